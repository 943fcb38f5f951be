import { parse } from 'csv-parse';
import { bad, finding } from '../../domain/finding.ts';
import { LARGEST_DOCUMENT } from '../../formats/xml/read-xml.ts';
import type { BulkPiece, ByteStream } from './bulk-piece.ts';
import { type RowReader, rowReader } from './row-reader.ts';

/**
 * The items of a table: our own table of records, ICDP's ingest table, or simple columns as `igsn, title, url`. Cells stand
 * between commas, semicolons, bars or tabs, whichever the heading line has; the line of an item is that on which its row ends.
 * A table whose quotes break ends with a last item that says so, and so does one whose heading line is not understood.
 */
export async function* cutCsv(stream: ByteStream): AsyncGenerator<readonly BulkPiece[]> {
  const { delimiter, whole } = await sniffed(stream);
  let read: RowReader | undefined;
  for await (const rows of rowsOf(whole, delimiter)) {
    const pieces: BulkPiece[] = [];
    for (const { cells, line } of rows) {
      if (cells === undefined) pieces.push(() => ({ line, checked: bad(badQuotes()) }));
      else if (read === undefined) {
        const made = rowReader(cells);
        if (!made.ok) {
          yield [() => ({ line, checked: bad(...made.findings) })];
          return;
        }
        read = made.value;
      } else {
        const reader = read;
        pieces.push(() => ({ line, checked: reader(cells, line) }));
      }
    }
    if (pieces.length > 0) yield pieces;
  }
}

interface Row {
  /** Undefined where the quotes break; that row is the last. */
  readonly cells: readonly string[] | undefined;
  readonly line: number;
}

const badQuotes = () =>
  finding('bad-quotes', 'The quotes of the table break; nothing behind is read.', { rule: 'CSV quoting (RFC 4180)' });

/** The rows that each chunk completes. The parser hands them over at once, so that an error behind them takes none away. */
async function* rowsOf(stream: ByteStream, delimiter: string): AsyncGenerator<readonly Row[]> {
  let rows: Row[] = [];
  let line = 0;
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LARGEST_DOCUMENT,
    on_record: (cells: string[], { lines }) => {
      line = lines;
      rows.push({ cells, line });
      return null;
    },
  });
  parser.on('error', () => undefined);
  parser.resume();
  const taken = (given: (done: (error?: Error | null) => void) => void) => {
    return new Promise<Error | null | undefined>((resolve) => given(resolve));
  };
  const give = (): readonly Row[] => {
    const some = rows;
    rows = [];
    return some;
  };
  for await (const chunk of stream) {
    const error = await taken((done) => void parser.write(chunk, done));
    yield give();
    if (error) return void (yield [{ cells: undefined, line: line + 1 }]);
  }
  const error = await taken((done) => void parser.end(done));
  yield give();
  if (error) yield [{ cells: undefined, line: line + 1 }];
}

/** The delimiter that the heading line has most of, and the whole stream again. */
async function sniffed(stream: ByteStream) {
  const iterator = stream[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let text = '';
  while (!text.includes('\n') && text.length < 65_536) {
    const { value, done } = await iterator.next();
    if (done === true) break;
    seen.push(value);
    text += Buffer.from(value).toString('latin1');
  }
  const heading = text.split('\n', 1)[0]!;
  const [delimiter] = [',', ';', '|', '\t'].toSorted((a, b) => heading.split(b).length - heading.split(a).length);
  return { delimiter: delimiter!, whole: chained(seen, iterator) };
}

async function* chained(seen: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* seen;
  for (;;) {
    const { value, done } = await rest.next();
    if (done === true) return;
    yield value;
  }
}
