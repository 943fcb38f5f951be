import type { Expression, SqlBool } from 'kysely';
import type { Queries } from '../store.ts';

/** The titles of records by IGSN (normal form), in one reading; those that the register does not know, or `where` leaves out, are absent. */
export async function findTitles(
  db: Queries,
  igsns: readonly string[],
  where: Expression<SqlBool>,
): Promise<ReadonlyMap<string, string>> {
  if (igsns.length === 0) return new Map();
  const rows = await db
    .selectFrom('record')
    .select(['igsn', 'title'])
    .where('igsn', 'in', igsns)
    .where(where)
    .execute();
  return new Map(rows.map(({ igsn, title }) => [igsn, title]));
}
