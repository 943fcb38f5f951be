const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A mail is tried for so long; then it waits for a person. */
export const MAIL_GIVEN_UP_AFTER_MS = 72 * HOUR_MS;

const LONGEST_PAUSE_MS = 4 * HOUR_MS;

/** What failed when a mail was given to the server. */
export interface MailFailure {
  /** For people; without passwords. */
  readonly reason: string;
  /** The server refused this mail for good (5xx to its recipient or its content), so that no second try can help. */
  readonly isForGood: boolean;
}

/**
 * When a mail is tried again: after 1, 2, 4, … minutes, at most every 4 hours; undefined when it is given up, because the server
 * refused it for good or three days have passed since it was queued or, if it had to wait for a mail server, was tried first. `attempts` counts the one that failed. Times in ms.
 */
export function mailTriedAgainAt(
  { isForGood }: Pick<MailFailure, 'isForGood'>,
  { attempts, queuedAtMs }: { readonly attempts: number; readonly queuedAtMs: number },
  nowMs: number,
): number | undefined {
  if (isForGood) return undefined;
  const againMs = nowMs + Math.min(LONGEST_PAUSE_MS, MINUTE_MS * 2 ** Math.min(attempts - 1, 20));
  return againMs - queuedAtMs > MAIL_GIVEN_UP_AFTER_MS ? undefined : againMs;
}
