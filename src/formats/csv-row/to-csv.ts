import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import type { Cell } from './column.ts';
import { COLUMNS } from './columns.ts';

const LINE_END = '\r\n';

/** The heading line and one row, each ended as RFC 4180 has it. */
export function toCsv(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  return csvHeading() + csvRow(description, facts, context);
}

/** The heading line alone, for a table of many objects. */
export function csvHeading(): string {
  return COLUMNS.map(({ heading }) => heading).join(',') + LINE_END;
}

/** The row of one object alone. */
export function csvRow(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  return COLUMNS.map(({ value }) => csvCell(value(description, facts, context))).join(',') + LINE_END;
}

/**
 * One cell. Text that a spreadsheet would run as a formula gets an apostrophe in front, as spreadsheets do themselves; numbers
 * are never touched. Quoted where it holds a comma, quote or line break; lone surrogates become U+FFFD.
 */
export function csvCell(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).toWellFormed().replaceAll('\0', '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
