import { type CsvError, type Options, type Parser, parse } from 'csv-parse';
import type { TableRecord } from '../table.ts';
import { CellShortener } from './cell-shortener.ts';

/** How a text file ended: whole, in the middle of a quoted cell, in a row too long to be one, or broken otherwise. */
export interface RecordsEnd {
  readonly kind: 'whole' | 'open-quote' | 'endless-row' | 'broken';
  /** Row in which the file ended; for an open quote the row in which it was opened. */
  readonly row: number;
  /** False when the last line has no line end. */
  readonly endedLine: boolean;
}

/** The most characters one row may have, over all its cells. */
const LONGEST_ROW = 5_000_000;

const OPTIONS: Options = {
  record_delimiter: '\n',
  relax_column_count: true,
  relax_quotes: true,
  // Blanks behind a quoted cell are taken out before; blanks behind a plain one do no harm.
  ltrim: true,
  max_record_size: LONGEST_ROW,
};

type TextRecord = TableRecord & { readonly cells: readonly string[] };

/**
 * The rows of delimited text as they stand, blank lines included as a row of one empty cell. Returns how the text ended;
 * bad quoting ends the rows early, it never throws.
 */
export async function* readRecords(
  chunks: AsyncIterable<string>,
  separator: string,
): AsyncGenerator<TextRecord, RecordsEnd> {
  const shortener = new CellShortener(separator);
  const rows = new RowParser(separator);
  for await (const chunk of chunks) {
    await rows.feed(shortener.take(chunk));
    yield* rows.taken();
    if (rows.failure !== undefined) break;
  }
  await rows.end();
  yield* rows.taken();
  const kind = rows.failure === undefined ? 'whole' : badEnd(rows.failure);
  const isWhole = kind === 'whole';
  return { kind, row: isWhole ? rows.count : rows.count + 1, endedLine: isWhole && shortener.endedLine };
}

/**
 * The parser as something that is fed pieces and gives rows. Rows are taken at the moment they are parsed, since a stream
 * that fails throws away what nobody had read yet.
 */
class RowParser {
  count = 0;
  failure: Error | undefined;
  readonly #parser: Parser;
  #rows: TextRecord[] = [];

  constructor(separator: string) {
    const keep = (cells: string[]) => {
      this.count += 1;
      this.#rows.push({ row: this.count, cells });
      return null;
    };
    this.#parser = parse({ ...OPTIONS, delimiter: separator, on_record: keep });
    this.#parser.on('error', (error) => {
      this.failure = error;
    });
    this.#parser.resume();
  }

  feed(text: string): Promise<void> {
    return new Promise((resolve) => {
      this.#parser.write(text, () => resolve());
    });
  }

  end(): Promise<void> {
    return new Promise((resolve) => {
      if (this.failure === undefined) this.#parser.end(() => resolve());
      else resolve();
    });
  }

  /** The rows since the last call. */
  taken(): TextRecord[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }
}

function badEnd(error: Error): RecordsEnd['kind'] {
  const { code } = error as CsvError;
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'open-quote';
  if (code === 'CSV_MAX_RECORD_SIZE') return 'endless-row';
  if (code?.startsWith('CSV_')) return 'broken';
  throw error;
}
