import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/**
 * Makes the look-up of a text that is another one after every change of records (the number of the change clock) and of everything
 * else that people or imports did (the latest entry of the audit trail), and once the search has taken a change up (pages show what it
 * finds): what was made from the store under one mark still stands under it. Three look-ups by key; the statement is compiled once,
 * because it is asked for before nearly every page.
 */
export function publicMarkFinder(db: Queries): () => Promise<string> {
  const compiled = sql<{ seq: number | null; audit: string | null; found: number | null }>`select
      (select seq from change_clock where id = 1) as seq,
      (select id from audit order by id desc limit 1) as audit,
      (select seq from change_follower where name = 'search') as found`.compile(db);
  return async () => {
    const [row] = (await db.executeQuery(compiled)).rows;
    return `${row?.seq ?? 0} ${row?.audit ?? ''} ${row?.found ?? 0}`;
  };
}
