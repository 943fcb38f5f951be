import { isInCalendar, isTimeOfDay, isUtcOffset } from '../../domain/in-calendar.ts';
import type { Origin } from '../table.ts';
import { type Conversion, converted, refused } from './conversion.ts';
import { momentOfDayNumber } from './day-number.ts';

const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(\.\d{1,9})?)?\s?(Z|z|[+-]\d\d(?::?\d\d)?)?$/;
const ISO_DAY = /^\d{4}-\d\d-\d\d$/;
const RULE = 'a time as 2014-05-05T08:30:00+02:00';

/** Numbers below are a year rather than a day. */
const FIRST_DAY_NUMBER = 10_000;

/**
 * Reads a point in time, ISO 8601 with its offset from UTC, and gives it back with seconds and offset. Without an offset it
 * is taken as UTC and the note `offset-missing` says so. A day without a time is refused, except from a workbook, which
 * shows midnight so. A bare number is a spreadsheet's day number, in workbooks only.
 */
export function readDateTime(cell: string | number, origin: Origin): Conversion {
  if (typeof cell === 'number') return origin === 'xlsx' ? fromDayNumber(cell) : refused('not-a-time', RULE);
  const text = cell.trim();
  const match = ISO.exec(origin === 'xlsx' && ISO_DAY.test(text) ? `${text}T00:00` : text);
  if (match === null) return refused('not-a-time', RULE);
  const [, date, minute, second = '00', fraction = '', offset] = match;
  const time = `${minute}:${second}${fraction}`;
  if (!isInCalendar(date!) || !isTimeOfDay(time)) return refused('not-a-time', `${RULE} that is in the calendar`);
  return offset === undefined ? converted(`${date}T${time}Z`, 'offset-missing') : withOffset(`${date}T${time}`, offset);
}

function withOffset(local: string, written: string): Conversion {
  const minutes = written.slice(3).replace(':', '') || '00';
  const offset = written.length === 1 ? 'Z' : `${written.slice(0, 3)}:${minutes}`;
  return isUtcOffset(offset)
    ? converted(local + offset)
    : refused('not-a-time', 'a time with an offset from UTC of at most 14 hours');
}

function fromDayNumber(day: number): Conversion {
  const moment = day < FIRST_DAY_NUMBER ? undefined : momentOfDayNumber(day);
  return moment === undefined ? refused('not-a-time', RULE) : converted(`${moment}Z`, 'offset-missing');
}
