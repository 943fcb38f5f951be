import type { Queries } from '../store.ts';

/** How many records stand in each state; states without a record are left out. */
export async function countRecordsByState(db: Queries): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('record')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}
