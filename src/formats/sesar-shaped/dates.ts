import type { PreciseDate } from '../../domain/description/precise-date.ts';
import { type LegalDate, legalDate } from '../legal-values.ts';
import type { FlatCell, FlatDialect } from './flat-element.ts';

/** How precise a date is, from coarse to fine. */
const PRECISIONS = ['year', 'month', 'day', 'time'] as const;

/** One of the words for how precise a date is. */
export type Precision = (typeof PRECISIONS)[number];

const LENGTHS: Readonly<Record<Precision, number>> = { year: 4, month: 7, day: 10, time: 40 };
const MARKS = /[?~]+$/;
const LOOSE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](.*))?$/;
const ABOUT =
  /^(?:~|≈|(?:circa|ca\.?|about|approx\.?|approximately|around|c\.|etwa|um|vers|env\.|cirka)(?=[\s\d]))\s*/i;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/** A date that may be written, without the marks for uncertain and approximate; undefined for what is none. */
export function plainDate(date: PreciseDate | undefined): LegalDate | undefined {
  return legalDate(date?.replace(MARKS, ''));
}

/** A day as `2017-03-01`; undefined unless at least the day is known. */
export function dayOf(date: PreciseDate | undefined): string | undefined {
  const plain = plainDate(date);
  return plain === undefined || plain.precision === 'year' || plain.precision === 'month'
    ? undefined
    : plain.text.slice(0, 10);
}

/**
 * A date as a list may write it. Where a moment is demanded, the beginning of the day, month or year in UTC stands for it;
 * a time without offset is cut to its day, since SESAR reads such times as United States Eastern Time.
 */
export function dateText(date: PreciseDate | undefined, { dates, takesDoubt }: FlatDialect): string | undefined {
  const plain = plainDate(date);
  if (plain === undefined) return undefined;
  if (dates === 'w3cdtf') return takesDoubt ? `${plain.text}${MARKS.exec(date ?? '')?.[0] ?? ''}` : plain.text;
  if (plain.precision === 'time' && /(?:Z|[+-]\d{2}:\d{2})$/.test(plain.text)) return plain.text;
  return `${`${plain.text}-01-01`.slice(0, 10)}T00:00:00Z`;
}

/** How precise a date can be said to be in a list; undefined for what is no date. */
export function precisionOf(date: PreciseDate | undefined, { dates }: FlatDialect): Precision | undefined {
  const plain = plainDate(date);
  if (plain === undefined || plain.precision !== 'time' || dates === 'w3cdtf') return plain?.precision;
  return /(?:Z|[+-]\d{2}:\d{2})$/.test(plain.text) ? 'time' : 'day';
}

/** The coarser of two precisions; the one that is known where the other is not. */
export function coarser(first: Precision | undefined, second: Precision | undefined): Precision | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return PRECISIONS.find((one) => one === first || one === second);
}

/** The word for a precision, in any case; undefined for any other. */
export function precisionIn(word: string | undefined): Precision | undefined {
  return PRECISIONS.find((one) => one === word?.toLowerCase());
}

/** A date with no more of it than a precision allows, its doubt kept. */
export function cutTo(date: PreciseDate | undefined, precision: Precision | undefined): PreciseDate | undefined {
  if (date === undefined || precision === undefined) return date;
  const marks = MARKS.exec(date)?.[0] ?? '';
  return `${date.slice(0, date.length - marks.length).slice(0, LENGTHS[precision])}${marks}`;
}

/**
 * The date of a cell: ISO 8601 at any precision, a blank for the `T`, days and months of one digit, and `MM/DD/YYYY`, the last
 * two with a finding `date-form`; `ca. 1980` is `1980~`. What is no date of the calendar is refused with `not-a-date`.
 */
export function readDate(cell: FlatCell | undefined): PreciseDate | undefined {
  if (cell === undefined) return undefined;
  const bare = cell.text.replace(ABOUT, '');
  const date = `${spelledOut(bare)}${bare === cell.text || /[?~]$/.test(bare) ? '' : '~'}`;
  if (plainDate(date) === undefined)
    return cell.refuse('not-a-date', `${cell.text} is no date.`, {
      rule: 'YYYY, YYYY-MM, YYYY-MM-DD or a date with time',
    });
  if (date.slice(0, 10) !== cell.text.slice(0, 10))
    cell.find('date-form', `${cell.text} is read as ${date}.`, { severity: 'info', rule: 'YYYY-MM-DD' });
  return date;
}

function spelledOut(text: string): string {
  const loose = LOOSE.exec(text);
  if (loose !== null) {
    const [, year, month = '', day = '', time] = loose;
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return time === undefined ? date : `${date}T${time.trim()}`;
  }
  const american = AMERICAN.exec(text);
  if (american === null) return text;
  const [, month = '', day = '', year] = american;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
