import type { DepthScale } from '../../domain/field.ts';

/** What a unit measures: lengths in metres, masses in grams, shares in percent, angles in degrees, times in hours. */
export type Quantity = 'm' | 'g' | '%' | '°' | 'h';

/** A unit as headings write it: what it measures, how much of the base unit it is, and the depth scale it implies. */
export interface WrittenUnit {
  readonly base: Quantity;
  readonly factor: number;
  readonly scale?: DepthScale;
}

const spelled = (unit: WrittenUnit, ...names: string[]) => names.map((name) => [name, unit] as const);

const WRITTEN: ReadonlyMap<string, WrittenUnit> = new Map([
  ...spelled({ base: 'm', factor: 1 }, 'm', 'metre', 'metres', 'meter', 'meters'),
  ...spelled({ base: 'm', factor: 0.01 }, 'cm', 'centimetre', 'centimetres', 'centimeter', 'centimeters'),
  ...spelled({ base: 'm', factor: 0.001 }, 'mm', 'millimetre', 'millimetres', 'millimeter', 'millimeters'),
  ...spelled({ base: 'm', factor: 0.3048 }, 'ft', 'foot', 'feet'),
  ...spelled({ base: 'm', factor: 0.0254 }, 'inch', 'inches'),
  ...spelled({ base: 'm', factor: 1, scale: 'csf_a' }, 'mbs', 'mbsf', 'mblf'),
  ...spelled({ base: 'm', factor: 1, scale: 'drf' }, 'mbrf'),
  ...spelled({ base: 'g', factor: 1 }, 'g', 'gram', 'grams'),
  ...spelled({ base: 'g', factor: 1000 }, 'kg', 'kilogram', 'kilograms'),
  ...spelled({ base: '%', factor: 1 }, '%', 'percent', 'per cent', 'pct'),
  ...spelled({ base: '°', factor: 1 }, '°', 'degree', 'degrees'),
  ...spelled({ base: 'h', factor: 1 }, 'h', 'hour', 'hours'),
]);

/** The names of units, longest first, as an expression matches them at the end of a heading. */
export const UNIT_NAMES: string = [...WRITTEN.keys()].toSorted((one, other) => other.length - one.length).join('|');

/** The unit a heading writes, in any case; `undefined` for words that are none. */
export function writtenUnit(text: string): WrittenUnit | undefined {
  return WRITTEN.get(text.trim().toLowerCase());
}
