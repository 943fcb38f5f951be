/** Day 1 of a spreadsheet's calendar is 1900-01-01, with a leap day in 1900 that never was; so day 61 is 1900-03-01. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST_SURE_DAY = 61;
const LAST_DAY = 2_958_465;
const DAY_MS = 86_400_000;

/**
 * The moment a spreadsheet's day number means, as ISO text with seconds and without offset; `undefined` outside
 * 1900-03-01 … 9999-12-31, where no spreadsheet is sure.
 */
export function momentOfDayNumber(day: number): string | undefined {
  if (!(day >= FIRST_SURE_DAY && day < LAST_DAY + 1)) return undefined;
  // Day numbers are fractions: a second is only near one.
  const seconds = Math.round((DAY_ZERO + day * DAY_MS) / 1000);
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}
