const FEBRUARY = 2;
const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const TIME = /^(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/;

/** True for `2014`, `2014-05` and `2014-05-05` where year, month and day exist (proleptic Gregorian); the year 0 does not. */
export function isInCalendar(date: string): boolean {
  const [years, months = '1', days = '1'] = date.split('-');
  const [year, month, day] = [Number(years), Number(months), Number(days)];
  return year > 0 && Number.isInteger(day) && day >= 1 && day <= daysOf(year, month);
}

/** Every record has some dates, and one `Date` takes longer than all else that is asked of it. */
function daysOf(year: number, month: number): number {
  if (month !== FEBRUARY) return DAYS_OF_MONTHS[month - 1] ?? 0;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** True for a time of day that a clock shows, `00:00` to `23:59:59`, fractions of a second included; no leap seconds. */
export function isTimeOfDay(time: string): boolean {
  const [, hour, minute, second = '0'] = TIME.exec(time) ?? [];
  return hour !== undefined && Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59;
}

/** True for an offset from UTC that some place keeps: `Z`, or at most 14 hours either way as `+02:00`. */
export function isUtcOffset(offset: string): boolean {
  if (offset === 'Z') return true;
  const [, hours, minutes] = /^[+-](\d\d):(\d\d)$/.exec(offset) ?? [];
  return hours !== undefined && Number(hours) <= 14 && Number(minutes) <= 59;
}
