import { sql } from 'kysely';
import type { Engine, Queries } from '../store.ts';
import { inPublicOrder, isPublic, type RecordSelection, selectPublic } from './select-public.ts';

/** Number of public records of a selection. It looks at every one of them, so ask once per harvest, never per page. */
export async function countRecords(db: Queries, engine: Engine, selection: RecordSelection): Promise<number> {
  const { afterSeq, throughSeq = Number.MAX_SAFE_INTEGER, seqs, set, of } = selection;
  if ((seqs ?? set ?? of) === undefined) {
    const { rows } = await sql<{ size: number }>`select count(*) as size from ${inPublicOrder(engine)}
      where ${isPublic} and record.changed_seq > ${afterSeq} and record.changed_seq <= ${throughSeq}`.execute(db);
    return Number(rows[0]!.size);
  }
  const { size } = await selectPublic(db, selection).select(sql<number>`count(*)`.as('size')).executeTakeFirstOrThrow();
  return Number(size);
}
