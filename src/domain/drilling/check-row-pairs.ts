import type { Checked, Finding } from '../finding.ts';
import { parseOrcid } from '../identifier/orcid.ts';
import { parseRor } from '../identifier/ror.ts';
import { labelOf, rowFinding } from './check-row-finding.ts';
import { ROUNDING_M } from './length-rounding.ts';
import type { ObjectRow } from './object-row.ts';

/** Fields of which the first may not lie after or below the second. */
const IN_ORDER: readonly (readonly [string, string])[] = [
  ['top_depth_m', 'bottom_depth_m'],
  ['top_offset_cm', 'bottom_offset_cm'],
  ['start_depth_m', 'end_depth_m'],
  ['start_date', 'end_date'],
  ['moratorium_start', 'moratorium_end'],
  ['date_submission', 'date_approval'],
];

/**
 * Checks fields of one row against each other: `wrong-order` (top below bottom, end before start; dates of different
 * precision are compared as far as both go), `half-a-position` (latitude without longitude or the other way round),
 * `recovery-over-100` as warning where recovery exceeds the drilled length without a reason, `orcid-syntax`,
 * `orcid-check-digit`, `ror-syntax` and `ror-check-digit`.
 */
export function checkRowPairs(row: ObjectRow): Finding[] {
  return [...checkOrder(row), ...checkPosition(row), ...checkRecovery(row), ...checkIdentifiers(row)];
}

function checkOrder(row: ObjectRow): Finding[] {
  return IN_ORDER.filter(([first, second]) => isReversed(row.values[first], row.values[second])).map(
    ([first, second]) => {
      const [low, high] = [row.values[first], row.values[second]];
      const [lowLabel, highLabel] = [labelOf(row.type, first), labelOf(row.type, second)];
      const message = `${lowLabel} ${low} comes after ${highLabel} ${high}`;
      const rule = `${lowLabel} not after ${highLabel}`;
      return rowFinding(row, 'wrong-order', message, { field: lowLabel, value: `${low} > ${high}`, rule });
    },
  );
}

function isReversed(low: unknown, high: unknown): boolean {
  if (typeof low === 'number' && typeof high === 'number') return low > high;
  if (typeof low !== 'string' || typeof high !== 'string') return false;
  const shared = Math.min(low.length, high.length);
  return low.slice(0, shared) > high.slice(0, shared);
}

function checkPosition(row: ObjectRow): Finding[] {
  const { latitude_deg: latitude, longitude_deg: longitude } = row.values;
  const given = [latitude, longitude].filter((value) => typeof value === 'number');
  if (given.length !== 1) return [];
  const field = typeof latitude === 'number' ? 'Longitude' : 'Latitude';
  const rule = 'latitude and longitude together, or neither';
  return [rowFinding(row, 'half-a-position', `${field} is missing`, { field, rule })];
}

function checkRecovery(row: ObjectRow): Finding[] {
  const { core_recovery_m: recovered, drilled_length_m: drilled, recovery_reason: reason } = row.values;
  if (typeof recovered !== 'number' || typeof drilled !== 'number') return [];
  if (recovered <= drilled + ROUNDING_M || (typeof reason === 'string' && reason !== '')) return [];
  const message = `${recovered} m were recovered from ${drilled} m drilled, and no reason is given`;
  const rule = 'recovery over 100 % is legal with a reason';
  const field = labelOf(row.type, 'recovery_reason');
  return [rowFinding(row, 'recovery-over-100', message, { severity: 'warning', field, value: recovered, rule })];
}

function checkIdentifiers(row: ObjectRow): Finding[] {
  return [...checkIdentifier(row, 'orcid', parseOrcid), ...checkIdentifier(row, 'ror', parseRor)];
}

function checkIdentifier(row: ObjectRow, name: string, parse: (text: string) => Checked<unknown>): Finding[] {
  const value = row.values[name];
  if (typeof value !== 'string') return [];
  const field = labelOf(row.type, name);
  return parse(value).findings.map(({ code, message, rule = '' }) =>
    rowFinding(row, code, message, { field, value, rule }),
  );
}
