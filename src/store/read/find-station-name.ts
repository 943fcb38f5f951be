import type { Queries } from '../store.ts';

/** How the station of an account is called, by the first of its roles on the core tree that says so; undefined where none does. */
export async function findStationName(db: Queries, account: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('tree_grant as g')
    .innerJoin('user_account as u', 'u.id', 'g.user_id')
    .select('g.station')
    .where('u.name', '=', account)
    .where('g.station', '<>', '')
    .orderBy('g.id')
    .limit(1)
    .executeTakeFirst();
  return row?.station;
}
