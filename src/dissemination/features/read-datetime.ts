import { CorestoneError } from '../../domain/error.ts';
import type { Days } from '../../domain/registration/taken-between.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}:\d{2}(\.\d+)?(z|[+-]\d{2}:\d{2})$/i;

/**
 * A moment or a stretch of time as days in UTC (OGC 17-069r4, /req/core/fc-time-definition): RFC 3339, `start/end`, and `..` or nothing
 * for an end that is open. Without an end the member is absent. Throws `wrong-call` for anything else.
 */
export function readDatetime(text: string): Partial<Days> {
  const parts = text.split('/');
  const [start = '', end = start] = parts;
  const from = readEnd(start);
  const to = readEnd(end);
  const isOpen = parts.length === 2 && (from === undefined || to === undefined);
  const isWhole = from !== undefined && to !== undefined && from <= to;
  if (parts.length > 2 || from === '' || to === '' || !(isOpen || isWhole))
    throw new CorestoneError(
      'wrong-call',
      `datetime=${text.slice(0, 80)}: a day or moment (2014-05-05, 2014-05-05T16:40:00Z) or a stretch (2014-05-01/2014-05-31, 2014-05-01/..).`,
    );
  const day = (moment: string) => new Date(moment).toISOString().slice(0, 10);
  return { ...(from !== undefined && { from: day(from) }), ...(to !== undefined && { to: day(to) }) };
}

/** Undefined for an open end, empty for what is no time, else ISO 8601 in UTC, so that ends compare as text. */
function readEnd(text: string): string | undefined {
  if (text === '' || text === '..') return undefined;
  const upper = text.toUpperCase();
  if (!DAY.test(upper) && !MOMENT.test(upper)) return '';
  const moment = Date.parse(upper);
  // 30 February is read as 2 March.
  const isDay =
    !Number.isNaN(moment) && new Date(`${upper.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(upper.slice(0, 10));
  return isDay ? new Date(moment).toISOString() : '';
}
