import { stringify } from 'csv-stringify/sync';
import type { HarvestFindingRow } from '../../../store/read/list-harvest-runs.ts';

const COLUMNS = ['number', 'severity', 'code', 'record', 'field', 'value', 'rule', 'message'];

/** Findings of a run as CSV, a line each; `record` is the name of the record at its source, empty for the whole source. */
export function findingTable(rows: readonly HarvestFindingRow[]): string {
  const lines = rows.map(({ number, item, finding: { severity, code, field, value, rule, message } }) => {
    return { number, severity, code, record: item, field, value, rule, message };
  });
  return stringify(lines, { header: true, columns: COLUMNS, escape_formulas: true });
}
