import type { TableRecord } from '../table.ts';
import { RowSplitter } from './row-splitter.ts';

/** How a text file ended: whole, in the middle of a quoted cell, or in a row too long to be one. */
export interface RecordsEnd {
  readonly kind: 'whole' | 'open-quote' | 'endless-row';
  /** Row in which the file ended; for an open quote the row in which it was opened. */
  readonly row: number;
  /** False when the last line has no line end. */
  readonly endedLine: boolean;
}

type TextRecord = TableRecord & { readonly cells: readonly string[] };

/**
 * The rows of delimited text as they stand, blank lines included as a row of one empty cell. Returns how the text ended;
 * bad quoting ends the rows early, it never throws.
 */
export async function* readRecords(
  chunks: AsyncIterable<string>,
  separator: string,
): AsyncGenerator<TextRecord, RecordsEnd> {
  const splitter = new RowSplitter(separator);
  let row = 0;
  for await (const chunk of chunks) {
    for (const cells of splitter.take(chunk)) yield { row: ++row, cells };
    if (splitter.isEndless) return { kind: 'endless-row', row: row + 1, endedLine: false };
  }
  if (splitter.isQuoted) return { kind: 'open-quote', row: row + 1, endedLine: false };
  const { endedLine } = splitter;
  for (const cells of splitter.rest()) yield { row: ++row, cells };
  return { kind: 'whole', row, endedLine };
}
