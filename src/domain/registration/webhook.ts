/** What a webhook tells of unless told otherwise: a record of ours is public for the first time, changed, withdrawn, or hidden by its owner. */
export const OWN_EVENTS = ['record.registered', 'record.changed', 'record.withdrawn', 'record.hidden'] as const;

/** What it tells of records harvested from others where that is asked for: new or changed ones, and those that are gone. */
export const HARVESTED_EVENTS = ['harvested.changed', 'harvested.deleted'] as const;

/** All that a webhook may tell of. */
export const WEBHOOK_EVENTS = [...OWN_EVENTS, ...HARVESTED_EVENTS] as const;

/** Whether a webhook wants to be told of harvested records. */
export function wantsHarvested(events: readonly WebhookEvent[]): boolean {
  return HARVESTED_EVENTS.some((one) => events.includes(one));
}

/** One of {@link WEBHOOK_EVENTS}. */
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** A change as far as its event depends on it; of harvested records the state is `harvested` or `gone`. Times are ISO 8601, UTC. */
export interface RecordStanding {
  readonly state: string;
  readonly changedAt: string;
  readonly registeredAt: string | null;
}

/** A change that follows so soon may still be the first that is told. */
const FIRST_MS = 60_000;

/**
 * The event of a change, for a reader who was told everything up to a change at `toldAt`. Changes of one record between two
 * readings are one: what was registered behind `toldAt` is told as registered whatever came after. In doubt it is said
 * twice, never left out.
 */
export function webhookEventOf({ state, changedAt, registeredAt }: RecordStanding, toldAt: string): WebhookEvent {
  if (state === 'harvested') return 'harvested.changed';
  if (state === 'gone') return 'harvested.deleted';
  if (state === 'withdrawn') return 'record.withdrawn';
  if (state === 'hidden') return 'record.hidden';
  if (registeredAt === null) return 'record.changed';
  const isNew = registeredAt.slice(0, 19) > toldAt.slice(0, 19);
  return isNew || Date.parse(changedAt) - Date.parse(registeredAt) <= FIRST_MS ? 'record.registered' : 'record.changed';
}

const FIRST_PAUSE_S = 10;
const LONGEST_PAUSE_S = 6 * 3600;

/**
 * Seconds until a receiver that failed so many times in a row is asked again: ten at first, twice as long each time, six hours
 * at most, and between half and one and a half times that by a random number from 0 to below 1, so that receivers that failed
 * together are not asked together.
 */
export function webhookPauseS(failures: number, random: number): number {
  return Math.min(FIRST_PAUSE_S * 2 ** (failures - 1), LONGEST_PAUSE_S) * (0.5 + random);
}

const GIVEN_UP_MS = 3 * 86_400_000;
const FEWEST_FAILURES = 8;

/** Whether a receiver is given up: three days of nothing but failures, at least eight of them. */
export function isGivenUp(failures: number, failingSince: string, now: string): boolean {
  return failures >= FEWEST_FAILURES && Date.parse(now) - Date.parse(failingSince) >= GIVEN_UP_MS;
}
