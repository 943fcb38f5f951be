import { type Finding, finding } from '../finding.ts';
import { TOLERANCE_M } from './length-rounding.ts';
import type { FieldValues } from './object-row.ts';
import type { ObjectType } from './object-type.ts';

/** An object by its name among its siblings, with its fields. */
export interface NamedValues {
  readonly name: string;
  readonly values: FieldValues;
}

/** What is cut out of a half, and leaves less of it. */
const CUT_OUT: readonly ObjectType[] = ['sample', 'thin_section', 'smear_slide'];

/** Whether objects of a type are cut out of the half they belong to, so that {@link checkHalf} is asked. */
export const isCutOut = (type: ObjectType): boolean => CUT_OUT.includes(type);

/**
 * What a sample takes that others of the same parent took: a warning `sample-overlap` for each, by name. Offsets are
 * centimetres from the top of the section; samples that only touch do not overlap, one that lacks top or bottom is left out.
 */
export function checkOverlaps(sample: NamedValues, others: readonly NamedValues[]): readonly Finding[] {
  const own = intervalOf(sample.values);
  if (own === undefined) return [];
  return others.flatMap(({ name, values }) => {
    const other = intervalOf(values);
    if (other === undefined) return [];
    const topCm = Math.max(own.topCm, other.topCm);
    const bottomCm = Math.min(own.bottomCm, other.bottomCm);
    if (bottomCm - topCm <= TOLERANCE_M) return [];
    const message = `From ${topCm} to ${bottomCm} cm it takes what sample ${name} took.`;
    const rule = 'samples of one split do not overlap';
    return [finding('sample-overlap', message, { severity: 'warning', field: 'top_offset_cm', value: name, rule })];
  });
}

/**
 * What is to be said where something new is cut out of a half: warnings `half-gone` where the half says that it exists no more,
 * `half-not-sampleable` where it says that it is not sampled. A half that says nothing may be sampled.
 */
export function checkHalf({ name, values }: NamedValues): readonly Finding[] {
  const about = { severity: 'warning', field: 'Split', value: name } as const;
  if (values.still_exists === false)
    return [finding('half-gone', `Split ${name} exists no more.`, { ...about, rule: 'a split that still exists' })];
  if (values.sampleable === false)
    return [
      finding('half-not-sampleable', `Split ${name} is kept and not sampled.`, {
        ...about,
        rule: 'a split that is sampled',
      }),
    ];
  return [];
}

function intervalOf({ top_offset_cm: topCm, bottom_offset_cm: bottomCm }: FieldValues) {
  return typeof topCm === 'number' && typeof bottomCm === 'number' ? { topCm, bottomCm } : undefined;
}
