import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CsvError, type Options, parse } from 'csv-parse';
import type { TableRecord } from '../table.ts';
import { CellShortener } from './cell-shortener.ts';

/** How a text file ended: whole, in the middle of a quoted cell, or in a row too long to be one. */
export interface RecordsEnd {
  readonly kind: 'whole' | 'open-quote' | 'endless-row';
  /** Row in which the file ended; for an open quote the row in which it was opened. */
  readonly row: number;
  /** False when the last line has no line end. */
  readonly endedLine: boolean;
}

/** The most characters one row may have, over all its cells. */
const LONGEST_ROW = 20_000_000;

const OPTIONS: Options = {
  record_delimiter: '\n',
  relax_column_count: true,
  relax_quotes: true,
  trim: true,
  max_record_size: LONGEST_ROW,
};

/**
 * The rows of delimited text as they stand, blank lines included as a row of one empty cell. Returns how the text ended;
 * bad quoting ends the rows early, it never throws.
 */
export async function* readRecords(
  chunks: AsyncIterable<string>,
  separator: string,
): AsyncGenerator<TableRecord & { readonly cells: readonly string[] }, RecordsEnd> {
  const shortener = new CellShortener(separator);
  const parser = parse({ ...OPTIONS, delimiter: separator });
  // A failure shows itself where the rows are taken; here it only must not stay unhandled.
  pipeline(Readable.from(shortened(chunks, shortener)), parser).catch(() => undefined);
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      yield { row, cells };
    }
  } catch (error) {
    const kind = badEnd(error);
    if (kind === undefined) throw error;
    return { kind, row: row + 1, endedLine: false };
  } finally {
    parser.destroy();
  }
  return { kind: 'whole', row, endedLine: shortener.endedLine };
}

async function* shortened(chunks: AsyncIterable<string>, shortener: CellShortener): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    const kept = shortener.take(chunk);
    if (kept !== '') yield kept;
  }
}

function badEnd(error: unknown): RecordsEnd['kind'] | undefined {
  const code = (error as CsvError).code;
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'open-quote';
  return code === 'CSV_MAX_RECORD_SIZE' ? 'endless-row' : undefined;
}
