import { offsetMin } from './overview/rig-clock.ts';

/** A moment some milliseconds later, in the same offset: ISO 8601 to the minute; undefined where the text is no moment. */
export function momentAfter(moment: string, ms: number): string | undefined {
  const at = Date.parse(moment);
  if (Number.isNaN(at) || !Number.isFinite(ms)) return undefined;
  const offset = /(?:Z|[+-]\d{2}:\d{2})$/.exec(moment)?.[0] ?? 'Z';
  const local = new Date(at + ms + (offsetMin(moment) ?? 0) * 60_000);
  return Number.isNaN(local.getTime()) ? undefined : `${local.toISOString().slice(0, 16)}:00${offset}`;
}

/** How long from one moment to another, ms; undefined where one is none, or the second is not later. */
export function lastingMs(from: unknown, to: unknown): number | undefined {
  if (typeof from !== 'string' || typeof to !== 'string') return undefined;
  const ms = Date.parse(to) - Date.parse(from);
  return ms > 0 ? ms : undefined;
}

const HOUR_MS = 3_600_000;
const SHIFT_MS = 12 * HOUR_MS;
/** A report is written at the end of a shift, or somewhat after it. */
const WRITTEN_WITHIN_MS = 2 * HOUR_MS;

/** The shift of twelve hours, from 6 or 18 o'clock, that runs at a moment or ended not long before. */
export function shiftAt(moment: string): { readonly start: string; readonly end: string } | undefined {
  const meant = momentAfter(moment, -WRITTEN_WITHIN_MS);
  if (meant === undefined) return undefined;
  const sinceMidnightMs = (Number(meant.slice(11, 13)) * 60 + Number(meant.slice(14, 16))) * 60_000;
  const sinceStartMs = (sinceMidnightMs + SHIFT_MS / 2) % SHIFT_MS;
  const start = momentAfter(meant, -sinceStartMs)!;
  return { start, end: momentAfter(start, SHIFT_MS)! };
}

/** Day or night, by the hour a shift begins. */
export function shiftWord(start: string): string {
  const hour = Number(start.slice(11, 13));
  return hour >= 4 && hour < 16 ? 'day' : 'night';
}
