import type { MovedTable } from '../../domain/transfer/moved-tables.ts';
import type { MovedRow } from '../../domain/transfer/row-fields.ts';
import type { Work } from '../ports.ts';
import type { TransferRun } from './transfer-run.ts';

/**
 * Marks of sampling parties that came together with ours, as the next changes of their party: whoever looks at it follows its count.
 * Rows of other tables, and all of an expedition that was not here, stay as they are.
 */
export async function numberedMarks(
  work: Work,
  run: TransferRun,
  table: MovedTable,
  rows: readonly MovedRow[],
): Promise<readonly MovedRow[]> {
  if (table.name !== 'sampling_mark' || run.isFirst) return rows;
  const seqs = new Map<string, number>();
  for (const id of new Set(rows.map((row) => String(row.party_id)))) {
    const party = await work.sampling.findParty(id);
    if (party === undefined) continue;
    await work.sampling.changeParty({ ...party, seq: party.seq + 1 });
    seqs.set(id, party.seq + 1);
  }
  return rows.map((row) => ({ ...row, seq: seqs.get(String(row.party_id)) ?? row.seq! }));
}
