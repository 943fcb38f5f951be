import type { HarvestSourceStanding } from '../../../store/read/list-harvest-sources.ts';

const HOUR_MS = 3_600_000;

/** A source as anybody may see it: what it is and how it stands, not how it is run. */
export function publicSource(one: HarvestSourceStanding, now: Date) {
  const { name, title, kind, url, metadataPrefix, setSpec, isActive, present, shown, deleted, unreadable, others } =
    one;
  const { completeness, completenessSpread, withIgsn, withoutIgsn, duplicates, failures, lastRun, lastCompleteAt } =
    one;
  const ageMs = lastCompleteAt === null ? null : now.getTime() - Date.parse(lastCompleteAt);
  return {
    ...{ name, title, kind, url, metadataPrefix, setSpec, isActive, present, shown, deleted, unreadable, others },
    ...{ withIgsn, withoutIgsn, duplicates, completeness, completenessSpread, failures, lastCompleteAt },
    receivedShare: shareOf(lastRun?.received, lastRun?.completeListSize),
    ageHours: ageMs === null ? null : Math.round((ageMs / HOUR_MS) * 10) / 10,
  };
}

/** The same for administrators. */
export function wholeSource(one: HarvestSourceStanding, now: Date) {
  const { priority, everyHours, pauseMs, takes, isStopAsked, harvestedThrough, dueAt, facts, lastRun } = one;
  const settings = { priority, everyHours, pauseMs, takes, isStopAsked };
  return { ...publicSource(one, now), ...settings, harvestedThrough, dueAt, facts, lastRun };
}

function shareOf(received: number | undefined, said: number | null | undefined): number | null {
  if (received === undefined || said === undefined || said === null) return null;
  return Math.round((1000 * received) / said) / 10;
}
