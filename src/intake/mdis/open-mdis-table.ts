import type { ColumnMapping, TableMapping } from '../mapping/table-mapping.ts';
import { type Cell, isBlank, isRecord, type Table } from '../table.ts';
import { REMARKS, remarkColumns, remarksIn } from './column-remarks.ts';
import { INTERNAL, MDIS_TABLES, type MdisTable } from './mdis-tables.ts';
import { mustFindOrigins, ORIGIN, originsIn } from './origin-splits.ts';

/** A table of mDIS with what it lacks put beside its columns, and how it is read. */
export interface OpenedMdisTable {
  readonly table: Table;
  readonly mapping: TableMapping;
}

const PARENT = 'parent of combined_id';

/**
 * A table of mDIS, known by its name (`core_core`, `EXP_PROJECT_HOLE`, as file or sheet) and by its key columns; `undefined`
 * for any other. The parent of a row is read out of its combined id, since the numbers of parent rows mean nothing outside;
 * the bottom of a sample, its amount and the number of a request are put together as mDIS prints them; remarks on single columns go behind
 * that of the row, and what a split was cut from is found by its number. No column is passed over without a word but keys and
 * what mDIS calculates.
 */
export function openMdisTable(table: Table): OpenedMdisTable | undefined {
  const name = tableName(table);
  const known = Object.hasOwn(MDIS_TABLES, name) ? MDIS_TABLES[name] : undefined;
  const heading = table.heading.map((one) => one.trim().toLowerCase());
  const combined = heading.findIndex(
    (one) => one === 'combined_id' || (one.endsWith('_combined_id') && !FOREIGN.has(one)),
  );
  const hasKey = combined >= 0 || heading.includes('id') || heading.includes('skey');
  if (known === undefined || !hasKey) return undefined;
  const made = Object.keys(known.columns).filter((one) => one.includes(' + ') || one.includes(' or '));
  const remarked = remarkColumns(known, heading);
  const hasOrigins = mustFindOrigins(known, heading);
  const added = [
    ...(combined < 0 ? [] : [PARENT]),
    ...made,
    ...(remarked.length === 0 ? [] : [REMARKS]),
    ...(hasOrigins ? [ORIGIN] : []),
  ];
  const extra = (cells: readonly Cell[]): Cell[] => [
    ...(combined < 0 ? [] : [parentOf(String(cells[combined] ?? ''), known)]),
    ...made.map((one) => firstStated(one, heading, cells)),
    ...(remarked.length === 0 ? [] : [remarksIn(remarked, heading, cells)]),
  ];
  const read = hasOrigins ? () => withOrigins(table, heading, extra) : () => widened(table, extra);
  return {
    table: { ...table, heading: [...table.heading, ...added], read },
    mapping: mappingOf(known, [...table.heading, ...added], {
      [PARENT]: 'parent',
      // The row's own remark is the first line of that which takes its place.
      ...(remarked.length > 0 && { [REMARKS]: 'comment', comment: null }),
      ...Object.fromEntries(remarked.map((one) => [one, null])),
      ...(hasOrigins && { [ORIGIN]: 'origin_split', origin_split_id: null }),
    }),
  };
}

/** Combined ids of other rows than the own. */
const FOREIGN = new Set(['storage_combined_id', 'hole_combined_id', 'origin_split_combined_id']);

function tableName({ sheet, file }: Table): string {
  const name = sheet ?? file.replace(/\.[^.]*$/, '');
  return name
    .toLowerCase()
    .replace(/^exp_/, '')
    .replaceAll(/[^a-z]+/g, '_');
}

/** Parts of the combined id of a split, below which the names of units may have `_` of their own. */
const SPLIT_PARTS = 6;

/** `5054_1_A_233_2_W:10-15` lies in `5054_1_A_233_2_W`, `5054_1_A_CB017` in `5054_1_A`, `5054_SR-7-b` in `5054`; one part lies in nothing. */
function parentOf(combinedId: string, { type }: MdisTable): string | null {
  const id = combinedId.trim();
  const parts = id.split('_');
  if (type === 'lithology' && parts.length > SPLIT_PARTS) return parts.slice(0, SPLIT_PARTS).join('_');
  const [before, sample] = id.split(':');
  if (sample !== undefined) return before!;
  const marked = /^(.*)_(?:SR-|CUT_|CB)[^_]*$/.exec(id)?.[1];
  const end = id.lastIndexOf('_');
  return marked ?? (end < 0 ? null : id.slice(0, end));
}

/** `a or b`: what the first column states, else the second. A bottom that is neither the stated nor the added one comes through as it is. */
function firstStated(name: string, heading: readonly string[], cells: readonly Cell[]): Cell {
  const [first = name, second] = name.split(' or ');
  if (second === undefined) return putTogether(name, heading, cells);
  const stated = cells[heading.indexOf(first)] ?? null;
  const isSum = second.includes(' + ');
  const other = isSum ? putTogether(second, heading, cells) : (cells[heading.indexOf(second)] ?? null);
  if (stated === null || isBlank(stated)) return other;
  const differs = isSum && typeof other === 'number' && Math.abs(numberIn(stated) - other) > ROUNDING_CM;
  return differs ? `${stated}, not ${other}` : stated;
}

const ROUNDING_CM = 0.1;

const numberIn = (cell: Cell): number => Number(String(cell).replace(',', '.'));

/** Numbers are added, a number and a unit are one text, the parts of a request are joined by a hyphen; empty where the first is. */
function putTogether(name: string, heading: readonly string[], cells: readonly Cell[]): Cell {
  const [first, second] = name.split(' + ').map((one) => cells[heading.indexOf(one)] ?? null);
  if (first === undefined || first === null || isBlank(first)) return null;
  if (second === undefined || second === null || isBlank(second)) return name.startsWith('top') ? null : first;
  if (name.startsWith('request')) return `${first}-${second}`;
  if (!name.startsWith('top')) return `${first} ${second}`;
  const sum = numberIn(first) + numberIn(second);
  // What is no number comes through as it is, so that the cell is told as wrong.
  return Number.isFinite(sum) ? Number(sum.toPrecision(12)) : `${first} + ${second}`;
}

async function* widened(table: Table, extra: (cells: readonly Cell[]) => Cell[]): ReturnType<Table['read']> {
  for await (const item of table.read()) {
    yield isRecord(item) ? { row: item.row, cells: [...item.cells, ...extra(item.cells)] } : item;
  }
}

async function* withOrigins(
  table: Table,
  heading: readonly string[],
  extra: (cells: readonly Cell[]) => Cell[],
): ReturnType<Table['read']> {
  const originOf = await originsIn(table, heading);
  for await (const item of table.read()) {
    if (!isRecord(item)) {
      yield item;
      continue;
    }
    const { cell, found } = originOf(item);
    if (found !== undefined) yield found;
    yield { row: item.row, cells: [...item.cells, ...extra(item.cells), cell] };
  }
}

/** Which field each column fills; `made` names those of the columns beside, and with null those that went into them. */
function mappingOf(
  { type, columns, internal = [] }: MdisTable,
  headings: readonly string[],
  made: Readonly<Record<string, string | null>>,
): TableMapping {
  const passed = new Set([...INTERNAL, ...internal, ...Object.keys(made)]);
  const filled = new Set<string>();
  const mapped = headings.flatMap((heading): ColumnMapping[] => {
    const name = heading.trim().toLowerCase();
    const field = Object.hasOwn(made, name) ? made[name] : Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (field === undefined || field === null) return passed.has(name) ? [{ heading, field: null }] : [];
    // Of `start_date` and `date_start` of two generations the first counts, the second is told as not read; scientists are a list.
    if (filled.has(field) && field !== 'scientists') return [];
    filled.add(field);
    return [{ heading, field }];
  });
  return { type, columns: mapped };
}
