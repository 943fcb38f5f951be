import type { DrilledRun } from './drilled-runs.ts';

const OFFSET = /(?:(Z)|([+-])(\d\d):(\d\d))$/;
const MINUTE_MS = 60_000;

/** How far a stated moment's clock is ahead of UTC, min; undefined where the moment does not say. */
export function offsetMin(stated: string): number | undefined {
  const found = OFFSET.exec(stated.includes('T') ? stated : '');
  if (found === null) return undefined;
  const [, isUtc, sign, hours, minutes] = found;
  return isUtc === undefined ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
}

/** How far the clock of the rig is ahead of UTC, min: as the latest run states it, else `otherwiseMin`. */
export function rigOffsetMin(runs: readonly DrilledRun[], otherwiseMin: number): number {
  let [latest, offset] = ['', otherwiseMin];
  for (const { onDeck } of runs) {
    const stated = onDeck === null ? undefined : offsetMin(onDeck);
    if (stated === undefined || onDeck! < latest) continue;
    [latest, offset] = [onDeck!, stated];
  }
  return offset;
}

/** The day by a clock that is so far ahead of UTC: `2014-05-05`. `nowMs` is in ms since 1970. */
export function dayBy(offset: number, nowMs: number): string {
  return new Date(nowMs + offset * MINUTE_MS).toISOString().slice(0, 10);
}

/** A stated moment in ms since 1970; one that does not say its clock is by that of the rig. Undefined for a mere day or none. */
export function statedMs(stated: string | null, rigOffset: number): number | undefined {
  if (stated === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(stated)) return undefined;
  const own = offsetMin(stated);
  const at = Date.parse(own === undefined ? `${stated}Z` : stated);
  return Number.isNaN(at) ? undefined : at - (own === undefined ? rigOffset * MINUTE_MS : 0);
}
