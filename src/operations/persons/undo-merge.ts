import { CorestoneError } from '../../domain/error.ts';
import { type Caller, notAllowed } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import type { ChangeRules } from '../registry/record-change.ts';
import { forAudit, holdPlaces, type Merged, whilePeopleChange } from './merge-persons.ts';
import type { FoundMention, MentionChange } from './person-ports.ts';
import { curatesMention } from './person-rights.ts';
import { retellPeople } from './retell-people.ts';
import { setMentions } from './set-mentions.ts';

/** A merge that was undone; `left` are places that say something else by now, or are gone, and stay as they are. */
export interface UndoneMerge extends Merged {
  readonly left: number;
}

/**
 * Takes a merge back: every place that still says what the merge put there says what it said before, in one transaction; records are
 * registered anew. Throws `not-found`, `conflict` for one that was undone, `not-allowed` where the caller does not curate all its places.
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
    const there = new Map((await work.persons.mentions()).map((one) => [placeKey(one), one]));
    const standing = merge.changes.filter((one) => isStanding(one, there.get(placeKey(one))));
    const strange = standing.map((one) => there.get(placeKey(one))!).find((one) => !curatesMention(caller, one));
    if (strange !== undefined) throw notAllowed(caller, 'deposit', strange.client);
    const at = work.now();
    if (!(await work.persons.endMerge(id, caller.name, at)))
      throw new CorestoneError('conflict', `The merge was undone on ${merge.undoneAt}.`);
    const changes = standing.map((one) => ({ ...one, before: one.after, after: one.before }));
    const renamed = await whilePeopleChange(work, changes, () => setMentions(work, changes, caller));
    await work.audit(caller, [{ action: 'undo-merge-persons', subject: id, before: forAudit(merge) }], at);
    return { merge: { ...merge, undoneAt: at, undoneBy: caller.name }, changes, renamed };
  });
  const records = await retellPeople(unitOfWork, renamed, changes, rules, caller);
  return { merge, records, left: merge.changes.length - changes.length };
}

const placeKey = ({ kind, placeId, position }: Pick<FoundMention, 'kind' | 'placeId' | 'position'>): string =>
  `${kind} ${placeId} ${position}`;

const isStanding = ({ after }: MentionChange, now: FoundMention | undefined): boolean =>
  now !== undefined && (['name', 'orcid', 'ror', 'email'] as const).every((field) => now[field] === after[field]);
