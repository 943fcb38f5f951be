/** A stretch of the campaign that ends at a known depth and time; times are local (UTC+2), minutes since 1 May 2014, 00:00. */
export interface Leg {
  readonly bottomCm: number;
  readonly startMinute: number;
  readonly endMinute: number;
  /** Hours of the day in which the rig runs; 0 to 24 is round the clock. */
  readonly shiftHours: readonly [from: number, to: number];
}

const DAY = 1440;
const FIRST_DAY = Date.UTC(2014, 4, 1);
const at = (month: number, day: number, hour: number, minute = 0): number =>
  (Date.UTC(2014, month - 1, day, hour, minute) - FIRST_DAY) / 60000;

const leg = (bottomM: number, startMinute: number, endMinute: number, from: number, to: number): Leg => ({
  bottomCm: bottomM * 100,
  startMinute,
  endMinute,
  shiftHours: [from, to],
});

/**
 * Depth against time. Published are 340 m on 10 May, 767 m with a logging stop on 25 May and total depth on 26 August 2014;
 * the other marks are drawn to give a steady pace. A gap between two legs is a stop: logging, midsummer, the deviation log
 * with the change from H to N size, logging and a round trip in August.
 */
export const LEGS: readonly Leg[] = [
  leg(146, at(5, 2, 9), at(5, 5, 16, 40), 6, 18),
  leg(340.5, at(5, 5, 16, 40), at(5, 10, 20), 6, 20),
  leg(767, at(5, 10, 20), at(5, 25, 10, 20), 6, 20),
  leg(1265, at(5, 29, 7), at(6, 20, 6), 0, 24),
  leg(1364, at(6, 22, 18), at(6, 26, 14), 0, 24),
  leg(1616, at(6, 26, 14), at(7, 7, 22, 30), 0, 24),
  leg(1775, at(7, 13, 14), at(7, 21, 21), 6, 22),
  leg(2006, at(7, 21, 21), at(8, 2, 20), 6, 22),
  leg(2290, at(8, 2, 20), at(8, 14, 12), 6, 22),
  leg(2495.8, at(8, 16, 10), at(8, 26, 8, 25), 6, 22),
];

/** Minutes the rig runs within a leg. */
export function workingMinutes(one: Leg): number {
  let sum = 0;
  for (const [from, to] of shifts(one)) sum += to - from;
  return sum;
}

/** The minute at which so many minutes of the leg's working time are over; the end of the leg when they all are. */
export function minuteAfter(one: Leg, workedMinutes: number): number {
  let left = workedMinutes;
  for (const [from, to] of shifts(one)) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return one.endMinute;
}

function* shifts({ startMinute, endMinute, shiftHours: [from, to] }: Leg): Generator<readonly [number, number]> {
  for (let day = Math.floor(startMinute / DAY); day * DAY < endMinute; day++) {
    const start = Math.max(startMinute, day * DAY + from * 60);
    const end = Math.min(endMinute, day * DAY + to * 60);
    if (start < end) yield [start, end];
  }
}

/** A minute of the campaign as ISO 8601 with its offset, `2014-05-05T16:40:00+02:00`. */
export function isoTime(minute: number): string {
  return `${new Date(FIRST_DAY + Math.round(minute) * 60000).toISOString().slice(0, 19)}+02:00`;
}
