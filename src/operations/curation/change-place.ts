import { placePath } from '../../domain/curation/place-code.ts';
import { placeCodeTaken, placeNameTaken } from '../../domain/curation/place-findings.ts';
import { checkPlace, normalPlaceCode, type PlaceFacts } from '../../domain/curation/storage-place.ts';
import { CorestoneError } from '../../domain/error.ts';
import { bad, type Checked, type Finding, good } from '../../domain/finding.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { holdStorage } from '../hold-jobs.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type { StoragePlace } from './storage-ports.ts';

/** What may change of a place; what is left out stays. Its kind stays: a shelf that becomes a rack is another place. */
export type PlaceChanges = Partial<Omit<PlaceFacts, 'kind'>>;

/**
 * Changes a place; the place as it then is. Findings: those of `checkPlace`, `place-code-taken`, `place-name-taken`. Throws
 * `not-found`, `not-allowed`.
 */
export function changePlace(
  unitOfWork: UnitOfWork,
  code: string,
  changes: PlaceChanges,
  caller: Caller,
): Promise<Checked<StoragePlace>> {
  return unitOfWork(async (work) => {
    await holdStorage(work, caller);
    const before = await thePlace(work, code);
    ensureMay(caller, 'deposit', before.party);
    const [above] = before.parentId === null ? [] : await work.storage.findPlaces([before.parentId]);
    const name = (changes.name ?? before.name).trim().normalize('NFC');
    const after: StoragePlace = {
      ...before,
      ...changes,
      name,
      code: normalPlaceCode(changes.code ?? before.code),
      path: placePath(name, above?.path),
      changedAt: work.now(),
      changedBy: caller.name,
    };
    const findings = [...checkPlace(after, above?.kind), ...(await taken(work, before, after))];
    if (findings.length > 0) return bad(...findings);
    await work.storage.changePlace(after, before.path);
    await work.audit(caller, [{ action: 'change-storage-place', subject: after.code, before, after }], work.now());
    return good(after);
  });
}

/**
 * Removes a place that was made by mistake. Throws `not-found`, `not-allowed`, and `conflict` where something lies or lay in it: such a
 * place is closed instead, for its name stands in what happened.
 */
export async function removePlace(unitOfWork: UnitOfWork, code: string, caller: Caller): Promise<void> {
  await unitOfWork(async (work) => {
    await holdStorage(work, caller);
    const before = await thePlace(work, code);
    ensureMay(caller, 'deposit', before.party);
    if (await work.storage.isUsed(before.id))
      throw new CorestoneError('conflict', `Something lies or lay in ${before.code}; close it instead.`);
    await work.storage.removePlace(before.id);
    await work.audit(caller, [{ action: 'remove-storage-place', subject: before.code, before }], work.now());
  });
}

/** A place by its code in any case. Throws `not-found`. */
export async function thePlace(work: Pick<Work, 'storage'>, code: string): Promise<StoragePlace> {
  const [place] = await work.storage.findPlacesByCode([normalPlaceCode(code)]);
  if (place !== undefined) return place;
  throw new CorestoneError('not-found', `There is no place ${code}.`);
}

async function taken(work: Work, before: StoragePlace, after: StoragePlace): Promise<Finding[]> {
  const isAnothers = (found: readonly StoragePlace[]) => found.some((one) => one.id !== before.id);
  const findings: Finding[] = [];
  if (isAnothers(await work.storage.findPlacesByCode([after.code]))) findings.push(placeCodeTaken('code', after.code));
  if (isAnothers(await work.storage.findPlacesByPath([after.path])))
    findings.push(placeNameTaken('name', after.name, after.name));
  return findings;
}
