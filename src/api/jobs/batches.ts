import type { BulkPieces } from '../../intake/bulk/bulk-piece.ts';
import type { BulkItem } from '../../operations/bulk/bulk-item.ts';

/** So many items are kept as one unit of work: fewer cost more commits, more make others wait longer for theirs. */
export const BATCH = 500;

/**
 * Reads pieces and gathers them into batches, the first `passOver` of them unread. While one batch is kept the next is read, as far
 * as the keeping leaves time for it; no more than that is in memory.
 */
export async function* batches(
  pieces: BulkPieces,
  passOver: number,
  size: number = BATCH,
): AsyncGenerator<readonly BulkItem[]> {
  const iterator = gathered(pieces, passOver, size);
  let next = iterator.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done === true) return;
      next = iterator.next();
      // Whoever does not come back for the next one is not told of its failure by a crash.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await next.catch(() => undefined);
    await iterator.return(undefined);
  }
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
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
  return undefined;
}
