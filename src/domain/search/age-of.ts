import type { SampleDescription } from '../description/sample-description.ts';
import { chartAges } from './chart-ages.ts';

/** Years of one unit in millions of years. */
const MILLIONS: readonly (readonly [unit: RegExp, factor: number])[] = [
  [/^(ga|gyr|byr)/i, 1000],
  [/^(ma|myr|million)/i, 1],
  [/^(ka|kyr|thousand)/i, 0.001],
  [/^(a|yr|years?)( ?bp)?$/i, 0.000001],
];

/** Ages in millions of years before present; null where they are not known. */
export interface AgeSpan {
  readonly youngestMa: number | null;
  readonly oldestMa: number | null;
}

/**
 * The ages of an object in millions of years before present: by its numbers; where it states none, or in a unit that is not known, by the
 * span of what its words name in the international chart. Null where neither tells it.
 */
export function ageOf({
  ageRange,
  geologicalAges = [],
}: Partial<Pick<SampleDescription, 'ageRange' | 'geologicalAges'>>): AgeSpan {
  const factor = MILLIONS.find(([unit]) => unit.test(ageRange?.unit?.trim() ?? 'Ma'))?.[1];
  const ends = [ageRange?.minimum ?? ageRange?.maximum, ageRange?.maximum ?? ageRange?.minimum];
  const [one, other] = ends.map((end) => (end === undefined || factor === undefined ? null : end * factor));
  if (one === null || other === null || one === undefined || other === undefined) return spanOfWords(geologicalAges);
  return { youngestMa: Math.min(one, other), oldestMa: Math.max(one, other) };
}

function spanOfWords(words: readonly string[]): AgeSpan {
  const spans = chartAges(words).map((age) => age.span);
  if (spans.length === 0) return { youngestMa: null, oldestMa: null };
  return {
    youngestMa: Math.min(...spans.map((one) => one.endMa)),
    oldestMa: Math.max(...spans.map((one) => one.beginMa)),
  };
}
