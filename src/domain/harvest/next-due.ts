const HOUR_MS = 3_600_000;
const FIRST_RETRY_MS = HOUR_MS / 4;

/**
 * When a source is harvested by itself the next time: after its hours; after runs that failed in a row a quarter of an hour, and
 * twice as long each time, but never later than its hours say. Null without a schedule. Moments are ISO 8601, UTC.
 */
export function nextDue(everyHours: number, now: string, failures: number): string | null {
  if (everyHours === 0) return null;
  const usualMs = everyHours * HOUR_MS;
  const waitMs = failures === 0 ? usualMs : Math.min(usualMs, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20));
  return new Date(Date.parse(now) + waitMs).toISOString();
}
