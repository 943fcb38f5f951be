const TIME = /^(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/;

/** True for `2014`, `2014-05` and `2014-05-05` where year, month and day exist (proleptic Gregorian); the year 0 does not. */
export function isInCalendar(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const real = new Date(Date.UTC(2000, month - 1, day));
  real.setUTCFullYear(year, month - 1, day);
  return year > 0 && real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
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
