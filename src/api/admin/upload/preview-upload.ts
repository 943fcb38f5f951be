import type { House } from '../../../context.ts';
import type { ReadableFormat } from '../../../formats/format.ts';
import { cutFile } from '../../../intake/bulk/bulk-input.ts';
import type { BulkItem, BulkResult } from '../../../operations/bulk/bulk-item.ts';
import { keepBatch } from '../../../operations/bulk/keep-batch.ts';
import type { Caller } from '../../../operations/caller.ts';
import { batches } from '../../jobs/batches.ts';
import type { KeptUpload } from './kept-upload.ts';

/** How many items are tried before a person decides. */
export const PREVIEWED = 20;

/** An item with what would become of it. */
export interface Previewed {
  readonly item: BulkItem;
  readonly result: BulkResult;
}

/** What would become of the first items of an upload: tried for real and undone, so nothing is kept and nobody is told. */
export async function previewUpload(
  { unitOfWork, rules, judging }: House,
  { input, form, options }: KeptUpload,
  caller: Caller,
  readable: readonly ReadableFormat[],
): Promise<readonly Previewed[]> {
  const items = await firstItems(cutFile(input.file, form, readable));
  if (items.length === 0) return [];
  const run = { options: { ...options, dryRun: true }, caller, rules, judging };
  const results = await keepBatch(unitOfWork, items, run, async () => undefined);
  return items.map((item, at) => ({ item, result: results[at]! }));
}

async function firstItems(pieces: Parameters<typeof batches>[0]): Promise<readonly BulkItem[]> {
  for await (const items of batches(pieces, 0, { size: PREVIEWED, isAhead: false })) return items;
  return [];
}
