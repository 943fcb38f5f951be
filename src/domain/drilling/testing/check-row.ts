import type { Finding } from '../../finding.ts';
import { checkRowFields, type RowStage } from '../check-row-fields.ts';
import { checkRowNames } from '../check-row-name.ts';
import type { ObjectRow } from '../object-row.ts';

/** All that an import finds in a row by itself, its names first, for tests. */
export function checkRow(row: ObjectRow, stage: RowStage = 'new'): Finding[] {
  return [...checkRowNames(row), ...checkRowFields(row.type, row, stage)];
}
