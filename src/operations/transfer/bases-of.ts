import type { MovedFields } from '../../domain/transfer/merge-row.ts';
import type { Work } from '../ports.ts';
import { rowName, type TransferRun } from './transfer-run.ts';

/** What both sides had in common of a row, by who says so. */
export interface BasesOf {
  readonly here?: MovedFields;
  readonly there?: MovedFields;
}

/** What both sides had in common of rows, by key. */
export async function basesOf(
  work: Work,
  run: TransferRun,
  table: string,
  keys: readonly string[],
): Promise<Map<string, BasesOf>> {
  const bases = new Map<string, BasesOf>();
  for (const one of await work.transfer.bases(run.facts.expedition.id, table, keys))
    bases.set(one.key, { ...bases.get(one.key), [one.side]: one.fields });
  for (const key of run.choices.isDry ? keys : []) {
    const fields = run.there.get(rowName(table, key));
    if (fields !== undefined) bases.set(key, { ...bases.get(key), there: JSON.parse(fields) as MovedFields });
  }
  return bases;
}
