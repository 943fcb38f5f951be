import type { PreciseDate } from '../domain/description/precise-date.ts';

/** A part of a date with the words of its precision. */
type DatePrecision = 'year' | 'month' | 'day' | 'time';

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const DAYS_OF = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A date that exists, spelled for a schema, and how precise it is. */
export interface LegalDate {
  readonly text: string;
  readonly precision: DatePrecision;
}

/**
 * A date in the one spelling that both xs:dateTime and W3CDTF take: year, month and day as they are, times always with
 * seconds. So a negative offset or a `Z` without seconds, which the W3CDTF union of the registration schema refuses, cannot
 * occur. Undefined for what is no date, such as 30 February.
 */
export function legalDate(date: PreciseDate | undefined): LegalDate | undefined {
  const parts = date === undefined ? null : DATE.exec(date.trim());
  if (parts === null) return undefined;
  const [, year = '', month, day, hour, minute, second = '00', fraction = '', zone = ''] = parts;
  if (month === undefined) return { text: year, precision: 'year' };
  if (day === undefined) return isMonth(month) ? { text: `${year}-${month}`, precision: 'month' } : undefined;
  if (!isDay(year, month, day)) return undefined;
  if (hour === undefined) return { text: `${year}-${month}-${day}`, precision: 'day' };
  if (!isTime(hour, minute ?? '', second) || !isOffset(zone)) return undefined;
  return { text: `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}${zone}`, precision: 'time' };
}

/** A number as xs:decimal: no exponent, at most six places; undefined unless finite and within the limits. */
export function legalDecimal(value: number | undefined, least = -1e15, most = 1e15): string | undefined {
  if (value === undefined || !(value >= least && value <= most)) return undefined;
  const text = String(value);
  return /e|\.\d{7}/.test(text) ? String(Number(value.toFixed(6))) : text;
}

/**
 * Text cut to a schema's length, the last place an ellipsis. Counted in UTF-16 units, which is never less than any validator
 * counts, and never cut inside a character.
 */
export function atMost(longest: number, text: string | undefined): string | undefined {
  if (text === undefined || text.length <= longest) return text;
  const last = text.charCodeAt(longest - 2);
  const end = last >= 0xd800 && last <= 0xdbff ? longest - 2 : longest - 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

function isMonth(month: string): boolean {
  return month >= '01' && month <= '12';
}

function isDay(year: string, month: string, day: string): boolean {
  if (!isMonth(month) || day < '01' || Number(day) > (DAYS_OF[Number(month) - 1] ?? 0)) return false;
  return month !== '02' || day !== '29' || new Date(`${year}-02-29T00:00:00Z`).getUTCMonth() === 1;
}

function isTime(hour: string, minute: string, second: string): boolean {
  return hour <= '23' && minute <= '59' && second <= '59';
}

function isOffset(zone: string): boolean {
  return zone.length !== 6 || (zone.slice(1, 3) <= '13' && zone.slice(4) <= '59') || zone.slice(1) === '14:00';
}
