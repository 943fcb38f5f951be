import { joinedList } from '../../domain/joined-list.ts';
import { marked } from '../../domain/marked-text.ts';
import type { CellValue } from './core-table.ts';

/** Text as imports keep it: without blanks around it, in Unicode NFC, line ends as `\n`. */
export function tidyText(text: string): string {
  return text.trim().normalize('NFC').replaceAll(/\r\n?/g, '\n');
}

/** Digits a double keeps for sure; imports drop what lies beyond, and so does the export. */
const SURE_DIGITS = 15;

/** A number without the noise of earlier arithmetic. */
export function tidyNumber(value: number): number {
  return Number(value.toPrecision(SURE_DIGITS)) + 0;
}

/** A cell for a spreadsheet: numbers as they are, everything else text that no spreadsheet runs; empty is `''`. */
export function spreadsheetCell(value: CellValue): string | number {
  if (typeof value === 'number') return tidyNumber(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === undefined) return '';
  return marked(tidyText(typeof value === 'string' ? value : joinedList(value.map(tidyText))), 'spreadsheet');
}
