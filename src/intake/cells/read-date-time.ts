import type { Origin } from '../table.ts';
import { type Conversion, converted, refused } from './conversion.ts';
import { isInCalendar } from './read-date.ts';

const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(\.\d{1,9})?)?\s?(Z|z|[+-]\d\d(?::?\d\d)?)?$/;
const RULE = 'a time as 2014-05-05T08:30:00+02:00';

const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const DAYS = { first: 10_000, last: 2_958_465 };

/**
 * Reads a point in time, ISO 8601 with its offset from UTC, and gives it back with seconds and offset. Without an offset it
 * is taken as UTC and the note `offset-missing` says so. A day without a time is refused. A bare number is a spreadsheet's
 * day number, in workbooks only.
 */
export function readDateTime(cell: string | number, origin: Origin): Conversion {
  if (typeof cell === 'number') return origin === 'xlsx' ? fromDayNumber(cell) : refused('not-a-time', RULE);
  const match = ISO.exec(cell.trim());
  if (match === null) return refused('not-a-time', RULE);
  const [, date, hour, minute, second = '00', fraction = '', offset] = match;
  if (!isInCalendar(date!) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return refused('not-a-time', `${RULE} that is in the calendar`);
  }
  const local = `${date}T${hour}:${minute}:${second}${fraction}`;
  return offset === undefined ? converted(`${local}Z`, 'offset-missing') : withOffset(local, offset);
}

function withOffset(local: string, offset: string): Conversion {
  if (offset.toUpperCase() === 'Z') return converted(`${local}Z`);
  const [hours, minutes] = [offset.slice(1, 3), offset.slice(3).replace(':', '') || '00'];
  if (Number(hours) > 14 || Number(minutes) > 59)
    return refused('not-a-time', 'an offset from UTC of at most 14 hours');
  return converted(`${local}${offset[0]}${hours}:${minutes}`);
}

function fromDayNumber(day: number): Conversion {
  if (day < DAYS.first || day > DAYS.last) return refused('not-a-time', RULE);
  const iso = new Date(Math.round((DAY_ZERO + day * DAY_MS) / 1000) * 1000).toISOString();
  return converted(`${iso.slice(0, 19)}Z`, 'offset-missing');
}
