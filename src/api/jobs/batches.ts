import { breathe } from '../../intake/bulk/breathe.ts';
import type { BulkPieces } from '../../intake/bulk/bulk-piece.ts';
import type { BulkItem } from '../../operations/bulk/bulk-item.ts';
import type { Engine } from '../../store/store.ts';
import { oneAhead } from './one-ahead.ts';

/** How a bulk input is taken: so many items as one unit of work, and whether the next are read while these are kept. */
export interface Pace {
  readonly size: number;
  readonly isAhead: boolean;
}

const PACES: Readonly<Record<Engine, Pace>> = {
  // Keeping them holds up the event loop, and nobody could read meanwhile: a batch takes about ten milliseconds.
  sqlite: { size: 100, isAhead: false },
  // The event loop is free while the database works, and each batch costs a dozen questions over a wire.
  postgres: { size: 250, isAhead: true },
};

/** The pace of an engine: larger batches cost fewer commits, and make others wait longer for theirs. */
export function paceOf({ engine }: { readonly engine: Engine }): Pace {
  return PACES[engine];
}

/** After so many items were read others get their turn. */
const AT_A_TIME = 50;

/**
 * Reads pieces and gathers them into batches, the first `passOver` of them unread. Where the pace says so, the next batch is read
 * while one is kept, as far as the keeping leaves time for it; no more than that is in memory.
 */
export async function* batches(
  pieces: BulkPieces,
  passOver: number,
  { size, isAhead }: Pace,
): AsyncGenerator<readonly BulkItem[]> {
  const all = gathered(pieces, passOver, size);
  yield* isAhead ? oneAhead(all) : all;
}

async function* gathered(
  pieces: BulkPieces,
  passOver: number,
  size: number,
): AsyncGenerator<readonly BulkItem[], undefined> {
  let passed = 0;
  let batch: BulkItem[] = [];
  for await (const some of pieces) {
    for (const read of some) {
      if (passed++ < passOver) continue;
      batch.push(read());
      if (batch.length % AT_A_TIME === 0) await breathe();
      if (batch.length < size) continue;
      const full = batch;
      batch = [];
      yield full;
    }
  }
  if (batch.length > 0) yield batch;
  return undefined;
}
