import { sql } from 'kysely';
import type { Queries, Store } from '../store.ts';

/** A table of fewer rows is quickly asked in any way. */
const SMALL = 1000;

/**
 * Tells the query planner how much there is now; worth it after bulk work, when tables have just grown from nothing. What SQLite noted of small
 * tables is forgotten again: it holds until somebody tells anew, and of a table that has grown to a million rows meanwhile all would be
 * read for every list of keys.
 */
export async function refreshStatistics(store: Store): Promise<void> {
  await store.unitOfWork(async (db) => {
    if (store.engine === 'postgres') await sql`analyze`.execute(db);
    else await countLargeTables(db);
  });
}

async function countLargeTables(db: Queries): Promise<void> {
  await sql`pragma optimize`.execute(db);
  const { rows: noted } = await sql`select 1 from sqlite_master where name = 'sqlite_stat1'`.execute(db);
  if (noted.length === 0) return;
  await sql`delete from sqlite_stat1 where tbl in (
    select tbl from sqlite_stat1 group by tbl having max(cast(stat as integer)) < ${SMALL})`.execute(db);
  // Read again what is left, as every connection does that is opened later.
  await sql`analyze sqlite_schema`.execute(db);
}
