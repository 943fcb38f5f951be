import { type Finding, finding } from '../domain/finding.ts';
import { type Cell, isBlank, placeIn, type Table, type TableRecord } from './table.ts';
import { LONGEST_CELL } from './text/row-splitter.ts';

/** A row made to fit its heading; no record where it cannot be used, nothing at all where it is blank. */
export interface FittedRow {
  readonly record?: TableRecord;
  readonly finding?: Finding;
}

/** Headings without the empty ones at the end, cut to a length that can be shown. */
export function tidyHeading(cells: readonly Cell[]): string[] {
  const texts = cells.map((cell) => (isBlank(cell) ? '' : String(cell).trim().slice(0, 200)));
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
}

/**
 * Makes a row as long as its heading. Empty cells at the end come and go freely in a workbook; in text they are written, so
 * a short row is an error `row-too-short`. Filled cells beyond the last heading are an error `row-too-long` in text, where
 * a separator too many shifts cells, and a warning `cell-outside-table` in a workbook. A cell over a million characters is
 * an error `cell-too-large`.
 */
export function fitRow(table: Omit<Table, 'read'>, record: TableRecord): FittedRow {
  const { heading } = table;
  const surplus = record.cells.slice(heading.length).findIndex((cell) => !isBlank(cell));
  if (surplus < 0 && record.cells.every(isBlank)) return {};
  const large = record.cells.findIndex((cell) => typeof cell === 'string' && cell.length > LONGEST_CELL);
  if (large >= 0) return { finding: tooLarge(table, record, large) };
  if (surplus >= 0) return tooLong(table, record, heading.length + surplus);
  if (table.origin === 'text' && record.cells.length < heading.length) return { finding: tooShort(table, record) };
  return { record: padded(record, heading.length) };
}

function padded(record: TableRecord, length: number): TableRecord {
  if (record.cells.length === length) return record;
  const missing = Array.from<null>({ length: Math.max(0, length - record.cells.length) }).fill(null);
  return { row: record.row, cells: [...record.cells.slice(0, length), ...missing] };
}

function tooLarge(table: Omit<Table, 'read'>, record: TableRecord, index: number): Finding {
  const column = table.heading[index] ?? `column ${index + 1}`;
  return finding('cell-too-large', `The cell in ${column} is too large; the row is left out`, {
    field: column,
    value: String(record.cells[index]).slice(0, 40),
    rule: `at most ${LONGEST_CELL} characters`,
    at: placeIn(table, record.row, column),
  });
}

function tooLong(table: Omit<Table, 'read'>, record: TableRecord, index: number): FittedRow {
  const expected = table.heading.length;
  const about = { value: record.cells[index], at: placeIn(table, record.row), rule: `${expected} cells` };
  if (table.origin === 'text') {
    const message = `The row has ${record.cells.length} cells, the heading ${expected}; the row is left out`;
    return { finding: finding('row-too-long', message, about) };
  }
  const message = 'A cell stands to the right of the table; it is not read';
  return {
    record: padded(record, expected),
    finding: finding('cell-outside-table', message, { ...about, severity: 'warning' }),
  };
}

function tooShort(table: Omit<Table, 'read'>, record: TableRecord): Finding {
  const expected = table.heading.length;
  const message = `The row has ${record.cells.length} of ${expected} cells; the row is left out`;
  return finding('row-too-short', message, {
    value: record.cells.join(' | '),
    rule: `${expected} cells, empty ones included`,
    at: placeIn(table, record.row),
  });
}
