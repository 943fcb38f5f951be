import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/** How many things taken at a party are in no parcel yet, by request; requests for which nothing was taken there are absent. */
export type Unpacked = ReadonlyMap<string, number>;

/** What was taken at a party and never packed, by request. One query. */
export async function countUnpacked(db: Queries, partyId: string): Promise<Unpacked> {
  const { rows } = await sql<{ request_id: string; left: number }>`select m.request_id,
      sum(case when exists (select 1 from parcel_item i where i.thing_id = m.taken_id) then 0 else 1 end) as "left"
    from sampling_mark m where m.party_id = ${partyId} and m.state = 'taken' and m.taken_id is not null
    group by m.request_id`.execute(db);
  return new Map(rows.map((row) => [row.request_id, Number(row.left)]));
}
