import { type Finding, finding } from '../../domain/finding.ts';
import { placeIn, type Table } from '../table.ts';
import type { Note } from './conversion.ts';

/**
 * Remembers what each column of a table showed, so that it is said once. A column keeps to the decimal mark it began with:
 * a comma in a column of points may be a thousands separator, so the other mark is an error `mixed-decimal-marks`.
 */
export class ColumnNotes {
  readonly #table: Pick<Table, 'file' | 'sheet'>;
  readonly #marks = new Map<string, Note>();
  readonly #said = new Set<string>();

  constructor(table: Pick<Table, 'file' | 'sheet'>) {
    this.#table = table;
  }

  /** What is to be said of this cell; most often nothing. */
  take(note: Note, column: string, row: number, value: unknown): Finding | undefined {
    if (note === 'offset-missing') return this.#once(note, column, () => this.#offsetMissing(column, row, value));
    const mark = this.#marks.get(column) ?? note;
    this.#marks.set(column, mark);
    if (mark !== note) return this.#mixed(column, row, value);
    return note === 'decimal-comma'
      ? this.#once(note, column, () => this.#decimalComma(column, row, value))
      : undefined;
  }

  #once(note: Note, column: string, say: () => Finding): Finding | undefined {
    const key = `${note} ${column}`;
    if (this.#said.has(key)) return undefined;
    this.#said.add(key);
    return say();
  }

  #decimalComma(column: string, row: number, value: unknown): Finding {
    const about = { severity: 'info', field: column, value, rule: 'a point or a comma before the decimals' } as const;
    const message = `Numbers in ${column} are read with a decimal comma`;
    return finding('decimal-comma', message, { ...about, at: placeIn(this.#table, row, column) });
  }

  #offsetMissing(column: string, row: number, value: unknown): Finding {
    const about = { severity: 'warning', field: column, value, rule: 'times with their offset from UTC' } as const;
    const message = `Times in ${column} have no offset from UTC, from this row on; they are taken as UTC`;
    return finding('offset-missing', message, { ...about, at: placeIn(this.#table, row, column) });
  }

  #mixed(column: string, row: number, value: unknown): Finding {
    const message = `${column} has points and commas in its numbers, so this one may mean thousands`;
    const about = { field: column, value, rule: 'one kind of decimal mark in a column' };
    return finding('mixed-decimal-marks', message, { ...about, at: placeIn(this.#table, row, column) });
  }
}
