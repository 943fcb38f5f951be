import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/** Another record that looks like the same sample: by material, place, depth and name as the likeness has it. */
export interface Twin {
  readonly igsn: string;
  readonly title: string;
}

const MOST = 10;

/** Public records, own and harvested, that look like a harvested one; at most ten, in the order of their IGSNs. */
export async function findTwins(db: Queries, source: string, item: string): Promise<readonly Twin[]> {
  const { rows } = await sql<Twin>`select e.igsn, s.title from harvested_record me
    join (select igsn, likeness from harvested_record where is_shown = 1 and state = 'present'
      union select igsn, likeness from record where state = 'registered') as other on other.likeness = me.likeness
    join search_entry e on e.igsn = other.igsn join search_shown s on s.id = e.id
    where me.source = ${source} and me.item = ${item} and me.likeness is not null and other.igsn <> me.igsn
    order by e.igsn limit ${MOST}`.execute(db);
  return rows;
}
