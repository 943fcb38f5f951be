import type { Finding } from '../finding.ts';
import { finding } from '../finding.ts';

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SECOND = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** How finely a source tells moments apart. */
export type Granularity = 'day' | 'second';

/**
 * From when a source is asked for changes, after it was asked for all of them as of a moment (ISO 8601, UTC): one granule
 * earlier, since sources lose what changes while they answer. `YYYY-MM-DD` or `YYYY-MM-DDThh:mm:ssZ`.
 */
export function nextFrom(harvestedThrough: string, granularity: Granularity): string {
  const ms = Date.parse(harvestedThrough);
  return granularity === 'day' ? spelled(ms - DAY_MS, 'day') : spelled(ms - 1000, 'second');
}

/** A moment in milliseconds as a source spells it, rounded down. */
export function spelled(ms: number, granularity: Granularity): string {
  const text = new Date(ms).toISOString();
  return granularity === 'day' ? text.slice(0, 10) : `${text.slice(0, 19)}Z`;
}

/**
 * Whether a run that asked from `from` (null for everything) and ended well has filled the time up to its own beginning, so that
 * the next one may begin there: not when it left a gap behind what was harvested before.
 */
export function closesGap(from: string | null, harvestedThrough: string | null): boolean {
  return from === null || harvestedThrough === null || Date.parse(from) <= Date.parse(harvestedThrough);
}

/** A datestamp as a source gave it, made one of OAI-PMH in UTC; empty where it is none. Finding `datestamp` when it was another. */
export function readDatestamp(text: string): { readonly datestamp: string; readonly findings: readonly Finding[] } {
  const trimmed = text.trim();
  if ((SECOND.test(trimmed) || DAY.test(trimmed)) && !Number.isNaN(Date.parse(trimmed)))
    return { datestamp: trimmed, findings: [] };
  const rule = 'YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ, UTC';
  const odd = finding('datestamp', 'The datestamp is none of OAI-PMH.', {
    severity: 'warning',
    field: 'datestamp',
    value: trimmed,
    rule,
  });
  // Without a zone the standard means UTC, where a program would take its own.
  const zoned = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(trimmed)
    ? `${trimmed.replace(' ', 'T')}Z`
    : trimmed;
  const ms = /^\d{4}-\d{2}-\d{2}/.test(zoned) ? Date.parse(zoned) : Number.NaN;
  return { datestamp: Number.isNaN(ms) ? '' : spelled(ms, 'second'), findings: [odd] };
}
