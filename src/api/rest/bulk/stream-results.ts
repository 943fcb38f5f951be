import { Readable } from 'node:stream';
import type { House } from '../../../context.ts';
import type { BulkPieces } from '../../../intake/bulk/bulk-piece.ts';
import type { BulkResult } from '../../../operations/bulk/bulk-item.ts';
import { keepBatch } from '../../../operations/bulk/keep-batch.ts';
import type { BulkRun } from '../../../operations/bulk/take-batch.ts';
import type { UnitOfWork } from '../../../operations/ports.ts';
import { batches, paceOf } from '../../jobs/batches.ts';
import { ensureStanding } from '../../jobs/ensure-standing.ts';
import { oneAhead } from '../../jobs/one-ahead.ts';
import { problemOf } from '../../problem.ts';

/**
 * Takes pieces as they come in and answers with one line for each item once its batch is kept, and a last line `{"summary":…}`.
 * Trouble ends it with a line `{"problem":…}`; what was told before is kept. Nobody reads on faster than results are taken.
 */
export function streamResults(
  house: House,
  pieces: BulkPieces,
  run: BulkRun,
  onError: (error: unknown) => void,
): Readable {
  return Readable.from(lines(house, pieces, run, onError), { objectMode: false, highWaterMark: 65_536 });
}

const nothingElse = async () => undefined;

async function* lines(
  house: House,
  pieces: BulkPieces,
  run: BulkRun,
  onError: (error: unknown) => void,
): AsyncGenerator<string> {
  let done = 0;
  let rejected = 0;
  const summary = () => ({ done, accepted: done - rejected, rejected });
  try {
    for await (const { results, onDisk } of oneAhead(keptBatches(house, pieces, run))) {
      await onDisk;
      done += results.length;
      rejected += results.filter((one) => one.outcome === 'refused').length;
      yield results.map(lineOf).join('');
    }
    yield `${JSON.stringify({ summary: summary() })}\n`;
  } catch (error) {
    const problem = problemOf(error, house.settings.baseUrl);
    if (problem.status >= 500) onError(error);
    yield `${JSON.stringify({ problem, summary: summary() })}\n`;
  }
}

/** Results of a batch that is committed, and when they may be told. */
interface KeptBatch {
  readonly results: readonly BulkResult[];
  readonly onDisk: Promise<void>;
}

/** The disk takes a batch while the next one is read: waiting for it at each took a sixth of the time. */
async function* keptBatches(house: House, pieces: BulkPieces, run: BulkRun): AsyncGenerator<KeptBatch, undefined> {
  const committing: UnitOfWork = (body) => house.unitOfWork(body, 'committed');
  for await (const items of batches(pieces, 0, paceOf(house.store))) {
    await ensureStanding(house.store, run.caller, house.now());
    const results = await keepBatch(committing, items, run, nothingElse);
    const onDisk = house.store.onDisk();
    // Told where the batch is; nobody listens when the request has gone.
    onDisk.catch(() => undefined);
    yield { results, onDisk };
  }
  return undefined;
}

const lineOf = (result: BulkResult): string => `${JSON.stringify(result)}\n`;
