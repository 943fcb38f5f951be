import { TOLERANCE_M } from '../drilling/length-rounding.ts';
import { type Finding, finding } from '../finding.ts';
import type { SamplingMark } from './find-mark-conflicts.ts';

/** The half that a mark lies on. Lengths in cm; `sampleable` is false for what is kept for ever, such as the archive half. */
export interface MarkedHalf {
  readonly name: string;
  readonly lengthCm: number;
  readonly isSampleable: boolean;
}

/**
 * Findings of a mark by itself: `mark-order`, `mark-outside` (not inside its section), `mark-share`, `mark-not-sampleable`. Whether it
 * collides with others is `findMarkConflicts`.
 */
export function checkMark(
  mark: Omit<SamplingMark, 'id' | 'request' | 'isTaken'>,
  half: MarkedHalf,
): readonly Finding[] {
  const { topCm, bottomCm, sharePc } = mark;
  const findings: Finding[] = [];
  const say = (code: string, message: string, field: string, value: unknown, rule: string) =>
    findings.push(finding(code, message, { field, value, rule }));
  if (!(bottomCm > topCm))
    say('mark-order', `${bottomCm} cm is not below ${topCm} cm.`, 'bottomCm', bottomCm, `below ${topCm} cm`);
  if (!(topCm >= 0) || !(bottomCm <= half.lengthCm + TOLERANCE_M))
    say(
      'mark-outside',
      `${half.name} is ${half.lengthCm} cm long.`,
      'bottomCm',
      `${topCm}-${bottomCm}`,
      `from 0 to ${half.lengthCm} cm`,
    );
  if (!(sharePc > 0 && sharePc <= 100))
    say('mark-share', `A share of ${sharePc} %.`, 'sharePc', sharePc, 'over 0 to 100 %');
  if (!half.isSampleable)
    say('mark-not-sampleable', `${half.name} is kept and not sampled.`, 'half', half.name, 'a half that is sampled');
  return findings;
}
