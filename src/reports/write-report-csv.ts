import { stringify } from 'csv-stringify/sync';
import type { CellValue, ReportDocument } from './report-document.ts';
import { spellHead } from './spell-cell.ts';

const BATCH = 1000;

/**
 * The first table of a report as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets see it): numbers with a decimal
 * point, moments as ISO 8601. A text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
export function* writeReportCsv({ data }: ReportDocument): Generator<string> {
  const [first] = data;
  yield '\ufeff';
  if (first === undefined) return;
  yield lines([first.columns.map(spellHead)]);
  let batch: (readonly CellValue[])[] = [];
  for (const row of first.rows()) {
    batch.push(row.map((value, at) => plain(value, first.columns[at]!.decimals)));
    if (batch.length < BATCH) continue;
    yield lines(batch);
    batch = [];
  }
  yield lines(batch);
}

const lines = (rows: readonly (readonly CellValue[])[]): string =>
  stringify(rows as CellValue[][], { record_delimiter: '\r\n' });

function plain(value: CellValue, decimals = 6): CellValue {
  if (typeof value === 'number') return Number(value.toFixed(decimals));
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}
