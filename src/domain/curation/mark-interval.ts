import { roundM } from '../drilling/length-rounding.ts';
import type { IntervalCm } from '../station/sample-interval.ts';

/** What a mark is changed by, in cm: as a whole, or at one of its ends alone. */
export type MarkPart = 'whole' | 'top' | 'bottom';

const LEAST_CM = 1;

/**
 * An interval moved by centimetres, as a whole or at one end, kept within 0 to `lengthCm` and at least 1 cm long. Moved against an end of
 * the section it stays there, as long as it was.
 */
export function movedInterval(interval: IntervalCm, part: MarkPart, byCm: number, lengthCm: number): IntervalCm {
  const { topCm, bottomCm } = interval;
  if (part === 'top') return { topCm: roundM(within(topCm + byCm, 0, bottomCm - LEAST_CM)), bottomCm };
  if (part === 'bottom') return { topCm, bottomCm: roundM(within(bottomCm + byCm, topCm + LEAST_CM, lengthCm)) };
  const by = within(byCm, -topCm, Math.max(-topCm, lengthCm - bottomCm));
  return { topCm: roundM(topCm + by), bottomCm: roundM(bottomCm + by) };
}

/**
 * What a hand dragged out between two places (cm from the top of the section, in any order): whole centimetres within the section; undefined where it is
 * under 1 cm, which is a click.
 */
export function draggedInterval(fromCm: number, toCm: number, lengthCm: number): IntervalCm | undefined {
  const edge = (cm: number): number => within(Math.round(cm), 0, Math.floor(lengthCm));
  const [topCm, bottomCm] = [edge(Math.min(fromCm, toCm)), edge(Math.max(fromCm, toCm))];
  return bottomCm - topCm >= LEAST_CM ? { topCm, bottomCm } : undefined;
}

/** An interval as people write it, `62–70`; halves as `62.5`. */
export function intervalWords({ topCm, bottomCm }: IntervalCm): string {
  return `${roundM(topCm)}–${roundM(bottomCm)}`;
}

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
