import type { FileLocation } from '../../domain/finding.ts';

/** A row of a table of a dump, wherever it comes from: octets by column name; null is NULL or nothing. */
export class DumpRow {
  readonly at: FileLocation;
  readonly #cells: ReadonlyMap<string, Buffer | null>;

  constructor(at: FileLocation, cells: ReadonlyMap<string, Buffer | null>) {
    this.at = at;
    this.#cells = cells;
  }

  /** Octets of a column; null where it is NULL, empty, or not there. */
  octets(column: string): Buffer | null {
    const cell = this.#cells.get(column) ?? null;
    return cell === null || cell.length === 0 ? null : cell;
  }

  /** Text of a column, trimmed; empty where there is none. */
  text(column: string): string {
    return this.octets(column)?.toString('utf8').trim() ?? '';
  }

  /** A yes or no, as MySQL and its exports write it: 1, a bit, `true`, `t`, `yes`; undefined where there is none. */
  flag(column: string): boolean | undefined {
    const octets = this.octets(column);
    if (octets === null) return undefined;
    if (octets.length === 1 && octets[0]! <= 1) return octets[0] === 1;
    return /^(?:1|b'1'|t|true|y|yes)$/i.test(octets.toString('latin1').trim());
  }

  /** A whole number; undefined where there is none. */
  integer(column: string): number | undefined {
    const text = this.text(column);
    return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
  }

  /** A time as ISO 8601, UTC, seconds; null where there is none or it means nothing. */
  time(column: string): string | null {
    return readTime(this.text(column));
  }
}

const ZONES: Readonly<Record<string, string>> = { CET: '+01:00', CEST: '+02:00', UTC: 'Z', GMT: 'Z' };
const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?)?\s*(Z|[A-Z]{3,4}|[+-]\d{1,2}:?\d\d)?$/;

/**
 * A time as MySQL and its exports write it, as ISO 8601, UTC, seconds. Without zone it is UTC; `CET`, `CEST` and offsets such as
 * `+1:00` are understood. Null for anything else and for MySQL's `0000-00-00`.
 */
export function readTime(text: string): string | null {
  const [, day, clock = '00:00', seconds = ':00', zone = 'Z'] = TIME.exec(text) ?? [];
  if (day === undefined) return null;
  const moment = new Date(`${day}T${clock}${seconds}${zoneOf(zone)}`);
  return Number.isNaN(moment.getTime()) ? null : `${moment.toISOString().slice(0, 19)}Z`;
}

function zoneOf(zone: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d\d)$/.exec(zone) ?? [];
  return hours === undefined ? (ZONES[zone] ?? zone) : `${sign}${hours.padStart(2, '0')}:${minutes}`;
}
