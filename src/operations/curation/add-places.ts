import { placePath, proposePlaceCode } from '../../domain/curation/place-code.ts';
import { placeCodeTaken, placeNameTaken } from '../../domain/curation/place-findings.ts';
import { checkPlace, normalPlaceCode, type PlaceFacts } from '../../domain/curation/storage-place.ts';
import { bad, type Checked, type Finding, finding, good } from '../../domain/finding.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { holdStorage } from '../hold-jobs.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type { StoragePlace } from './storage-ports.ts';

/** A place as somebody states it. `in` is the code of the place it lies in, which may be stated before it in the same call. */
export interface WantedPlace extends Partial<Omit<PlaceFacts, 'kind' | 'name'>>, Pick<PlaceFacts, 'kind' | 'name'> {
  readonly in?: string | undefined;
  /** Whose place it is; that of the place it lies in unless said. Only for one that lies in none. */
  readonly party?: string | undefined;
}

/**
 * Adds places, all or nothing. Findings name their place as `places[3].code`: those of `checkPlace`, `place-unknown` for one it should
 * lie in, `place-code-taken`, `place-name-taken`, `place-party` for a party that there is not. Throws `not-allowed` for who may not deposit for whose place it is.
 */
export function addPlaces(
  unitOfWork: UnitOfWork,
  wanted: readonly WantedPlace[],
  caller: Caller,
): Promise<Checked<readonly StoragePlace[]>> {
  return unitOfWork(async (work) => {
    await holdStorage(work, caller);
    const made = await make(work, wanted, caller);
    if (!made.ok) return made;
    for (const party of new Set(made.value.map((one) => one.party))) ensureMay(caller, 'deposit', party);
    await work.storage.addPlaces(made.value);
    const at = work.now();
    const entries = made.value.map((after) => ({ action: 'add-storage-place', subject: after.code, after }));
    await work.audit(caller, entries, at);
    return made;
  });
}

async function make(work: Work, wanted: readonly WantedPlace[], caller: Caller): Promise<Checked<StoragePlace[]>> {
  const byCode = await namedIn(work, wanted);
  const made: StoragePlace[] = [];
  const findings: Finding[] = [];
  for (const [at, one] of wanted.entries()) {
    const above = one.in === undefined ? undefined : byCode.get(normalPlaceCode(one.in));
    const place = asPlace(one, above, work, caller);
    const said = one.in !== undefined && above === undefined ? [unknown(one.in)] : checkPlace(place, above?.kind);
    findings.push(...said.map((each) => ({ ...each, field: `places[${at}].${each.field}` })));
    made.push(place);
    byCode.set(place.code, place);
  }
  findings.push(...(await taken(work, made)), ...(await strangers(work, made)));
  return findings.length > 0 ? bad(...findings) : good(made);
}

async function namedIn(work: Work, wanted: readonly WantedPlace[]): Promise<Map<string, StoragePlace>> {
  const codes = new Set(wanted.flatMap((one) => (one.in === undefined ? [] : [normalPlaceCode(one.in)])));
  return new Map((await work.storage.findPlacesByCode([...codes])).map((one) => [one.code, one]));
}

function asPlace(one: WantedPlace, above: StoragePlace | undefined, work: Work, caller: Caller): StoragePlace {
  const name = one.name.trim().normalize('NFC');
  return {
    id: work.newKey(),
    parentId: above?.id ?? null,
    path: placePath(name, above?.path),
    kind: one.kind,
    name,
    code: one.code === undefined ? proposePlaceCode(name, above?.code) : normalPlaceCode(one.code),
    party: above?.party ?? (one.party ?? caller.within ?? caller.grants[0]?.party ?? '').toUpperCase(),
    mostThings: one.mostThings ?? null,
    ownWeightKg: one.ownWeightKg ?? null,
    weightLimitKg: one.weightLimitKg ?? null,
    temperatureC: one.temperatureC ?? null,
    climate: (one.climate ?? '').trim(),
    comment: (one.comment ?? '').trim(),
    isClosed: one.isClosed ?? false,
    changedAt: work.now(),
    changedBy: caller.name,
  };
}

/** Codes and names that another place has already, in the store or in the same call. */
async function taken(work: Work, made: readonly StoragePlace[]): Promise<Finding[]> {
  const codes = new Set((await work.storage.findPlacesByCode(made.map((one) => one.code))).map((one) => one.code));
  const paths = new Set((await work.storage.findPlacesByPath(made.map((one) => one.path))).map((one) => one.path));
  return made.flatMap((one, at) => {
    const said: Finding[] = [];
    if (codes.has(one.code)) said.push(placeCodeTaken(`places[${at}].code`, one.code));
    if (paths.has(one.path)) said.push(placeNameTaken(`places[${at}].name`, one.name, one.name));
    codes.add(one.code);
    paths.add(one.path);
    return said;
  });
}

/** Repositories of parties that there are not; what lies in one says nothing of its own. */
async function strangers(work: Work, made: readonly StoragePlace[]): Promise<Finding[]> {
  const stated = [...new Set(made.map((one) => one.party).filter((one) => one !== ''))];
  const known = new Set(stated.length === 0 ? [] : await work.parties.partySymbols(stated));
  return made.flatMap(({ party, parentId }, at) =>
    parentId !== null || party === '' || known.has(party)
      ? []
      : [
          finding('place-party', `There is no agent or client ${party}.`, {
            field: `places[${at}].party`,
            value: party,
            rule: 'the symbol of an agent or client, or empty',
          }),
        ],
  );
}

const unknown = (code: string): Finding =>
  finding('place-unknown', `There is no place ${code}.`, { field: 'in', value: code, rule: 'the code of a place' });
