import { isInCalendar } from '../../in-calendar.ts';
import type { PreciseDate } from '../precise-date.ts';

/** The first and the last day that a date can mean, ISO; both the same for a whole date. */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
}

const DATE = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?[?~]?$/;

/** The days of a precise date; a year is all its days. Undefined for what is no date and for a day that does not exist. */
export function daySpan(date: PreciseDate | undefined): DaySpan | undefined {
  if (date === undefined) return undefined;
  const day = DATE.exec(date.trim())?.[1];
  if (day === undefined || !isInCalendar(day)) return undefined;
  if (day.length === 4) return { first: `${day}-01-01`, last: `${day}-12-31` };
  return day.length === 7 ? { first: `${day}-01`, last: `${day}-31` } : { first: day, last: day };
}

/** True when the first date is surely later than the second: no day that both can mean. False where one is no date. */
export function isSurelyAfter(one: PreciseDate | undefined, other: PreciseDate | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const [late, early] = [daySpan(one), daySpan(other)];
  return late !== undefined && early !== undefined && late.first > early.last;
}
