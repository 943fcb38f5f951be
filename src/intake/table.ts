import type { FileLocation, Finding } from '../domain/finding.ts';

/** What a cell holds before its column says how to read it. An empty cell is `''` or `null`. */
export type Cell = string | number | boolean | null | readonly string[];

/** One row below the heading. `row` counts as a spreadsheet shows it, the first row of the file or sheet being 1. */
export interface TableRecord {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** Where cells come from, which decides what a bare number may mean: only a spreadsheet keeps dates as day numbers. */
export type Origin = 'text' | 'xlsx' | 'json';

/**
 * One table of a file: a text file has one, a workbook one a sheet, a JSON document one a list. `read` gives the rows with
 * something in them, each with exactly as many cells as there are headings, and what was found on the way; it can be called
 * more than once.
 */
export interface Table {
  readonly file: string;
  readonly sheet?: string;
  readonly origin: Origin;
  readonly heading: readonly string[];
  readonly read: () => AsyncIterable<TableRecord | Finding>;
}

/** The tables of one input, and what was found while opening it; no table where it could not be read at all. */
export interface OpenedInput {
  readonly tables: readonly Table[];
  readonly findings: readonly Finding[];
}

/** True for a record, false for a finding. */
export function isRecord(item: TableRecord | Finding): item is TableRecord {
  return 'cells' in item;
}

/** A place in a table. */
export function placeIn(table: Pick<Table, 'file' | 'sheet'>, row?: number, column?: string): FileLocation {
  const { file, sheet } = table;
  return {
    file,
    ...(sheet === undefined ? {} : { sheet }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
  };
}

/** True for a cell with nothing in it but blanks. */
export function isBlank(cell: Cell | undefined): boolean {
  if (cell === undefined || cell === null) return true;
  return typeof cell === 'string' ? cell.trim() === '' : Array.isArray(cell) && cell.length === 0;
}
