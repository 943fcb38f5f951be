import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/** How many of the samples that were taken at a sampling party have no record yet, so that nobody outside finds them. */
export async function countUnregistered(db: Queries, partyId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n
    from sampling_mark m
      join tree_object o on o.id = m.taken_id
      left join record r on r.igsn = o.igsn
    where m.party_id = ${partyId} and m.state = 'taken' and r.igsn is null`.execute(db);
  return Number(rows[0]!.n);
}
