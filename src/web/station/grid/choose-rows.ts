import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import type { RowOrder } from '../../../domain/station/filter/grid-view.ts';
import { readyFilter, textOf } from '../../../domain/station/filter/passes-filter.ts';
import { type FilterGroup, isGroup } from '../../../domain/station/filter/row-filter.ts';
import { readTypedFilter } from '../../../domain/station/filter/typed-filter.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { Column } from './columns.ts';

/** All objects of a type in the order of the tree: from the top of the hole downwards. */
export function objectsOfType(all: Iterable<StationObject>, type: ObjectType): StationObject[] {
  const found: StationObject[] = [];
  for (const one of all) if (one.type === type) found.push(one);
  return found.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
}

/** What stands in the filter row, by column, and the filter that was built, as one. */
export function wholeFilter(typed: Readonly<Record<string, string>>, built: FilterGroup): FilterGroup {
  const conditions = Object.entries(typed).flatMap(([field, text]) => {
    const test = readTypedFilter(text);
    return test === undefined ? [] : [{ field, ...test }];
  });
  return { join: 'and', parts: [...conditions, built] };
}

/** Whether a filter counts back from now, so that it has to be looked at again as time passes. */
export function countsFromNow({ parts }: FilterGroup): boolean {
  return parts.some((one) => (isGroup(one) ? countsFromNow(one) : one.operator === 'since'));
}

/** The rows that pass a filter, ordered; by the tree where no order is chosen. `nowMs` is in ms since 1970. */
export function chooseRows(
  objects: readonly StationObject[],
  columns: ReadonlyMap<string, Column>,
  filter: FilterGroup,
  order: RowOrder | undefined,
  nowMs: number,
): readonly StationObject[] {
  const rows = objects.filter(readyFilter(filter, (field) => columns.get(field)?.value, nowMs));
  const column = order === undefined ? undefined : columns.get(order.key);
  if (column === undefined) return rows;
  const sign = order?.isDown === true ? -1 : 1;
  return rows.sort((one, other) => sign * inOrder(column, one, other));
}

const LETTERS = new Intl.Collator(undefined, { numeric: true });

function inOrder(column: Column, one: StationObject, other: StationObject): number {
  const [a, b] = [column.value(one), column.value(other)];
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : LETTERS.compare(textOf(a), textOf(b));
}
