import { finding } from '../../domain/finding.ts';
import { type Cell, isBlank, isRecord, placeIn, type Table, type TableRecord } from '../table.ts';
import type { MdisTable } from './mdis-tables.ts';

/** The heading of what a split was cut from, found by the number of its row. */
export const ORIGIN = 'type of origin_split_id';

const NUMBER = 'origin_split_id';

/** What a row is cut from: the type of the split that has the number, or a finding where the table has no such one in its section. */
export type OriginOf = (record: TableRecord) => { readonly cell: Cell; readonly found?: ReturnType<typeof finding> };

/**
 * Whether what a split was cut from must be looked up: `origin_split_id` is the number of another row of the table. What mDIS
 * calculates of it, `origin_split_type`, is taken where it is there.
 */
export function mustFindOrigins({ type }: MdisTable, heading: readonly string[]): boolean {
  return (
    type === 'split' &&
    [NUMBER, 'id', 'type'].every((one) => heading.includes(one)) &&
    !heading.includes('origin_split_type')
  );
}

/**
 * Reads the table once for the types of its splits by their numbers. Only a split of the same section can be what another was cut
 * from (drilling-information-system 1.3); any other number is told (`origin-split-unknown`, a warning) and the split is taken without it.
 */
export async function originsIn(table: Table, heading: readonly string[]): Promise<OriginOf> {
  const at = (name: string) => heading.indexOf(name);
  const [id, type, section, origin] = [at('id'), at('type'), at('section_id'), at(NUMBER)];
  const key = (number: Cell | undefined, cells: readonly Cell[]) =>
    `${String(number ?? '').trim()} ${section < 0 ? '' : String(cells[section] ?? '').trim()}`;
  const types = new Map<string, Cell>();
  for await (const item of table.read()) {
    if (isRecord(item)) types.set(key(item.cells[id], item.cells), item.cells[type] ?? null);
  }
  return ({ row, cells }) => {
    const number = cells[origin];
    if (number === undefined || isBlank(number)) return { cell: null };
    const cell = types.get(key(number, cells));
    if (cell !== undefined) return { cell };
    const words = `The table has no split ${String(number)} of the same section; what this one was cut from is left out.`;
    const rule = 'the id of another split of the same section';
    const where = placeIn(table, row, table.heading[origin]);
    return {
      cell: null,
      found: finding('origin-split-unknown', words, {
        severity: 'warning',
        field: NUMBER,
        value: String(number),
        rule,
        at: where,
      }),
    };
  };
}
