import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

const COPIED = [
  'id',
  'igsn',
  'title_key',
  'name_key',
  'facets',
  'year_from',
  'year_to',
  'top_m',
  'bottom_m',
  'youngest_ma',
  'oldest_ma',
  'latitude_deg',
  'longitude_deg',
  'changed_seq',
];

/**
 * The entries by which large results are estimated, once more and together: looked up one by one in the whole table they lay a page
 * apart, 15,000 pages of a million entries for the counts of a frequent filter. And the narrow index of the embedded store gets what
 * is counted and sorted by, so that of up to 10,000 results the table itself is not read. What is long has an index by depth of its own:
 * a stretch of depth is touched by little else that begins far above it. All of it follows from the index.
 */
export async function addSearchSample(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, bytesText, integer, long, decimal } = columnTypes(engine);
  await db.schema
    .createTable('search_sample')
    .addColumn('id', long, (c) => c.primaryKey())
    .addColumn('igsn', bytesText)
    .addColumn('title_key', bytesText, (c) => c.notNull())
    .addColumn('name_key', bytesText, (c) => c.notNull())
    .addColumn('facets', text, (c) => c.notNull())
    .addColumn('year_from', integer)
    .addColumn('year_to', integer)
    .addColumn('top_m', decimal)
    .addColumn('bottom_m', decimal)
    .addColumn('youngest_ma', decimal)
    .addColumn('oldest_ma', decimal)
    .addColumn('latitude_deg', decimal)
    .addColumn('longitude_deg', decimal)
    .addColumn('changed_seq', long, (c) => c.notNull())
    .execute();
  await (engine === 'sqlite' ? fillEmbedded(db) : fillPostgres(db));
}

async function fillEmbedded(db: Kysely<unknown>): Promise<void> {
  const columns = sql.join(COPIED.map((column) => sql.ref(column)));
  await sql`insert into search_sample (${columns}) select ${columns} from search_entry
    where id in (select rowid from search_text where search_text match 'facets : s64')`.execute(db);
  await sql`drop index search_entry_range`.execute(db);
  await sql`create index search_entry_range on search_entry (id, latitude_deg, longitude_deg, year_from, year_to, top_m, bottom_m,
    youngest_ma, oldest_ma, changed_seq, facets)`.execute(db);
  await sql`create index search_entry_long on search_entry (coalesce(top_m, 1000000000), id, bottom_m)
    where bottom_m - top_m > 10`.execute(db);
}

async function fillPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`alter table search_sample add column words tsvector`.execute(db);
  const columns = sql.join([...COPIED, 'words'].map((column) => sql.ref(column)));
  await sql`insert into search_sample (${columns}) select ${columns} from search_entry
    where words @@ ''' s64'''::tsquery`.execute(db);
  await sql`create index search_sample_words on search_sample using gin (words) with (fastupdate = off)`.execute(db);
  // Of all lengths: by it PostgreSQL knows how few are long.
  await sql`create index search_entry_long on search_entry ((bottom_m - top_m), (coalesce(top_m, 1000000000)))
    include (id, bottom_m, top_m)`.execute(db);
  await sql`analyze search_sample, search_entry`.execute(db);
}
