import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** So many entries are in a part at first; as `PART_ENTRIES` of the index says. */
const PART_ENTRIES = 2000;

/**
 * The order of titles in parts, and how many entries each part has of every facet value; code 0 counts all. A title says what a thing
 * is, so what a value has lies together far behind the first title: without the parts half a million titles were passed over for the
 * first page of a frequent value in their order.
 */
export async function addSearchTitleParts(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { bytesText, integer, long } = columnTypes(engine);
  await db.schema
    .createTable('search_title_part')
    .addColumn('code', integer, (c) => c.notNull())
    .addColumn('first_key', bytesText, (c) => c.notNull())
    .addColumn('entries', long, (c) => c.notNull())
    .addPrimaryKeyConstraint('search_title_part_key', ['code', 'first_key'])
    .execute();
  const codes: RawBuilder<unknown> =
    engine === 'sqlite'
      ? sql`json_each('[0' || rtrim(',' || replace(r.facets, ' ', ','), ',') || ']') as c`
      : sql`unnest(string_to_array(rtrim('0 ' || r.facets), ' ')::integer[]) as c(value)`;
  // Titles that are alike are in one part: a part begins with a title, the first before all.
  await sql`insert into search_title_part (code, first_key, entries)
    with ranked as materialized (select title_key, facets, (rank() over (order by title_key) - 1) / ${sql.lit(PART_ENTRIES)} as part
      from search_entry),
    parts as materialized (select part, min(title_key) as first_key from ranked group by part),
    counts as (select r.part, c.value as code, count(*) as entries from ranked as r cross join ${codes} group by r.part, c.value)
    select counts.code, case when parts.part = 0 then '' else parts.first_key end, counts.entries
    from counts inner join parts on parts.part = counts.part`.execute(db);
}
