import type { CellValue, ReportColumn } from './report-document.ts';

/** Between a number and its unit. */
export const THIN = '\u2009';

/** A number with so many decimals and the minus of print; empty for null. */
export function spellNumber(value: number | null, decimals = 0): string {
  if (value === null) return '';
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A number with its unit; `Not stated` for null. */
export function spellQuantity(value: number | null, unit: string, decimals = 2): string {
  return value === null ? 'Not stated' : `${spellNumber(value, decimals)}${THIN}${unit}`;
}

/** A range such as `337.40–340.40 m`; empty where both ends are null. */
export function spellRange(from: number | null, to: number | null, unit: string, decimals = 2): string {
  if (from === null && to === null) return '';
  return `${spellNumber(from, decimals) || '?'}–${spellNumber(to, decimals) || '?'}${THIN}${unit}`;
}

/** A moment as `2014-05-05 16:40 (UTC+2)`; dates and shorter precisions stay as they are. */
export function spellMoment(iso: string | null): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})[^Z+-]*(Z|[+-]\d{2}:?\d{2})?$/.exec(iso ?? '');
  if (parts === null) return iso ?? '';
  const [, day, time, zone] = parts;
  return `${day} ${time}${zone === undefined ? '' : ` (${spellZone(zone)})`}`;
}

function spellZone(zone: string): string {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (parts === null) return 'UTC';
  const [hours, minutes] = [Number(parts[2]), parts[3]!];
  if (hours === 0 && minutes === '00') return 'UTC';
  return `UTC${parts[1] === '-' ? '−' : '+'}${hours}${minutes === '00' ? '' : `:${minutes}`}`;
}

/** A cell as people read it. */
export function spellCell({ kind, decimals }: ReportColumn, value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return spellNumber(value, decimals);
  return kind === 'moment' ? spellMoment(value) : value;
}

/** The head of a column: `Top, m`. */
export function spellHead({ label, unit }: ReportColumn): string {
  return unit === undefined ? label : `${label}, ${unit}`;
}

/** A value of a head fact. */
export function stated(value: string | null): string {
  return value === null || value === '' ? 'Not stated' : value;
}
