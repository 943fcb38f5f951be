import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

type Db = Kysely<unknown>;

/**
 * Harvested records without an IGSN stand in the search, in lists and in feeds: an entry of the index is named by its IGSN or by
 * source and item. What there is of such records gets new numbers of change, so that the index takes them up and whoever follows
 * changes is told of them; all other entries stay as they are.
 */
export async function addHarvestedWithoutIgsn(db: Db, engine: Engine): Promise<void> {
  await (engine === 'sqlite' ? remakeEntries(db) : changeEntries(db));
  await sql`update search_entry set item = (select min(h.item) from harvested_record h where h.source = search_entry.source
    and h.igsn = search_entry.igsn and h.is_shown = 1) where source <> ''`.execute(db);
  await sql`create unique index search_entry_item on search_entry (source, item)`.execute(db);
  const { integer } = columnTypes(engine);
  // 1 once it was shown: only that is told as gone when it is, where no IGSN says that it was ever there.
  const record = db.schema.alterTable('harvested_record');
  await record.addColumn('was_shown', integer, (c) => c.notNull().defaultTo(0)).execute();
  await sql`update harvested_record set was_shown = 1 where is_shown = 1`.execute(db);
  await numberAnew(db);
}

async function changeEntries(db: Db): Promise<void> {
  await sql`alter table search_entry alter column igsn drop not null`.execute(db);
  await sql`alter table search_entry add column item text collate "C"`.execute(db);
}

/** SQLite cannot take a condition from a column. The full text is kept by id and stays. */
async function remakeEntries(db: Db): Promise<void> {
  const rest = `source, changed_seq, object_type, title_key, name_key, facets, year_from, year_to, depth_scale, top_m, bottom_m,
    youngest_ma, oldest_ma, latitude_deg, longitude_deg`;
  await sql`create table search_entry_new (id integer primary key, igsn text, source text not null, item text,
    changed_seq integer not null, object_type text not null, title_key text not null, name_key text not null,
    facets text not null, year_from integer, year_to integer, depth_scale text, top_m real, bottom_m real, youngest_ma real,
    oldest_ma real, latitude_deg real, longitude_deg real)`.execute(db);
  await sql`insert into search_entry_new (id, igsn, ${sql.raw(rest)}) select id, igsn, ${sql.raw(rest)} from search_entry`.execute(
    db,
  );
  await sql`drop table search_entry`.execute(db);
  await sql`alter table search_entry_new rename to search_entry`.execute(db);
  const index = (name: string, on: string) =>
    sql`create ${sql.raw(name === 'igsn' ? 'unique ' : '')}index ${sql.raw(`search_entry_${name}`)} on search_entry ${sql.raw(on)}`.execute(
      db,
    );
  await index('igsn', '(igsn)');
  await index('name', '(name_key)');
  await index('title', '(title_key, id)');
  await index('change', '(changed_seq, id)');
  await index('depth', '(coalesce(top_m, 1000000000), id)');
  await index('year', '(year_from, year_to) where year_from is not null');
  await index('age', '(youngest_ma, oldest_ma) where youngest_ma is not null');
  await index('place', '(latitude_deg, longitude_deg) where latitude_deg is not null');
}

async function numberAnew(db: Db): Promise<void> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from harvested_record
    where igsn is null and is_shown = 1`.execute(db);
  const count = Number(rows[0]?.count ?? 0);
  if (count === 0) return;
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const clock = await sql<{ seq: number; at: string }>`update change_clock set seq = seq + ${count},
    at = case when at > ${now} then at else ${now} end where id = 1 returning seq, at`.execute(db);
  const { seq, at } = clock.rows[0]!;
  await sql`update harvested_record set changed_seq = ${Number(seq) - count} + n.place, changed_at = ${at}
    from (select source, item, row_number() over (order by changed_seq) as place from harvested_record
      where igsn is null and is_shown = 1) as n
    where harvested_record.source = n.source and harvested_record.item = n.item`.execute(db);
}
