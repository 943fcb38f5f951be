import type { FieldValues } from './object-row.ts';
import type { ObjectType } from './object-type.ts';

/** Fields, top and bottom, from which the name of an object is made where nothing else names it. */
export const NAMING_INTERVALS: Readonly<Partial<Record<ObjectType, readonly [top: string, bottom: string]>>> = {
  sample: ['top_offset_cm', 'bottom_offset_cm'],
  cuttings: ['top_depth_m', 'bottom_depth_m'],
};

/**
 * The name that the interval of a sample or of cuttings makes: `10-15` in cm of its section, `100-105` in m below surface.
 * `undefined` for other types, and where top or bottom is not stated.
 */
export function intervalName(type: ObjectType, values: FieldValues): string | undefined {
  const fields = NAMING_INTERVALS[type];
  if (fields === undefined) return undefined;
  const [top, bottom] = [values[fields[0]], values[fields[1]]];
  return typeof top === 'number' && typeof bottom === 'number' ? `${top}-${bottom}` : undefined;
}
