import type { DepthScale, FieldDescriptor, Unit } from '../../domain/field.ts';

/** A unit as headings write it: how much of the base unit it is, and the depth scale it implies. */
interface WrittenUnit {
  readonly base: 'm' | 'g';
  readonly factor: number;
  readonly scale?: DepthScale;
}

const WRITTEN: Readonly<Record<string, WrittenUnit>> = {
  m: { base: 'm', factor: 1 },
  metre: { base: 'm', factor: 1 },
  metres: { base: 'm', factor: 1 },
  meter: { base: 'm', factor: 1 },
  meters: { base: 'm', factor: 1 },
  cm: { base: 'm', factor: 0.01 },
  mm: { base: 'm', factor: 0.001 },
  ft: { base: 'm', factor: 0.3048 },
  feet: { base: 'm', factor: 0.3048 },
  mbs: { base: 'm', factor: 1, scale: 'csf_a' },
  mbsf: { base: 'm', factor: 1, scale: 'csf_a' },
  mblf: { base: 'm', factor: 1, scale: 'csf_a' },
  mbrf: { base: 'm', factor: 1, scale: 'drf' },
  g: { base: 'g', factor: 1 },
  kg: { base: 'g', factor: 1000 },
};

const OWN: Readonly<Partial<Record<Unit, number>>> = { m: 1, cm: 0.01, mm: 0.001, g: 1, kg: 1000 };

/** The factor from a heading's unit to the field's, or what is wrong with the unit. */
export type UnitReading =
  | { readonly ok: true; readonly factor: number }
  | { readonly ok: false; readonly code: 'unknown-unit' | 'wrong-depth-scale'; readonly rule: string };

/**
 * Reads the unit in a heading against its field. A field of length or mass takes the units of {@link WRITTEN} and is
 * converted; a unit that says another depth scale than the field's (`mbsf` for a driller's depth) is `wrong-depth-scale`.
 * What stands in the brackets of other fields' headings is not looked at.
 */
export function readUnit(field: FieldDescriptor, written: string | undefined): UnitReading {
  const own = OWN[field.unit ?? '°'];
  if (written === undefined || own === undefined) return { ok: true, factor: 1 };
  const unit = WRITTEN[written.toLowerCase()];
  const base = field.unit === 'g' || field.unit === 'kg' ? 'g' : 'm';
  if (unit === undefined || unit.base !== base)
    return { ok: false, code: 'unknown-unit', rule: `a unit such as ${field.unit}` };
  if (unit.scale !== undefined && unit.scale !== field.scale) {
    return { ok: false, code: 'wrong-depth-scale', rule: `depth on the scale ${field.scale ?? 'of a plain length'}` };
  }
  return { ok: true, factor: unit.factor / own };
}
