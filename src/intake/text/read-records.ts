import { RowSplitter, type TextRecord } from './row-splitter.ts';

/** How a text file ended: whole, in the middle of a quoted cell, or in a row too long to be one. */
export interface RecordsEnd {
  readonly kind: 'whole' | 'open-quote' | 'endless-row';
  /** Row in which the file ended; for an open quote the row in which it was opened. */
  readonly row: number;
  /** False when the last line has no line end. */
  readonly endedLine: boolean;
}

/**
 * The rows of delimited text as they stand, blank lines included as a row of one empty cell. Returns how the text ended;
 * bad quoting ends the rows early, it never throws.
 */
export async function* readRecords(
  chunks: AsyncIterable<string>,
  separator: string,
): AsyncGenerator<TextRecord, RecordsEnd> {
  const rows = new RowSplitter(separator);
  for await (const chunk of chunks) {
    rows.feed(chunk);
    yield* rows.taken();
    if (rows.isEndless) break;
  }
  rows.end();
  yield* rows.taken();
  const kind = rows.isEndless ? 'endless-row' : rows.isInQuotes ? 'open-quote' : 'whole';
  const isWhole = kind === 'whole';
  return { kind, row: isWhole ? rows.count : rows.count + 1, endedLine: isWhole && rows.endedLine };
}
