import { type Finding, finding } from '../../domain/finding.ts';
import { placeIn, type Table } from '../table.ts';
import type { Column } from './column-findings.ts';

/** One `unit-converted` (info) for each column whose numbers are multiplied on their way into the field's unit. */
export function convertedUnits(table: Omit<Table, 'read'>, columns: readonly Column[]): Finding[] {
  return columns.flatMap(({ heading, target, factor }) => {
    if (factor === 1 || target.kind !== 'field') return [];
    const { name, unit } = target.field;
    const message = `${heading} is converted: ${name} is kept in ${unit}, so its numbers are multiplied by ${Number(factor.toPrecision(12))}`;
    const about = { severity: 'info', field: heading, value: factor, rule: `the unit ${unit}` } as const;
    return [finding('unit-converted', message, { ...about, at: placeIn(table, undefined, heading) })];
  });
}
