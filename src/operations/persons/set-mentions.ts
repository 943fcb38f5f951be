import type { FieldValues } from '../../domain/drilling/object-row.ts';
import { isSameValue } from '../../domain/drilling/same-value.ts';
import { CorestoneError } from '../../domain/error.ts';
import { readPersonName } from '../../domain/person/person-name.ts';
import type { PublicationFacts, WorkPerson } from '../../domain/publication/publication-facts.ts';
import type { Caller } from '../caller.ts';
import { keepParcel } from '../curation/parcels/keep-parcel.ts';
import { keepRequest } from '../curation/requests/keep-request.ts';
import type { Work } from '../ports.ts';
import type { ChangedObject } from '../tree-ports.ts';
import type { MentionChange } from './person-ports.ts';

/**
 * Says in every place of these changes what it says after them. Whether somebody may, and that they fit, was seen to before. Throws `conflict`
 * where somebody else stands in a place by now: stations and requesters change people without waiting for a merge.
 */
export async function setMentions(work: Work, changes: readonly MentionChange[], caller: Caller): Promise<void> {
  const of = (kind: MentionChange['kind']) => changes.filter((one) => one.kind === kind);
  await setContributors(work, of('contributor'), caller);
  await setChiefs(work, of('chief'), caller);
  await setScientists(work, of('request'), caller);
  await setRecipients(work, of('parcel'), caller);
  await setAuthors(work, of('publication'), caller);
}

async function setContributors(work: Work, changes: readonly MentionChange[], caller: Caller): Promise<void> {
  const values = await work.tree.valuesOf('contributor', placesOf(changes));
  const changed = changes.map(({ placeId, before, after }) => {
    const standing = values.get(placeId);
    ensureStands(before, standing?.contributor);
    const stated = { ...standing, contributor: after.name, orcid: after.orcid, ror: after.ror };
    return { id: placeId, type: 'contributor', values: withoutEmpty(stated) } as const;
  });
  await changeObjects(work, changed, values, caller);
}

async function setChiefs(work: Work, changes: readonly MentionChange[], caller: Caller): Promise<void> {
  const values = await work.tree.valuesOf('expedition', placesOf(changes));
  const byPlace = Map.groupBy(changes, (one) => one.placeId);
  const changed = [...byPlace].map(([id, some]) => {
    const before = values.get(id) ?? {};
    const names = Array.isArray(before.chief_scientists) ? [...(before.chief_scientists as readonly string[])] : [];
    for (const { position, before: one, after } of some) {
      ensureStands(one, names[position]);
      names[position] = after.name;
    }
    return { id, type: 'expedition', values: { ...before, chief_scientists: names } } as const;
  });
  await changeObjects(work, changed, values, caller);
}

/** Changes objects with a line of the audit trail each, in which stations look up who set a field. */
async function changeObjects(
  work: Work,
  changed: readonly ChangedObject[],
  values: ReadonlyMap<string, FieldValues>,
  caller: Caller,
): Promise<void> {
  if (changed.length === 0) return;
  const entries = changed.map(({ id, values: after }) => {
    const before = values.get(id) ?? {};
    const told = PERSON_FIELDS.filter((field) => !isSameValue(before[field], after[field]));
    const of = (from: FieldValues) => Object.fromEntries(told.map((field) => [field, from[field] ?? null]));
    return { action: 'change', subject: id, before: of(before), after: of(after) };
  });
  await work.tree.change(changed, work.now(), caller.name);
  await work.audit(caller, entries, work.now());
}

const PERSON_FIELDS = ['contributor', 'orcid', 'ror', 'chief_scientists'];

function ensureStands({ name }: MentionChange['before'], standing: unknown): void {
  if ((standing ?? '') === name) return;
  throw new CorestoneError('conflict', `${name} was changed meanwhile where it stands; look at it again.`);
}

async function setScientists(work: Work, changes: readonly MentionChange[], caller: Caller): Promise<void> {
  const byPlace = Map.groupBy(changes, (one) => one.placeId);
  for (const before of await work.requests.find([...byPlace.keys()])) {
    const scientists = before.scientists.map((one, at) => {
      const change = byPlace.get(before.id)!.find(({ position }) => position === at);
      if (change === undefined) return one;
      ensureStands(change.before, one.name);
      const { name, orcid, email } = change.after;
      return { ...one, name, orcid, email };
    });
    const note = { actor: caller, side: 'curator', kind: 'edit', text: 'people', isInternal: true } as const;
    await keepRequest(work, before, { ...before, scientists }, note);
  }
}

async function setRecipients(work: Work, changes: readonly MentionChange[], caller: Caller): Promise<void> {
  const byPlace = new Map(changes.map((one) => [one.placeId, one]));
  for (const before of await work.parcels.find([...byPlace.keys()])) {
    const { before: stood, after } = byPlace.get(before.id)!;
    ensureStands(stood, before.recipient.name);
    const { name, email } = after;
    const recipient = { ...before.recipient, name, email };
    const corrected = (['name', 'email'] as const).filter((field) => recipient[field] !== before.recipient[field]);
    await keepParcel(work, before, { recipient }, { action: 'correct-recipient', actor: caller, corrected });
  }
}

async function setAuthors(work: Work, changes: readonly MentionChange[], caller: Caller): Promise<void> {
  const byPlace = Map.groupBy(changes, (one) => one.placeId);
  for (const before of await work.publications.find([...byPlace.keys()])) {
    const renamed = withAuthors(before, byPlace.get(before.id)!);
    const changed = { revision: before.revision + 1, changedAt: work.now(), changedBy: caller.name };
    const after = { ...before, ...renamed, ...changed };
    await work.publications.change(after);
    await work.audit(caller, [{ action: 'change-publication', subject: before.id, before, after }], work.now());
  }
}

/** A work whose people are called otherwise, in its citation too. */
function withAuthors({ people, csl }: PublicationFacts, changes: readonly MentionChange[]) {
  const called = new Map(changes.map(({ position, after }) => [position, asWorkPerson(after.name)]));
  const renamed = people.map((one, at) => called.get(at) ?? one);
  const inCsl = (stated: unknown): unknown => {
    if (!Array.isArray(stated)) return stated;
    return stated.map((one: WorkPerson) => {
      const at = people.findIndex(({ family, given }) => family === one.family && given === one.given);
      const now = called.get(at);
      return now === undefined ? one : { ...one, ...now };
    });
  };
  const told = Object.entries(csl).map(([name, value]) => [name, PEOPLE.has(name) ? inCsl(value) : value]);
  return { people: renamed, csl: Object.fromEntries(told) as PublicationFacts['csl'] };
}

const PEOPLE = new Set(['author', 'editor']);

function asWorkPerson(name: string): WorkPerson {
  const { family, given } = readPersonName(name);
  return { family, ...(given !== '' && { given }) };
}

const placesOf = (changes: readonly MentionChange[]): string[] => [...new Set(changes.map((one) => one.placeId))];

const withoutEmpty = (values: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
