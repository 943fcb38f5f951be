import { CorestoneError } from '../../domain/error.ts';
import { MOST_OPERATIONS } from '../../domain/station/station-operation.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import { takeTogether } from '../registry/take-together.ts';
import { type AppliedBatch, applyWishes, type EntryWish } from './apply-wishes.ts';
import type { EntryBatch } from './entry-run.ts';
import { KeptVocabularies } from './kept-vocabularies.ts';

/**
 * Takes what people did at a station, and answers when it is kept for good: a batch is kept whole or not at all. Rejects with
 * `invalid-input` for a batch of none or over 500 operations or with an id twice, `not-found`, `not-allowed`.
 */
export type EnterBatch = (batch: EntryBatch, caller: Caller) => Promise<AppliedBatch>;

/**
 * Commits the batches of stations that arrive together as one unit of work, as {@link takeTogether} does for changes of
 * records: stations that enter into one expedition would otherwise wait for each other's commits. A batch that cannot be
 * kept harms no other.
 */
export function enterTogether(unitOfWork: UnitOfWork): EnterBatch {
  const kept = new KeptVocabularies();
  const commit = (wishes: readonly EntryWish[]) => unitOfWork((work) => applyWishes(work, wishes, kept));
  const queues = new Map<string, (wish: EntryWish) => Promise<AppliedBatch | CorestoneError>>();
  return async (batch, caller) => {
    ensureBatch(batch);
    const queue = queues.get(batch.expeditionId) ?? takeTogether(commit, fitting);
    queues.set(batch.expeditionId, queue);
    const applied = await queue({ batch, caller });
    if (applied instanceof CorestoneError) throw applied;
    return applied;
  };
}

/**
 * How many go together. An operation that comes twice waits for its own answer; what is more than one batch may hold is left
 * to the next unit of work, so that a station that was long away keeps the others waiting no longer than it must.
 */
function fitting(wishes: readonly EntryWish[]): number {
  const ids = new Set<string>();
  const end = wishes.findIndex(({ batch: { operations } }, nth) => {
    const isTooMuch = nth > 0 && ids.size + operations.length > MOST_OPERATIONS;
    if (isTooMuch || operations.some(({ id }) => ids.has(id))) return true;
    for (const { id } of operations) ids.add(id);
    return false;
  });
  return end < 0 ? wishes.length : end;
}

function ensureBatch({ operations }: EntryBatch): void {
  const count = operations.length;
  if (count < 1 || count > MOST_OPERATIONS)
    throw new CorestoneError('invalid-input', `A batch has 1 to ${MOST_OPERATIONS} operations, not ${count}.`);
  if (new Set(operations.map((one) => one.id)).size < count)
    throw new CorestoneError('invalid-input', 'Every operation of a batch has an id of its own.');
}
