import { sql } from 'kysely';
import type { EntryName } from '../../domain/harvest/entry-path.ts';
import type { Queries } from '../store.ts';

/** Another record that looks like the same sample: by material, place, depth and name as the likeness has it. */
export interface Twin extends EntryName {
  readonly title: string;
}

const MOST = 10;

/**
 * Public records, own and harvested, that look like a harvested one, and those that another source calls just as its own does where they have
 * no IGSN; at most ten, in the order of their IGSNs, those without last.
 */
export async function findTwins(db: Queries, source: string, item: string): Promise<readonly Twin[]> {
  const query = db.selectFrom('harvested_record').select(['igsn', 'likeness']).where('source', '=', source);
  const me = await query.where('item', '=', item).executeTakeFirst();
  if (me === undefined) return [];
  const { igsn, likeness } = me;
  const rows = likeness === null ? [] : await namedTwins(db, likeness, igsn ?? '');
  if (rows.length === MOST || (likeness === null && igsn !== null)) return rows;
  const same = sql`select name as source, cast(${item} as text) as item from harvest_source`;
  const alike = sql`select source, item from harvested_record
    where likeness is not null and likeness = ${likeness ?? ''} and is_shown = 1 and igsn is null`;
  const nameless = sql<Twin>`select e.igsn, e.source, e.item, s.title
    from (${igsn === null ? sql`${alike} union ${same}` : alike}) as other
    join search_entry e on e.source = other.source and e.item = other.item and e.igsn is null
    join search_shown s on s.id = e.id
    where not (e.source = ${source} and e.item = ${item}) order by e.source, e.item limit ${MOST - rows.length}`;
  return [...rows, ...(await nameless.execute(db)).rows];
}

async function namedTwins(db: Queries, likeness: string, mine: string): Promise<readonly Twin[]> {
  const { rows } = await sql<Twin>`select e.igsn, e.source, e.item, s.title from search_entry e
    join search_shown s on s.id = e.id
    where e.igsn in (
      select igsn from harvested_record where likeness is not null and likeness = ${likeness} and is_shown = 1 and state = 'present'
      union select igsn from record where likeness is not null and likeness = ${likeness} and state = 'registered')
      and e.igsn <> ${mine} order by e.igsn limit ${MOST}`.execute(db);
  return rows;
}
