import { sql } from 'kysely';
import type { Store } from '../store.ts';

/** Tells the query planner how much there is now; worth it after bulk work, when tables have just grown from nothing. */
export async function refreshStatistics(store: Store): Promise<void> {
  await store.unitOfWork((db) => (store.engine === 'postgres' ? sql`analyze` : sql`pragma optimize`).execute(db));
}
