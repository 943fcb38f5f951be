import type { Engine } from '../store.ts';

/** A value of a column, the same on every engine: numbers are doubles, keys are text. */
export type Value = string | number | Uint8Array | null;

/** A table with its columns in their order. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Some rows of a table: a condition with `?` for each of the values, and the columns they are sorted by. */
export interface RowFilter {
  readonly where: string;
  readonly values: readonly string[];
  readonly order: readonly string[];
}

/** One moment of a store, however long it is read and whatever is written meanwhile. */
export interface Snapshot {
  readonly engine: Engine;
  /** Names of the migrations that have run, in order. */
  readonly migrations: readonly string[];
  /** Every table but those that follow from others, by name. */
  readonly tables: readonly TableShape[];
  /** About how many rows a table has, to say how far one is; found at once, however large the table. */
  readonly aboutRows: (table: string) => Promise<number>;
  /** The rows, page by page, values in the order of `columns`. An order that does not change from backup to backup. */
  readonly rows: (table: TableShape) => AsyncIterable<readonly (readonly Value[])[]>;
  /** The same for some rows, in an order of their own. */
  readonly some: (table: TableShape, filter: RowFilter) => AsyncIterable<readonly (readonly Value[])[]>;
}

/** How many rows are read at once at most: a few milliseconds of the process. */
export const PAGE_ROWS = 500;

/** So much of texts and octets is read at once, or one row that is larger. */
export const PAGE_BYTES = 4_194_304;

/** How much a row takes, in characters and octets; numbers count nothing. */
export function sizeOf(row: readonly Value[]): number {
  let size = 0;
  for (const value of row) if (typeof value === 'string' || value instanceof Uint8Array) size += value.length;
  return size;
}

/** What follows from other tables and is made anew by followers: the search, and prepared documents. */
const DERIVED =
  /^(search_(entry|facet|gram|parent|sample|shown|term|text|title)(_.*)?|prepared_document|kysely_.*|sqlite_.*)$/;

/** Whether a table is kept in a backup. */
export function isKept(table: string): boolean {
  return !DERIVED.test(table);
}

/** Rows that are kept: positions of followers are not, where what they made is not; nor the backup that is under way. */
const KEPT_ROWS: Readonly<Record<string, string>> = {
  change_follower: "where name not in ('search', 'prepared-documents')",
  backup_run: "where state not in ('asked', 'running')",
};

/** The condition for rows of a table that are kept; empty for all. */
export function keptRows(table: string): string {
  return KEPT_ROWS[table] ?? '';
}
