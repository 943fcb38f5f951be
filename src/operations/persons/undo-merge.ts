import { CorestoneError } from '../../domain/error.ts';
import type { PersonFacts } from '../../domain/person/likely-same.ts';
import { type Caller, ensureMay, notAllowed } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import type { ChangeRules } from '../registry/record-change.ts';
import { forAudit, holdPlaces, type Merged, packedParcels, whilePeopleChange } from './merge-persons.ts';
import type { FoundMention, MentionChange, PersonMerge } from './person-ports.ts';
import { curatesMention } from './person-rights.ts';
import { retellPeople } from './retell-people.ts';
import { setMentions } from './set-mentions.ts';

/** A merge that was undone; `left` are places that say something else by now, or are gone, and stay as they are. */
export interface UndoneMerge extends Merged {
  readonly left: number;
}

/**
 * Takes a merge back: every place that still says what the merge put there says what it said before, in one transaction; records are
 * registered anew. A parcel that was shipped since keeps the address that it was shipped with. Throws `not-found`, `conflict` for one that
 * was undone, `not-allowed` where the caller does not curate all its places, or none is left and somebody else merged them.
 */
export async function undoMerge(
  unitOfWork: UnitOfWork,
  id: string,
  rules: ChangeRules,
  caller: Caller,
): Promise<UndoneMerge> {
  const { merge, changes, renamed } = await unitOfWork(async (work) => {
    await holdPlaces(work, caller);
    const merge = await work.persons.findMerge(id);
    if (merge === undefined) throw new CorestoneError('not-found', 'There is no such merge.');
    const placeIds = [...new Set(merge.changes.map((one) => one.placeId))];
    const there = new Map((await work.persons.mentions({ placeIds })).map((one) => [placeKey(one), one]));
    ensureMayUndo(
      merge,
      merge.changes.flatMap((one) => there.get(placeKey(one)) ?? []),
      caller,
    );
    const standing = merge.changes.filter((one) => isStanding(one, there.get(placeKey(one))));
    const at = work.now();
    if (!(await work.persons.endMerge(id, caller.name, at)))
      throw new CorestoneError('conflict', `The merge was undone on ${merge.undoneAt}.`);
    const packed = await packedParcels(work, standing);
    const changes = standing.map((one) => ({ ...one, before: one.after, after: valuesBefore(one, packed) }));
    const renamed = await whilePeopleChange(work, changes, () => setMentions(work, changes, caller));
    await work.audit(caller, [{ action: 'undo-merge-persons', subject: id, before: forAudit(merge) }], at);
    return { merge: { ...merge, undoneAt: at, undoneBy: caller.name }, changes, renamed };
  });
  const records = await retellPeople(unitOfWork, renamed, changes, rules, caller);
  return { merge, records, left: merge.changes.length - changes.length };
}

function ensureMayUndo(merge: PersonMerge, places: readonly FoundMention[], caller: Caller): void {
  const strange = places.find((one) => !curatesMention(caller, one));
  if (strange !== undefined) throw notAllowed(caller, 'deposit', strange.client);
  if (places.length === 0 && merge.mergedBy !== caller.name) ensureMay(caller, 'administer', '');
}

function valuesBefore({ kind, placeId, before, after }: MentionChange, packed: ReadonlySet<string>): PersonFacts {
  return kind === 'parcel' && !packed.has(placeId) ? { ...before, email: after.email } : before;
}

const placeKey = ({ kind, placeId, position }: Pick<FoundMention, 'kind' | 'placeId' | 'position'>): string =>
  `${kind} ${placeId} ${position}`;

const isStanding = ({ after }: MentionChange, now: FoundMention | undefined): boolean =>
  now !== undefined && (['name', 'orcid', 'ror', 'email'] as const).every((field) => now[field] === after[field]);
