import { roundM, TOLERANCE_M } from '../drilling/length-rounding.ts';
import { bad, type Checked, type Finding, finding, good } from '../finding.ts';
import { lengthCmOf } from './length-text.ts';

/** An interval in centimetres from the top of the section. */
export interface IntervalCm {
  readonly topCm: number;
  readonly bottomCm: number;
}

const MOST_IN_SERIES = 500;

/**
 * Reads an interval as people type it, `10-15`, `10–15`, `10.5 - 12`, `10,5-12`: cm from the top of the section. Findings:
 * `interval-form`, `interval-order` where the bottom is not below the top.
 */
export function parseInterval(text: string): Checked<IntervalCm> {
  const [top, bottom, ...more] = text.split(/[-–—−]/).map((part) => lengthCmOf(part.trim()));
  if (top === undefined || bottom === undefined || more.length > 0)
    return bad(
      about('interval-form', `“${text.slice(0, 40)}” is no interval.`, text, 'top and bottom in cm, such as 10-15'),
    );
  if (bottom > top) return good({ topCm: top, bottomCm: bottom });
  return bad(about('interval-order', `${bottom} cm is not below ${top} cm.`, text, 'the bottom below the top'));
}

/** A series of samples: from `startCm` down to `endCm`, each `lengthCm` long, their tops `spacingCm` apart. */
export interface WantedSeries {
  readonly startCm: number;
  readonly endCm: number;
  readonly spacingCm: number;
  readonly lengthCm: number;
}

/**
 * The intervals of a sample series, in cm from the top of the section; the last is cut at the end. Touching samples are no
 * collision. Findings: `series-length` (not over 0), `series-spacing` (less than the length), `series-empty` (no room),
 * `series-long` (over 500).
 */
export function sampleSeries(wanted: WantedSeries): Checked<readonly IntervalCm[]> {
  const { startCm, endCm, spacingCm, lengthCm } = wanted;
  const findings = checkSeries(wanted);
  if (findings.length > 0) return bad(...findings);
  const intervals: IntervalCm[] = [];
  for (let nth = 0; ; nth++) {
    // By product, not by sum: tenths of a centimetre would add up their noise.
    const topCm = roundM(startCm + nth * spacingCm);
    if (topCm >= endCm - TOLERANCE_M) return good(intervals);
    intervals.push({ topCm, bottomCm: Math.min(endCm, roundM(topCm + lengthCm)) });
  }
}

function checkSeries({ startCm, endCm, spacingCm, lengthCm }: WantedSeries): Finding[] {
  if (!(lengthCm > 0)) return [about('series-length', `Samples of ${lengthCm} cm.`, lengthCm, 'over 0 cm')];
  if (!(spacingCm >= lengthCm - TOLERANCE_M))
    return [
      about(
        'series-spacing',
        `Every ${spacingCm} cm a sample of ${lengthCm} cm.`,
        spacingCm,
        `at least ${lengthCm} cm`,
      ),
    ];
  if (!(endCm > startCm) || startCm < 0)
    return [about('series-empty', `There is no room from ${startCm} to ${endCm} cm.`, endCm, `below ${startCm} cm`)];
  const count = Math.ceil((endCm - startCm) / spacingCm);
  if (count <= MOST_IN_SERIES) return [];
  return [about('series-long', `${count} samples at once.`, count, `at most ${MOST_IN_SERIES}`)];
}

function about(code: string, message: string, value: unknown, rule: string): Finding {
  return finding(code, message, { field: 'interval', value, rule });
}
