import type { Queries } from '../store.ts';

/**
 * The IGSN that one of these spellings (normal form) is another name of, the first that is one; undefined when none is. The
 * identifier may be reserved or withdrawn: whoever shows it judges that.
 */
export async function findAliased(db: Queries, spellings: readonly string[]): Promise<string | undefined> {
  if (spellings.length === 0) return undefined;
  const rows = await db
    .selectFrom('identifier_alias')
    .select(['spelling', 'igsn'])
    .where('spelling', 'in', spellings)
    .execute();
  const found = new Map(rows.map((row) => [row.spelling, row.igsn]));
  return spellings.map((one) => found.get(one)).find((igsn) => igsn !== undefined);
}
