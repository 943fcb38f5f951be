import type { Queries } from '../store.ts';

/** The number of the last change of the register, of our own and of harvested records; 0 before the first. */
export async function findLastChange(db: Queries): Promise<number> {
  const row = await db.selectFrom('change_clock').select('seq').where('id', '=', 1).executeTakeFirst();
  return row?.seq ?? 0;
}
