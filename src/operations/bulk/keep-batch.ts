import { CorestoneError } from '../../domain/error.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type { BulkItem, BulkResult } from './bulk-item.ts';
import { judgeItems } from './judge-items.ts';
import { type BulkRun, refusalFor, takeBatch } from './take-batch.ts';

/** What else is kept in the unit of work of a batch: how far the job is. */
export type OnKept = (work: Work, results: readonly BulkResult[]) => Promise<void>;

/** Trouble of the store or of the job as a whole, not of an item. */
const TROUBLE = new Set(['store-unavailable', 'store-full', 'busy', 'interrupted', 'wrong-call']);
/** SQLSTATE classes of what a statement's data are to blame for: 22 data exception, 23 integrity. */
const OF_DATA = /^2[23]/;

/** Carries the results out of a unit of work that is to be undone. */
class Undone extends Error {
  readonly results: readonly BulkResult[];

  constructor(results: readonly BulkResult[]) {
    super('A dry run is undone.');
    this.results = results;
  }
}

/**
 * Keeps one batch and what goes with it as one unit of work, or nothing of it for a dry run; what is to be registered is judged
 * before by {@link judgeItems}. If the batch fails as a whole by the fault of an item, its halves are tried, down to the item,
 * which is refused. Throws where the store is in trouble.
 */
export async function keepBatch(
  unitOfWork: UnitOfWork,
  items: readonly BulkItem[],
  run: BulkRun,
  onKept: OnKept,
): Promise<readonly BulkResult[]> {
  // Outside of the transaction, which holds up everybody who writes.
  const judged = run.options.kind === 'register' ? await judgeItems(items, run.judging) : items;
  return keepJudged(unitOfWork, judged, run, onKept);
}

async function keepJudged(
  unitOfWork: UnitOfWork,
  items: readonly BulkItem[],
  run: BulkRun,
  onKept: OnKept,
): Promise<readonly BulkResult[]> {
  try {
    return run.options.dryRun
      ? await tryOut(unitOfWork, items, run, onKept)
      : await unitOfWork(async (work) => {
          const results = await takeBatch(work, items, run);
          await onKept(work, results);
          return results;
        });
  } catch (error) {
    if (!isOfItem(error)) throw error;
    if (items.length === 1) return [await refuse(unitOfWork, items[0]!, error, onKept)];
    const half = Math.ceil(items.length / 2);
    const first = await keepJudged(unitOfWork, items.slice(0, half), run, onKept);
    return [...first, ...(await keepJudged(unitOfWork, items.slice(half), run, onKept))];
  }
}

async function tryOut(unitOfWork: UnitOfWork, items: readonly BulkItem[], run: BulkRun, onKept: OnKept) {
  const results = await unitOfWork(async (work) => {
    throw new Undone(await takeBatch(work, items, run));
  }).catch((error: unknown) => {
    if (error instanceof Undone) return error.results;
    throw error;
  });
  await unitOfWork((work) => onKept(work, results));
  return results;
}

function isOfItem(error: unknown): boolean {
  if (error instanceof CorestoneError) return !TROUBLE.has(error.code);
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && OF_DATA.test(code);
}

async function refuse(unitOfWork: UnitOfWork, item: BulkItem, error: unknown, onKept: OnKept): Promise<BulkResult> {
  const words = error instanceof Error ? error.message : String(error);
  const known = error instanceof CorestoneError ? error : new CorestoneError('invalid-input', words);
  const result = refusalFor(item, known);
  await unitOfWork((work) => onKept(work, [result]));
  return result;
}
