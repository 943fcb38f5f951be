import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { type ColumnTypes, columnTypes } from './column-types.ts';

type Db = Kysely<unknown>;

/**
 * The index over what is public of our own records and of those we harvested: the entries with what is compared and counted,
 * what a result shows, the words. All of it follows from the register and can be made anew.
 */
export async function addSearch(db: Db, engine: Engine): Promise<void> {
  const types = columnTypes(engine);
  await makeEntries(db, types);
  await makeWords(db, types);
  if (engine === 'sqlite') {
    // Only blanks divide words: what a word is was decided before. The text itself is not kept a second time.
    await sql`create virtual table search_text using fts5(title, body, facets, content='', contentless_delete=1,
      tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'")`.execute(db);
    return;
  }
  await sql`alter table search_entry add column words tsvector`.execute(db);
  // Without a list of pending words, which every search would have to go through.
  await sql`create index search_entry_words on search_entry using gin (words) with (fastupdate = off)`.execute(db);
}

async function makeEntries(db: Db, { text, bytesText, integer, long, decimal }: ColumnTypes): Promise<void> {
  // Ids sort by kind of object and then by the order of arrival: that is the order of results that fit alike.
  await db.schema
    .createTable('search_entry')
    .addColumn('id', long, (c) => c.primaryKey())
    .addColumn('igsn', bytesText, (c) => c.notNull())
    .addColumn('source', text, (c) => c.notNull())
    .addColumn('changed_seq', long, (c) => c.notNull())
    .addColumn('object_type', text, (c) => c.notNull())
    .addColumn('title_key', bytesText, (c) => c.notNull())
    .addColumn('name_key', bytesText, (c) => c.notNull())
    // Codes of facet values, with blanks between.
    .addColumn('facets', text, (c) => c.notNull())
    .addColumn('year_from', integer)
    .addColumn('year_to', integer)
    .addColumn('depth_scale', text)
    .addColumn('top_m', decimal)
    .addColumn('bottom_m', decimal)
    .addColumn('youngest_ma', decimal)
    .addColumn('oldest_ma', decimal)
    .addColumn('latitude_deg', decimal)
    .addColumn('longitude_deg', decimal)
    .execute();
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(`search_entry_${name}`).on('search_entry').columns(columns);
  await index('igsn', ['igsn']).unique().execute();
  await index('name', ['name_key']).execute();
  await index('title', ['title_key', 'id']).execute();
  await index('change', ['changed_seq', 'id']).execute();
  // As results are sorted: what has no depth comes last.
  await sql`create index search_entry_depth on search_entry (coalesce(top_m, 1000000000), id)`.execute(db);
  await index('year', ['year_from', 'year_to']).where(sql<boolean>`year_from is not null`).execute();
  await index('age', ['youngest_ma', 'oldest_ma']).where(sql<boolean>`youngest_ma is not null`).execute();
  await index('place', ['latitude_deg', 'longitude_deg']).where(sql<boolean>`latitude_deg is not null`).execute();
  // Wide, and read for a page of results only.
  await db.schema
    .createTable('search_shown')
    .addColumn('id', long, (c) => c.primaryKey())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('shown', text, (c) => c.notNull())
    .addColumn('spelt_words', text, (c) => c.notNull())
    .execute();
}

async function makeWords(db: Db, { text, bytesText, integer, long }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('search_facet')
    .addColumn('code', integer, (c) => c.primaryKey())
    .addColumn('facet', text, (c) => c.notNull())
    .addColumn('value', bytesText, (c) => c.notNull())
    .addColumn('label', text, (c) => c.notNull())
    .addColumn('entries', long, (c) => c.notNull())
    .addUniqueConstraint('search_facet_value', ['facet', 'value'])
    .execute();
  await db.schema
    .createTable('search_term')
    .addColumn('term', bytesText, (c) => c.primaryKey())
    .addColumn('entries', long, (c) => c.notNull())
    .execute();
  // Three letters in a row of every term, so that a word with a slip finds those it resembles.
  await db.schema
    .createTable('search_gram')
    .addColumn('gram', bytesText, (c) => c.notNull())
    .addColumn('term', bytesText, (c) => c.notNull())
    .addPrimaryKeyConstraint('search_gram_key', ['gram', 'term'])
    .execute();
}
