import { spreadsheetCell } from './cell-text.ts';
import type { TableShape } from './core-table.ts';

const LINE_END = '\r\n';

/** How many rows are joined before they go on their way. */
const ROWS_AT_ONCE = 500;

/** A table as CSV (RFC 4180, UTF-8) with a heading line; nothing at all where there are no rows. */
export async function* writeCsv<Row>(table: TableShape<Row>, rows: AsyncIterable<Row>): AsyncGenerator<string> {
  let lines = [line(table.columns.map((column) => column.heading))];
  let count = 0;
  for await (const row of rows) {
    count++;
    lines.push(line(table.columns.map(({ cell }) => spreadsheetCell(cell(row)))));
    if (lines.length < ROWS_AT_ONCE) continue;
    yield lines.join('');
    lines = [];
  }
  if (count > 0 && lines.length > 0) yield lines.join('');
}

function line(cells: readonly (string | number)[]): string {
  return cells.map(quoted).join(',') + LINE_END;
}

function quoted(cell: string | number): string {
  const text = String(cell);
  return /[",\r\n;\t|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
