import { isInCalendar } from '../../domain/in-calendar.ts';
import type { Origin } from '../table.ts';
import { type Conversion, converted, refused } from './conversion.ts';
import { momentOfDayNumber } from './day-number.ts';

const TIME = '[T ]\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?\\s?(?:Z|[+-]\\d\\d(?::?\\d\\d)?)?';
const ISO = new RegExp(`^(\\d{4})(?:[-/](\\d{1,2})(?:[-/](\\d{1,2})(?:${TIME})?)?)?$`, 'i');
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/;
const RULE = 'a date as 2014-05-05, 2014-05 or 2014';

/**
 * Reads a date at the precision it has: `2014`, `2014-05`, `2014-05-05`, `2014/5/5`; a time after a day is dropped.
 * `31.12.2014` is day, month, year. `12/31/2014` is refused with a hint, since both orders are in use. A bare number above a
 * year's four digits is a day number from a workbook only; in text it is refused.
 */
export function readDate(cell: string | number, origin: Origin): Conversion {
  if (typeof cell === 'number' && origin === 'xlsx' && cell > 9999) return fromDayNumber(cell);
  const text = String(cell).trim();
  const iso = ISO.exec(text);
  if (iso !== null) return calendarDate(iso[1]!, iso[2], iso[3]);
  const dotted = DOTTED.exec(text);
  if (dotted !== null) return calendarDate(dotted[3]!, dotted[2], dotted[1]);
  const slashed = SLASHED.exec(text);
  if (slashed !== null) return refused('ambiguous-date', `${RULE}; ${slashedHint(slashed)}`);
  return refused(
    'not-a-date',
    /^\d{5}$/.test(text) ? `${RULE}; ${text} looks like a day number of a spreadsheet` : RULE,
  );
}

function slashedHint([, first, second, year]: RegExpExecArray): string {
  const [month, day] = [first!.padStart(2, '0'), second!.padStart(2, '0')];
  const readings = [
    ...(Number(first) <= 12 ? [`${year}-${month}-${day}`] : []),
    ...(Number(second) <= 12 && first !== second ? [`${year}-${day}-${month}`] : []),
  ];
  return year!.length === 4 && readings.length > 0
    ? `write ${readings.join(' or ')}`
    : 'write the year with four digits';
}

function fromDayNumber(day: number): Conversion {
  const moment = momentOfDayNumber(Math.floor(day));
  return moment === undefined ? refused('not-a-date', RULE) : converted(moment.slice(0, 10));
}

/** An ISO date when such a day is in the calendar. */
function calendarDate(year: string, month?: string, day?: string): Conversion {
  const parts = [year, ...[month, day].filter((part) => part !== undefined).map((part) => part.padStart(2, '0'))];
  const text = parts.join('-');
  return isInCalendar(text) ? converted(text) : refused('not-a-date', `${RULE} that is in the calendar`);
}
