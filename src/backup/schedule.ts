const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** After a failure it is tried again, but not without end in a row. */
const AGAIN_MS = 900_000;

/** What the schedule looks at. Times are ISO 8601, UTC; undefined is never. */
export interface BackupTimes {
  /** The moment that the latest complete backup holds. */
  readonly lastDone: string | undefined;
  /** When the latest one began that failed. */
  readonly lastFailed: string | undefined;
}

/** Whether it is time for a backup: `at` is a time of day in UTC (`02:30`) or every so many hours (`6h`). The first is due at once. */
export function isDue(at: string, { lastDone, lastFailed }: BackupTimes, now: Date): boolean {
  if (lastFailed !== undefined && now.getTime() - Date.parse(lastFailed) < AGAIN_MS) return false;
  if (lastDone === undefined) return true;
  return Date.parse(lastDone) < latestDue(at, now);
}

/** Whether the latest backup is too old; `lateHours` 0 is one and a half times the schedule. One that was never made is late. */
export function isLate(at: string, lateHours: number, lastDone: string | undefined, now: Date): boolean {
  if (lastDone === undefined) return true;
  const allowedMs = lateHours > 0 ? lateHours * HOUR_MS : everyMs(at) * 1.5;
  return now.getTime() - Date.parse(lastDone) > allowedMs;
}

const TRIAL_MS = 7 * DAY_MS;

/** Whether the backup that was just made is to be restored on trial. */
export function isTrialDue(
  setting: 'never' | 'weekly' | 'always',
  lastVerified: string | undefined,
  now: Date,
): boolean {
  if (setting !== 'weekly') return setting === 'always';
  return lastVerified === undefined || now.getTime() - Date.parse(lastVerified) >= TRIAL_MS;
}

function latestDue(at: string, now: Date): number {
  if (at.endsWith('h')) return now.getTime() - everyMs(at);
  const today = Date.parse(`${now.toISOString().slice(0, 10)}T${at}:00Z`);
  return today <= now.getTime() ? today : today - DAY_MS;
}

function everyMs(at: string): number {
  return at.endsWith('h') ? Number(at.slice(0, -1)) * HOUR_MS : DAY_MS;
}
