import type { FieldDescriptor, Unit } from '../../domain/field.ts';
import { type Quantity, writtenUnit } from './written-unit.ts';

/** What the units of fields measure, and how much of the base unit they are. */
const OWN: Readonly<Record<Unit, { readonly base: Quantity; readonly factor: number }>> = {
  m: { base: 'm', factor: 1 },
  cm: { base: 'm', factor: 0.01 },
  mm: { base: 'm', factor: 0.001 },
  g: { base: 'g', factor: 1 },
  kg: { base: 'g', factor: 1000 },
  h: { base: 'h', factor: 1 },
  '%': { base: '%', factor: 1 },
  '°': { base: '°', factor: 1 },
};

/** The factor from a heading's unit to the field's, or what is wrong with the unit. */
export type UnitReading =
  | { readonly ok: true; readonly factor: number }
  | { readonly ok: false; readonly code: 'unknown-unit' | 'wrong-depth-scale'; readonly rule: string };

/**
 * Reads the unit in a heading against its field. A unit of the same quantity is converted, one of another (`%` for a length)
 * is `unknown-unit`, and so is an unknown word for a length or mass; beside shares and angles such words are remarks
 * (`Latitude (WGS84)`). A unit that says another depth scale than the field's (`mbsf` for a driller's depth) is
 * `wrong-depth-scale`. What stands in the brackets of fields without a unit is not looked at.
 */
export function readUnit(field: Pick<FieldDescriptor, 'unit' | 'scale'>, written: string | undefined): UnitReading {
  if (written === undefined || field.unit === undefined) return { ok: true, factor: 1 };
  const [own, unit] = [OWN[field.unit], writtenUnit(written)];
  const mayBeRemark = own.base === '%' || own.base === '°';
  if (unit === undefined && mayBeRemark) return { ok: true, factor: 1 };
  if (unit?.base !== own.base) return { ok: false, code: 'unknown-unit', rule: `a unit such as ${field.unit}` };
  if (unit.scale !== undefined && unit.scale !== field.scale) {
    return { ok: false, code: 'wrong-depth-scale', rule: `depth on the scale ${field.scale ?? 'of a plain length'}` };
  }
  return { ok: true, factor: unit.factor / own.factor };
}
