import { saysNothing } from '../sesar-shaped/cell-flat-reader.ts';

const NESTED = /;/g;

/** The members of a cell between semicolons, by position: blank ones in between are kept, an empty tail is not. */
export function listIn(cell: string | undefined): readonly (string | undefined)[] {
  if (cell === undefined || saysNothing(cell)) return [];
  const members = cell.split(';').map((one) => (saysNothing(one) ? undefined : one.trim()));
  return members.slice(0, members.findLastIndex((one) => one !== undefined) + 1);
}

/**
 * The rows that parallel cells make, member by member, as long as the first list: what the others have beyond it is left
 * out, and a row whose first member is blank too.
 */
export function aligned(first: string | undefined, ...others: readonly (string | undefined)[]): readonly AlignedRow[] {
  const lists = others.map(listIn);
  return listIn(first).flatMap((member, n) =>
    member === undefined ? [] : [{ first: member, others: lists.map((list) => list[n]) }],
  );
}

/** A member of the first of several parallel lists with those of the others at its position. */
export interface AlignedRow {
  readonly first: string;
  readonly others: readonly (string | undefined)[];
}

/** Members in one cell, blank where one is undefined; a semicolon within becomes a comma. Empty where all are blank. */
export function listCell(members: readonly (string | undefined)[]): string {
  if (members.every((one) => one === undefined)) return '';
  return members.map((one) => one?.replace(NESTED, ',') ?? '').join('; ');
}
