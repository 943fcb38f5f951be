import type { SampleDescription } from '../description/sample-description.ts';

/** First and last day (ISO, UTC) of a stretch of time, both within it. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * The days on which an object was taken, as widely as the precision stated leaves open: a year is all its days. One end alone is
 * both; without a time of collection it is that of sampling. Undefined where nothing is stated, or nothing that is a date.
 */
export function takenBetween({
  collectedFrom,
  collectedTo,
  sampledOn,
}: Pick<SampleDescription, 'collectedFrom' | 'collectedTo' | 'sampledOn'>): Days | undefined {
  const began = collectedFrom ?? collectedTo ?? sampledOn;
  const ended = collectedTo ?? collectedFrom ?? sampledOn;
  const first = daysOf(began);
  // Mostly one day, and a whole expedition is registered at once.
  const last = ended === began ? first : daysOf(ended);
  if (first === undefined || last === undefined) return first ?? last;
  return first.from <= last.to ? { from: first.from, to: last.to } : { from: last.from, to: first.to };
}

/** The date that was asked last, and its days: neighbours in a core were taken at one time. */
let last: { readonly date: string | undefined; readonly days: Days | undefined } = { date: undefined, days: undefined };

/** The days that a date of any precision (EDTF, level 1) may mean; a time with an offset counts by its day in UTC. */
export function daysOf(date: string | undefined): Days | undefined {
  if (date !== last.date) last = { date, days: readDays(date) };
  return last.days;
}

function readDays(date: string | undefined): Days | undefined {
  const [, year, month, day, time] =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(T\S+)?)?)?[?~%]?$/.exec(date?.trim().replace(/[?~%]$/, '') ?? '') ?? [];
  if (year === undefined) return undefined;
  if (time !== undefined) return dayInUtc(`${year}-${month}-${day}${time}`);
  const from = `${year}-${month ?? '01'}-${day ?? '01'}`;
  const to = `${year}-${month ?? '12'}-${day ?? lastDayOf(Number(year), Number(month ?? 12))}`;
  return isDay(Number(year), Number(month ?? 1), Number(day ?? 1)) ? { from, to } : undefined;
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= lastDayOf(year, month));
}

function dayInUtc(text: string): Days | undefined {
  const isZoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text);
  const moment = Date.parse(isZoned ? text : `${text}Z`);
  if (Number.isNaN(moment)) return undefined;
  const day = new Date(moment).toISOString().slice(0, 10);
  return { from: day, to: day };
}

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
