import { Readable } from 'node:stream';
import { type CsvError, type Info, parse } from 'csv-parse';
import { bad, finding } from '../../domain/finding.ts';
import { LARGEST_DOCUMENT } from '../../formats/xml/read-xml.ts';
import type { BulkPiece, ByteStream } from './bulk-piece.ts';
import { type RowReader, rowReader } from './row-reader.ts';

const AT_ONCE = 500;

interface Row {
  readonly record: readonly string[];
  readonly info: Info;
}

/**
 * The items of a table: our own table of records, ICDP's ingest table, or simple columns as `igsn, title, url`. Cells stand
 * between commas, semicolons, bars or tabs, whichever the heading line has; the line of an item is that on which its row ends.
 * A table whose quotes break ends with a last item that says so, and so does one whose heading line is not understood.
 */
export async function* cutCsv(stream: ByteStream): AsyncGenerator<readonly BulkPiece[]> {
  const { delimiter, whole } = await sniffed(stream);
  const options = { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true, info: true } as const;
  const rows = Readable.from(whole, { objectMode: false }).pipe(
    parse({ ...options, max_record_size: LARGEST_DOCUMENT }),
  );
  let read: RowReader | undefined;
  let pieces: BulkPiece[] = [];
  let lines = 0;
  try {
    for await (const { record, info } of rows as AsyncIterable<Row>) {
      const line = info.lines;
      lines = line;
      if (read === undefined) {
        const made = rowReader(record);
        if (!made.ok) {
          yield [() => ({ line, checked: bad(...made.findings) })];
          return;
        }
        read = made.value;
        continue;
      }
      const reader = read;
      pieces.push(() => ({ line, checked: reader(record, line) }));
      if (pieces.length < AT_ONCE) continue;
      yield pieces;
      pieces = [];
    }
  } catch (error) {
    const { code, message } = error as CsvError;
    if (code === undefined || !code.startsWith('CSV_')) throw error;
    const line = lines + 1;
    pieces.push(() => ({ line, checked: bad(finding('bad-quotes', message, { rule: 'CSV quoting (RFC 4180)' })) }));
  }
  if (pieces.length > 0) yield pieces;
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
