const FIRST_WAIT_MS = 2000;
const LONGEST_OWN_WAIT_MS = 120_000;

/**
 * How long to wait before a request is made again, in milliseconds: what `Retry-After` says (seconds, or a date of HTTP), else two
 * seconds, and twice as long each time up to two minutes. `attempt` counts from 1. RFC 9110, 10.2.3.
 */
export function waitBefore(attempt: number, retryAfter: string | undefined, nowMs: number): number {
  const own = Math.min(LONGEST_OWN_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt - 1, 20));
  const said = retryAfter?.trim() ?? '';
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1000;
  const at = /[A-Za-z]{3}/.test(said) ? Date.parse(said) : Number.NaN;
  return Number.isNaN(at) ? own : Math.max(0, at - nowMs);
}
