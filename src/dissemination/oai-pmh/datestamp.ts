import { type OaiProblem, oaiProblem } from './oai-problem.ts';

/** Bounds of a harvest as the store compares them; both belong to the period. Absent means open. */
export interface Period {
  readonly from?: string;
  readonly until?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SECOND = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/**
 * The period between two arguments, each a day or a second in UTC. A day as `until` means its last second. The lower bound
 * goes without and the upper with the closing `Z`, so that times kept with fractions of a second fall inside as well.
 * `badArgument` when one is no real date, when the granularities differ, or when the period ends before it begins;
 * a beginning in the future is legal and simply matches nothing. Source: OAI-PMH 2.0, sections 2.7.1 and 3.3.
 */
export function readPeriod(
  from: string | undefined,
  until: string | undefined,
): { readonly period: Period } | { readonly problem: OaiProblem } {
  if (from !== undefined && !isDatestamp(from)) return wrong('from is no date of the calendar');
  if (until !== undefined && !isDatestamp(until)) return wrong('until is no date of the calendar');
  if (from !== undefined && until !== undefined) {
    if (from.length !== until.length) return wrong('from and until differ in granularity');
    if (from > until) return wrong('from is later than until');
  }
  const lower = from === undefined ? {} : { from: from.length === 10 ? `${from}T00:00:00` : from.slice(0, -1) };
  const upper = until === undefined ? {} : { until: until.length === 10 ? `${until}T23:59:59Z` : until };
  return { period: { ...lower, ...upper } };
}

/** A stored time as a datestamp with seconds granularity; fractions are cut. */
export function toDatestamp(time: string): string {
  return time.length === 20 ? time : `${time.slice(0, 19)}Z`;
}

/** True for a real day or second of the calendar, years 0001 to 9999. */
export function isDatestamp(text: string): boolean {
  if (!DAY.test(text) && !SECOND.test(text)) return false;
  const time = Date.parse(text);
  // Date.parse lets 31 February roll over; writing it back shows that.
  return (
    !Number.isNaN(time) &&
    !text.startsWith('0000') &&
    new Date(time).toISOString().startsWith(text.slice(0, 19).replace('Z', ''))
  );
}

function wrong(reason: string): { readonly problem: OaiProblem } {
  return {
    problem: oaiProblem('badArgument', `The argument ${reason}. Dates are YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ, in UTC.`),
  };
}
