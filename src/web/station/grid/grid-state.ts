import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import { COLUMN_WIDTHS_PX, type RowOrder } from '../../../domain/station/filter/grid-view.ts';
import { EVERY_ROW, type FilterGroup } from '../../../domain/station/filter/row-filter.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { nowMs } from '../../shared/clock.ts';
import { tree, treeVersion } from '../keeping/station-state.ts';
import { chooseRows, countsFromNow, objectsOfType, wholeFilter } from './choose-rows.ts';
import { type Column, columnsOf, usualColumns } from './columns.ts';

/** A place in the grid: row and column, both from 0, among those that are shown. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** What a grid keeps while it is open. */
export interface GridState {
  readonly type: ObjectType;
  readonly all: ReadonlyMap<string, Column>;
  readonly shown: Signal<readonly string[]>;
  /** What stands in the filter row, by column. */
  readonly filters: Signal<Readonly<Record<string, string>>>;
  /** The filter that was built, beside those of the filter row. */
  readonly built: Signal<FilterGroup>;
  readonly order: Signal<RowOrder | undefined>;
  readonly active: Signal<CellAt>;
  /** The other corner of what is selected. */
  readonly anchor: Signal<CellAt>;
  /** Text of the cell that is being edited. */
  readonly editing: Signal<string | undefined>;
  readonly columns: ReadonlySignal<readonly Column[]>;
  readonly objects: ReadonlySignal<readonly StationObject[]>;
  readonly rows: ReadonlySignal<readonly StationObject[]>;
  /** Only rows with these ids; undefined shows all. */
  readonly only: Signal<ReadonlySet<string> | undefined>;
  /** Widths of columns in px that somebody chose; others are as wide as what stands in them. */
  readonly widths: Signal<Readonly<Record<string, number>>>;
}

/** A grid of a type, with the columns that were chosen last on this tablet. */
export function gridState(type: ObjectType): GridState {
  const all = new Map(columnsOf(type).map((one) => [one.key, one]));
  const shown = signal<readonly string[]>(readColumns(type) ?? usualColumns(type));
  const widths = signal(readWidths(type));
  const filters = signal<Readonly<Record<string, string>>>({});
  const built = signal(EVERY_ROW);
  const order = signal<RowOrder | undefined>(undefined);
  const only = signal<ReadonlySet<string> | undefined>(undefined);
  const objects = computed(() => {
    treeVersion.value;
    return objectsOfType(tree.value.all(), type);
  });
  const filter = computed(() => wholeFilter(filters.value, built.value));
  const rows = computed(() => {
    const { value } = only;
    const now = countsFromNow(filter.value) ? nowMs.value : 0;
    const found = chooseRows(objects.value, all, filter.value, order.value, now);
    return value === undefined ? found : found.filter(({ id }) => value.has(id));
  });
  return {
    type,
    all,
    shown,
    filters,
    built,
    order,
    only,
    widths,
    objects,
    rows,
    active: signal({ row: 0, column: 0 }),
    anchor: signal({ row: 0, column: 0 }),
    editing: signal<string | undefined>(undefined),
    columns: computed(() => shown.value.map((key) => all.get(key)).filter((one) => one !== undefined)),
  };
}

/** First and last row and column of what is selected. */
export function selection({ active, anchor }: GridState): { top: number; bottom: number; left: number; right: number } {
  const [one, other] = [active.value, anchor.value];
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

/** The rows that are selected, from the top. */
export function selectedRows(state: GridState): readonly StationObject[] {
  const { top, bottom } = selection(state);
  return state.rows.value.slice(top, bottom + 1);
}

/** Keeps which columns are shown, on this tablet. */
export function keepColumns(type: ObjectType, keys: readonly string[] | undefined): void {
  if (keys === undefined) localStorage.removeItem(`columns ${type}`);
  else localStorage.setItem(`columns ${type}`, JSON.stringify(keys));
}

/** Gives a column a width in px within what is possible; undefined is as wide as what stands in it. Kept on this tablet. */
export function setWidth({ type, widths }: GridState, key: string, px: number | undefined): void {
  const { [key]: _, ...others } = widths.value;
  const { least, most } = COLUMN_WIDTHS_PX;
  widths.value = px === undefined ? others : { ...others, [key]: Math.round(Math.max(least, Math.min(most, px))) };
  keepWidths(type, widths.value);
}

/** Keeps the widths of columns, on this tablet. */
export function keepWidths(type: ObjectType, widths: Readonly<Record<string, number>>): void {
  localStorage.setItem(`widths ${type}`, JSON.stringify(widths));
}

/** How wide a column is shown; undefined where nobody chose. */
export function widthStyle({ widths }: GridState, key: string) {
  const width = widths.value[key];
  return width === undefined ? undefined : { width: `${width}px`, minWidth: `${width}px`, maxWidth: `${width}px` };
}

function readWidths(type: ObjectType): Readonly<Record<string, number>> {
  const kept: unknown = JSON.parse(localStorage.getItem(`widths ${type}`) ?? 'null');
  const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
  return Object.fromEntries(entries.filter(([, px]) => typeof px === 'number'));
}

function readColumns(type: ObjectType): readonly string[] | undefined {
  const kept: unknown = JSON.parse(localStorage.getItem(`columns ${type}`) ?? 'null');
  return Array.isArray(kept) && kept.every((one) => typeof one === 'string') ? kept : undefined;
}
