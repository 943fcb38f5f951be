import type { ObjectType } from '../../drilling/object-type.ts';
import type { FilterGroup } from '../filter/row-filter.ts';
import type { StationObject } from '../station-object.ts';

/** How many objects of a type something is to be said of. */
export interface TypeCount {
  readonly type: ObjectType;
  readonly count: number;
}

/** The rows of a grid that have an IGSN which is not registered yet. */
export const NOT_REGISTERED: FilterGroup = {
  join: 'and',
  parts: [
    { field: 'igsn', operator: 'not-empty', values: [] },
    { field: 'recordState', operator: '!=', values: ['registered'] },
  ],
};

/** The rows of a grid of which the server does not have everything. */
export const NOT_SENT: FilterGroup = {
  join: 'and',
  parts: [{ field: 'keptOn', operator: '!=', values: ['Server'] }],
};

/** The core runs that came on deck on a day of the rig's clock. */
export function onDeckOn(day: string): FilterGroup {
  return { join: 'and', parts: [{ field: 'core_ondeck', operator: '=', values: [day] }] };
}

/** Whether an object has an IGSN that is not registered yet; the same as {@link NOT_REGISTERED}. */
export function isNotRegistered({ igsn, recordState }: StationObject): boolean {
  return igsn !== null && recordState !== 'registered';
}

/** Counts objects by type, most first. */
export function countByType(
  objects: Iterable<StationObject>,
  isMeant: (object: StationObject) => boolean,
): TypeCount[] {
  const counts = new Map<ObjectType, number>();
  for (const one of objects) if (isMeant(one)) counts.set(one.type, (counts.get(one.type) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ type, count })).sort((one, other) => other.count - one.count);
}
