import type { FilterOperator } from '../../../domain/station/filter/row-filter.ts';
import type { Column } from './columns.ts';

const NUMBER: readonly FilterOperator[] = ['=', '!=', '>=', '<=', '>', '<', 'between', 'one-of', 'empty', 'not-empty'];
const DATE: readonly FilterOperator[] = ['=', '!=', '>=', '<=', '>', '<', 'between', 'since', 'empty', 'not-empty'];
const SWITCH: readonly FilterOperator[] = ['=', 'empty', 'not-empty'];
const TEXT: readonly FilterOperator[] = [
  '=',
  'one-of',
  'contains',
  'not-contains',
  'like',
  'matches',
  'not-matches',
  '!=',
  '==',
  '!==',
  '>=',
  '<=',
  '>',
  '<',
  'between',
  'empty',
  'not-empty',
];

/** The operators that make sense for a column, the likeliest first. */
export function offeredOperators({ key, field, isNumber }: Column): readonly FilterOperator[] {
  if (key === 'changedAt') return ['since', 'between', '>=', '<=', '>', '<', 'empty', 'not-empty'];
  if (isNumber) return NUMBER;
  if (field?.type === 'date' || field?.type === 'date_time') return DATE;
  return field?.type === 'boolean' ? SWITCH : TEXT;
}
