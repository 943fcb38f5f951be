import type { NamedObject } from '../../formats/tables/core-table.ts';
import { writeCsv } from '../../formats/tables/write-csv.ts';
import { type FilledTable, writeJson } from '../../formats/tables/write-json.ts';
import { writeWorkbook } from '../../formats/tables/write-workbook.ts';
import { type ZipPart, zipStream } from '../../formats/tables/zip-stream.ts';

/** As what a whole expedition is written. */
export const WHOLE_FORMATS = ['csv', 'xlsx', 'json'] as const;

/** One of {@link WHOLE_FORMATS}. */
export type WholeFormat = (typeof WHOLE_FORMATS)[number];

/** A whole expedition as one file: CSV tables in a ZIP archive, a workbook with a sheet a table, or one JSON document. */
export function wholeExport(
  tables: readonly FilledTable<NamedObject>[],
  format: WholeFormat,
): AsyncIterable<string | Uint8Array> {
  if (format === 'json') return writeJson(tables);
  return format === 'xlsx' ? writeWorkbook(tables) : zipStream(csvParts(tables));
}

/** The CSV files of an expedition, those with rows; each is to be read to its end before the next is asked for. */
export async function* csvParts(tables: readonly FilledTable<NamedObject>[]): AsyncGenerator<ZipPart> {
  for (const { table, rows } of tables) {
    const texts = writeCsv(table, rows);
    const first = await texts.next();
    if (first.done === true) continue;
    yield { name: `${table.name}.csv`, content: continued(first.value, texts) };
  }
}

async function* continued(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}
