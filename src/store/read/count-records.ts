import { sql } from 'kysely';
import type { Queries } from '../store.ts';
import { type RecordSelection, selectPublic } from './select-public.ts';

/** Number of public records of a selection. It looks at every one of them, so ask once per harvest, never per page. */
export async function countRecords(db: Queries, selection: RecordSelection): Promise<number> {
  const { size } = await selectPublic(db, selection).select(sql<number>`count(*)`.as('size')).executeTakeFirstOrThrow();
  return Number(size);
}
