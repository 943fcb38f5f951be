import { sql } from 'kysely';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { ShownEntry } from '../../domain/search/search-entry.ts';
import { type TreeRow, withheldOn } from '../read/tree-row.ts';

/** What is read of an entry `e`, what it shows `s` and its record `r`, where there is one, to draw it in a family. */
export const KIN_COLUMNS = sql`e.igsn, e.object_type, e.top_m, e.bottom_m, s.title, s.shown, r.withheld, r.withheld_until`;

/** What {@link KIN_COLUMNS} selects, as the engine gives it. */
export interface RawKin {
  readonly igsn: string;
  readonly object_type: string;
  readonly top_m: number | null;
  readonly bottom_m: number | null;
  readonly title: string;
  readonly shown: string;
  readonly withheld: string | null;
  readonly withheld_until: string | null;
}

/**
 * An entry of the index in the shape of an object of the core tree, as it is told on a day (ISO, UTC): its IGSN stands for what
 * only the tree knows, and one without a name of its own is called by its title.
 */
export function toKinRow(row: RawKin, today: string): TreeRow {
  const { name } = JSON.parse(row.shown) as ShownEntry;
  const withheld = withheldOn(row, today);
  const hasDepth = !withheld.includes('depths');
  return {
    id: row.igsn,
    type: row.object_type as ObjectType,
    name: name ?? row.igsn,
    ...(name === undefined && { title: row.title }),
    combinedId: row.igsn,
    igsn: row.igsn,
    path: '',
    parentId: null,
    registeredParentId: null,
    topM: hasDepth ? row.top_m : null,
    bottomM: hasDepth ? row.bottom_m : null,
    coreType: null,
    percent: null,
    coreCatcher: false,
    embargoEnd: null,
    ownerEnd: null,
    hasOwnDay: false,
    isKeptBack: false,
    withheld,
  };
}
