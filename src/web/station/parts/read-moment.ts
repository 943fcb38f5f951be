import { localMoment } from '../../shared/clock.ts';

/** A moment for a field: without its seconds and offset where those are of this machine, so that {@link readMoment} reads it back. */
export function writeMoment(moment: string): string {
  return localMoment(Date.parse(moment)) === moment ? moment.slice(0, 16).replace('T', ' ') : moment;
}

const DAY_MS = 86_400_000;

/**
 * A moment as people type it, as it is kept: `6:00` or `0600` is that time of day nearest to now, `2026-11-22 06:00` is by the
 * clock of this machine, `2026-11-22 06:00 +03:00` by the clock that it says. Whatever else stays as it is, for the check to say so.
 */
export function readMoment(text: string, nowMs: number): string {
  const [, hour, minute] = /^(\d{1,2})[:.]?(\d{2})$/.exec(text) ?? [];
  if (hour !== undefined && Number(hour) < 24 && Number(minute) < 60)
    return nearest(Number(hour), Number(minute), nowMs);
  const [, stated, clock, offset] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})? ?(Z|[+-]\d{2}:?\d{2})$/.exec(text) ?? [];
  if (offset !== undefined && (text.includes(' ') || !/Z|:\d{2}$/.test(offset)))
    return `${stated}T${clock}:00${offset.replace(/^(...)(\d{2})$/, '$1:$2')}`;
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/.exec(text) ?? [];
  const at = day === undefined ? Number.NaN : new Date(`${day}T${time}`).getTime();
  return Number.isNaN(at) ? text : localMoment(at);
}

function nearest(hour: number, minute: number, nowMs: number): string {
  const days = [-1, 0, 1].map((by) => new Date(nowMs + by * DAY_MS).setHours(hour, minute, 0, 0));
  const [best] = days.toSorted((one, other) => Math.abs(one - nowMs) - Math.abs(other - nowMs));
  return localMoment(best!);
}
