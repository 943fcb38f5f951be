/**
 * How a landing page answered: as it should, after redirects that are allowed, with 404 or 410, with any other fault, not asked
 * because its address is not allowed, or not in time.
 */
export const LANDING_OUTCOMES = ['ok', 'redirected', 'not-found', 'error', 'refused', 'timed-out'] as const;

/** One of {@link LANDING_OUTCOMES}. */
export type LandingOutcome = (typeof LANDING_OUTCOMES)[number];

/** What stands in place of an outcome where a page is in line to be looked at for the first time. */
export const NOT_LOOKED_AT = 'not-looked-at';

/**
 * Moments before all others, in place of one at which a page is due: a person asked for a look, at one page or at many. Who waits
 * before the screen for one page goes before those who asked for many.
 */
export const ASKED_FOR = { one: '0000-01-01T00:00:00.000Z', many: '0000-01-02T00:00:00.000Z' } as const;

const FIRST_REAL_YEAR = '0001';
const USUAL_DAYS = 30;
const DAY_MS = 86_400_000;

/** Whether a page is in line because a person asked, by when it is due. */
export function isAskedFor(dueAt: string): boolean {
  return dueAt < FIRST_REAL_YEAR;
}

/** Whether a page answered as a reader needs it. */
export function isReached(outcome: LandingOutcome): boolean {
  return outcome === 'ok' || outcome === 'redirected';
}

/**
 * When to look again (ISO 8601, UTC): after thirty days; after the first failures in a row sooner, one day, then two, four and so
 * on up to thirty. A page that was refused will be so until somebody changes its address, so it waits thirty days as well.
 */
export function nextLandingCheck(outcome: LandingOutcome, failures: number, checkedAt: string): string {
  const isPatient = isReached(outcome) || outcome === 'refused';
  const days = isPatient ? USUAL_DAYS : Math.min(USUAL_DAYS, 2 ** Math.max(0, failures - 1));
  return new Date(Date.parse(checkedAt) + days * DAY_MS).toISOString();
}

/** Whether a page's text names an IGSN, in any case, also as part of an address. */
export function namesIgsn(text: string, igsn: string): boolean {
  const page = text.toUpperCase();
  return page.includes(igsn.toUpperCase()) || page.includes(encodeURIComponent(igsn).toUpperCase());
}
