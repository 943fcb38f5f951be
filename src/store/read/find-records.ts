import type { Queries } from '../store.ts';
import { type RegisterRecord, readRecords, recordsWithDescription, toRecord } from './find-record.ts';

/** The records of these IGSNs (normal form) in their order; those that the register does not know are left out. */
export async function findRecords(db: Queries, igsns: readonly string[]): Promise<readonly RegisterRecord[]> {
  if (igsns.length === 0) return [];
  const rows = await readRecords(db, recordsWithDescription(db).where('record.igsn', 'in', igsns));
  const found = new Map(rows.map((row) => [row.igsn, row]));
  return igsns.flatMap((igsn) => {
    const row = found.get(igsn);
    return row === undefined ? [] : [toRecord(row)];
  });
}
