import type { SampleDescription } from '../description/sample-description.ts';

/** Years of one unit in millions of years. */
const MILLIONS: readonly (readonly [unit: RegExp, factor: number])[] = [
  [/^(ga|gyr|byr)/i, 1000],
  [/^(ma|myr|million)/i, 1],
  [/^(ka|kyr|thousand)/i, 0.001],
  [/^(a|yr|years?)( ?bp)?$/i, 0.000001],
];

/**
 * The ages of an object in millions of years before present: from its numbers alone, since the words of a chart are not numbers.
 * Null where there are none or their unit is not known.
 */
export function ageOf({ ageRange }: Pick<SampleDescription, 'ageRange'>): {
  readonly youngestMa: number | null;
  readonly oldestMa: number | null;
} {
  const factor = MILLIONS.find(([unit]) => unit.test(ageRange?.unit?.trim() ?? 'Ma'))?.[1];
  const ends = [ageRange?.minimum ?? ageRange?.maximum, ageRange?.maximum ?? ageRange?.minimum];
  const [one, other] = ends.map((end) => (end === undefined || factor === undefined ? null : end * factor));
  if (one === null || other === null || one === undefined || other === undefined)
    return { youngestMa: null, oldestMa: null };
  return { youngestMa: Math.min(one, other), oldestMa: Math.max(one, other) };
}
