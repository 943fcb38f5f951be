import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { Column } from './columns.ts';
import { type Filter, passes, textOf } from './read-filter.ts';

/** The order of rows: by a column, up or down; the order of the tree where none is chosen. */
export interface RowOrder {
  readonly key: string;
  readonly isDown: boolean;
}

/** All objects of a type in the order of the tree: from the top of the hole downwards. */
export function objectsOfType(all: Iterable<StationObject>, type: ObjectType): StationObject[] {
  const found: StationObject[] = [];
  for (const one of all) if (one.type === type) found.push(one);
  return found.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
}

/** The rows that pass all filters, ordered. */
export function chooseRows(
  objects: readonly StationObject[],
  columns: ReadonlyMap<string, Column>,
  filters: ReadonlyMap<string, Filter>,
  order: RowOrder | undefined,
): readonly StationObject[] {
  const tests = [...filters].flatMap(([key, filter]) => {
    const column = columns.get(key);
    return column === undefined ? [] : [{ column, filter }];
  });
  const rows = objects.filter((one) => tests.every(({ column, filter }) => passes(filter, column.value(one))));
  const column = order === undefined ? undefined : columns.get(order.key);
  if (column === undefined) return rows;
  const sign = order?.isDown === true ? -1 : 1;
  return rows.sort((one, other) => sign * inOrder(column, one, other));
}

function inOrder(column: Column, one: StationObject, other: StationObject): number {
  const [a, b] = [column.value(one), column.value(other)];
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : textOf(a).localeCompare(textOf(b), undefined, { numeric: true });
}
