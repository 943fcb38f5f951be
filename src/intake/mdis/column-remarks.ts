import { type Cell, isBlank } from '../table.ts';
import type { MdisTable } from './mdis-tables.ts';

/** The heading of the remark of a row with those on its single columns, as mapping and findings name it. */
export const REMARKS = 'comment with comment_…';

/**
 * Columns of mDIS that remark on one other column, `comment_elevation` on `elevation`, and have no field of their own here: they go
 * behind the row's own remark. None where the table has no such remark.
 */
export function remarkColumns({ columns, internal = [] }: MdisTable, heading: readonly string[]): readonly string[] {
  if (columns.comment !== 'comment') return [];
  return heading.filter(
    (one) => /^comment_[a-z_]*[a-z]$/.test(one) && !Object.hasOwn(columns, one) && !internal.includes(one),
  );
}

/**
 * The remark of a row, then those on its columns, each in a line of its own behind the name of what it is about
 * (`Drillers reference: …`), in the order of the columns; null where nothing is said.
 */
export function remarksIn(remarked: readonly string[], heading: readonly string[], cells: readonly Cell[]): Cell {
  const said = (name: string): string | undefined => {
    const cell = cells[heading.indexOf(name)];
    return isBlank(cell) ? undefined : String(cell).trim();
  };
  const lines = [
    said('comment'),
    ...remarked.map((name) => {
      const text = said(name);
      return text === undefined ? undefined : `${subjectOf(name)}: ${text}`;
    }),
  ].filter((one) => one !== undefined);
  return lines.length === 0 ? null : lines.join('\n');
}

function subjectOf(name: string): string {
  const words = name.slice('comment_'.length).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
