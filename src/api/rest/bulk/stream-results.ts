import { Readable } from 'node:stream';
import type { House } from '../../../context.ts';
import type { BulkPieces } from '../../../intake/bulk/bulk-piece.ts';
import type { BulkResult } from '../../../operations/bulk/bulk-item.ts';
import { keepBatch } from '../../../operations/bulk/keep-batch.ts';
import type { BulkRun } from '../../../operations/bulk/take-batch.ts';
import { batches, paceOf } from '../../jobs/batches.ts';
import { ensureStanding } from '../../jobs/ensure-standing.ts';
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
    for await (const items of batches(pieces, 0, paceOf(house.store))) {
      await ensureStanding(house.store, run.caller, house.now());
      const results = await keepBatch(house.unitOfWork, items, run, nothingElse);
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

const lineOf = (result: BulkResult): string => `${JSON.stringify(result)}\n`;
