import type { StationObject } from '../../../domain/station/station-object.ts';
import type { KeptOn } from '../keeping/kept.ts';
import { type Column, cellText } from './columns.ts';

/** A table of what a grid shows; numbers stay numbers. */
export interface RowsTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const KEPT_ON: Readonly<Record<KeptOn, string>> = { server: 'Server', tablet: 'This tablet', refused: 'Not taken' };

/** The rows of a grid in the columns that are shown. */
export function rowsTable(
  columns: readonly Column[],
  objects: readonly StationObject[],
  keptOn: (id: string) => KeptOn,
): RowsTable {
  const cell = (column: Column, object: StationObject) => {
    if (column.key === 'keptOn') return KEPT_ON[keptOn(object.id)];
    const value = column.value(object);
    return typeof value === 'number' ? value : cellText(column, value);
  };
  return {
    headings: columns.map((one) => one.label),
    rows: objects.map((object) => columns.map((column) => cell(column, object))),
  };
}

/** A table as CSV for spreadsheets (RFC 4180, UTF-8 with its mark); what they would run as a formula has an apostrophe in front. */
export function writeRowsCsv({ headings, rows }: RowsTable): string {
  const lines = [headings, ...rows].map((row) => row.map(csvCell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function csvCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r']/.test(value) ? `'${value}` : String(value);
  return /[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
