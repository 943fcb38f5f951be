import { CorestoneError } from '../../domain/error.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { parseOrcid } from '../../domain/identifier/orcid.ts';
import { parseRor } from '../../domain/identifier/ror.ts';
import { isMailAddress } from '../../domain/mail/mail-address.ts';
import { bareOrcid, type Mention, type PersonFacts } from '../../domain/person/likely-same.ts';
import { readPersonName, writePersonName } from '../../domain/person/person-name.ts';
import { UNWRITABLE_IN_NAMES } from '../../domain/unwritable.ts';
import type { Caller } from '../caller.ts';
import { holdPersons, holdPublications, holdStorage } from '../hold-jobs.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type { ChangeRules } from '../registry/record-change.ts';
import type { FoundMention, MentionChange, PersonMerge } from './person-ports.ts';
import { curatedMentions } from './person-rights.ts';
import { peopleOf, type RenamedPeople, retellPeople } from './retell-people.ts';
import { setMentions } from './set-mentions.ts';

/** Spellings that are one person, as they stand, and what is right. What is right but empty leaves what stands there. */
export interface WantedMerge {
  readonly spellings: readonly Pick<PersonFacts, 'name' | 'orcid' | 'email'>[];
  readonly right: PersonFacts;
}

/** A merge with how many records have a new version. */
export interface Merged {
  readonly merge: PersonMerge;
  readonly records: number;
}

/** Places that one merge changes at most. */
const MOST_PLACES = 1000;

/**
 * Says everywhere the caller curates that these spellings are one person: one transaction, kept so that it can be undone, with a line in the
 * audit trail that holds no address. Then what is registered of it is registered anew. A place keeps the order in which it writes names. Throws
 * `invalid-input` with `person-name`, `person-spellings`, `person-email`, those of `parseOrcid` and `parseRor`; `not-found` where nobody
 * stands so in any place that the caller curates.
 */
export async function mergePersons(
  unitOfWork: UnitOfWork,
  { spellings, right: typed }: WantedMerge,
  rules: ChangeRules,
  caller: Caller,
): Promise<Merged> {
  const right = ensureRight(spellings, typed);
  const { merge, renamed } = await unitOfWork(async (work) => {
    await holdPlaces(work, caller);
    const wanted = new Set(spellings.map(spellingKey));
    const names = [...new Set(spellings.map((one) => one.name))];
    const curated = curatedMentions(caller, await work.persons.mentions({ names }));
    const found = curated.filter((one) => wanted.has(spellingKey(one)));
    if (found.length === 0) throw new CorestoneError('not-found', 'Nobody stands so in a place that you curate.');
    const packed = await packedParcels(work, found);
    const changes = found.map((one) => changeOf(one, right, packed)).filter(isChange);
    if (changes.length > MOST_PLACES)
      throw invalid('person-spellings', 'spellings', `${changes.length} places`, `at most ${MOST_PLACES} at once`);
    const renamed = await whilePeopleChange(work, changes, () => setMentions(work, changes, caller));
    const at = work.now();
    const kept = { id: work.newKey(), right, changes, mergedAt: at, mergedBy: caller.name };
    const merge: PersonMerge = { ...kept, undoneAt: null, undoneBy: null };
    await work.persons.addMerge(merge);
    await work.audit(caller, [{ action: 'merge-persons', subject: merge.id, after: forAudit(merge) }], at);
    return { merge, renamed };
  });
  return { merge, records: await retellPeople(unitOfWork, renamed, merge.changes, rules, caller) };
}

/** Holds all that people stand in, in one order. */
export async function holdPlaces(work: Work, caller: Caller): Promise<void> {
  await holdPersons(work, caller);
  await holdPublications(work, caller);
  await holdStorage(work, caller);
}

/** The people of each expedition whose contributors change, before and after. */
export async function whilePeopleChange(
  work: Work,
  changes: readonly MentionChange[],
  change: () => Promise<void>,
): Promise<readonly RenamedPeople[]> {
  const stated = changes.filter(({ kind }) => kind === 'contributor' || kind === 'chief');
  const ids = [...new Set(stated.flatMap((one) => one.expeditionId ?? []))];
  for (const id of ids) await work.tree.holdExpedition(id);
  const before = new Map<string, RenamedPeople['before']>();
  for (const id of ids) before.set(id, await peopleOf(work, id));
  await change();
  const renamed: RenamedPeople[] = [];
  for (const id of ids) renamed.push({ expeditionId: id, before: before.get(id)!, after: await peopleOf(work, id) });
  return renamed;
}

/** By which a spelling is known: as it stands, in any case of the address. */
export function spellingKey({ name, orcid, email }: Pick<PersonFacts, 'name' | 'orcid' | 'email'>): string {
  return JSON.stringify([name, orcid, email.toLowerCase()]);
}

/** A merge for the audit trail, which keeps for ever what it has: what is public of it. */
export function forAudit({ right, changes }: PersonMerge) {
  const counts = Object.fromEntries(
    [...Map.groupBy(changes, ({ kind }) => kind)].map(([kind, some]) => [kind, some.length]),
  );
  const isPublic = changes.some(({ kind }) => kind === 'contributor' || kind === 'chief' || kind === 'publication');
  return { ...(isPublic && { name: right.name, orcid: right.orcid }), places: counts };
}

/** Parcels that are not shipped: only of those another address changes nothing that went out. */
export async function packedParcels(
  work: Work,
  found: readonly Pick<FoundMention, 'kind' | 'placeId'>[],
): Promise<ReadonlySet<string>> {
  const ids = found.filter(({ kind }) => kind === 'parcel').map((one) => one.placeId);
  return new Set((await work.parcels.find(ids)).filter((one) => one.state === 'packed').map((one) => one.id));
}

function changeOf(one: FoundMention, right: PersonFacts, packed: ReadonlySet<string>): MentionChange {
  const { kind, placeId, position, expeditionId, name, orcid, ror, email } = one;
  const holds = HOLDS[kind];
  const mayMail = kind !== 'parcel' || packed.has(placeId);
  const after = {
    name: writePersonName(readPersonName(right.name), kind === 'contributor' || kind === 'chief' ? '' : name),
    orcid: holds.orcid && right.orcid !== '' && bareOrcid(orcid) !== right.orcid ? right.orcid : orcid,
    ror: holds.ror && right.ror !== '' && bareRor(ror) !== right.ror ? right.ror : ror,
    email: (holds.email && mayMail && right.email) || email,
  };
  return { kind, placeId, position, expeditionId, before: { name, orcid, ror, email }, after };
}

/** What is right but spelled as an address there stays as it is spelled. */
function bareRor(stated: string): string {
  const read = stated === '' ? undefined : parseRor(stated);
  return read?.ok === true ? read.value : stated;
}

/** What a place can say of a person beside the name. */
const HOLDS: Readonly<Record<Mention['kind'], { orcid?: true; ror?: true; email?: true }>> = {
  contributor: { orcid: true, ror: true },
  chief: {},
  request: { orcid: true, email: true },
  publication: {},
  parcel: { email: true },
};

const isChange = ({ before, after }: MentionChange): boolean =>
  (['name', 'orcid', 'ror', 'email'] as const).some((field) => before[field] !== after[field]);

function ensureRight(spellings: WantedMerge['spellings'], typed: PersonFacts): PersonFacts {
  const name = typed.name.trim().replace(/\s+/g, ' ');
  const email = typed.email.trim();
  const findings: Finding[] = [];
  if (spellings.length === 0) findings.push(wrong('person-spellings', 'spellings', '', 'at least one spelling'));
  if (name === '' || name.length > 200 || UNWRITABLE_IN_NAMES.test(name))
    findings.push(wrong('person-name', 'name', name, '1 to 200 characters, one line'));
  const orcid = typed.orcid.trim() === '' ? undefined : parseOrcid(typed.orcid);
  const ror = typed.ror.trim() === '' ? undefined : parseRor(typed.ror);
  findings.push(...(orcid?.findings ?? []), ...(ror?.findings ?? []).map((one) => ({ ...one, field: 'ror' })));
  if (email !== '' && !isMailAddress(email))
    findings.push(wrong('person-email', 'email', email, 'one address, such as ada@example.org'));
  if (findings.length > 0) throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
  const stated = (read: typeof orcid | typeof ror, from: string) => (read?.ok ? read.value : from);
  return { name, email, orcid: stated(orcid, ''), ror: stated(ror, '') };
}

const wrong = (code: string, field: string, value: string, rule: string): Finding =>
  finding(code, value === '' ? 'Nothing is stated.' : `${value.slice(0, 60)} does not fit.`, { field, value, rule });

function invalid(code: string, field: string, value: string, rule: string): CorestoneError {
  const said = wrong(code, field, value, rule);
  return new CorestoneError('invalid-input', said.message, { findings: [said] });
}
