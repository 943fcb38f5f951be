import { type RawBuilder, sql } from 'kysely';
import type { HarvestedRecord, HarvestPort, KeptRecord } from '../../operations/harvest/harvest-ports.ts';
import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

type ReadAgainPort = Pick<HarvestPort, 'readByOthers' | 'noteRead' | 'notReadBy'>;

/** Which harvested records another reader has read, inside one transaction; each question is one of an index without the documents. */
export function readAgain(db: Queries, engine: Engine): ReadAgainPort {
  return {
    readByOthers: async (source, readBy, limit) => {
      const next = db
        .selectFrom('harvested_record')
        .select('item')
        .where('source', '=', source)
        .where(sql<boolean>`state <> 'deleted'`)
        .where(isAnother(sql`read_by`, sql`${readBy}`));
      const items = (await next.orderBy('read_by').orderBy('item').limit(limit).execute()).map((row) => row.item);
      return items.length === 0 ? [] : kept(db, engine, source, items);
    },
    noteRead: async (source, readBy, items) => {
      if (items.length === 0) return;
      const query = db.updateTable('harvested_record').set({ read_by: readBy }).where('source', '=', source);
      await query.where(isOneOf(engine, 'item', items)).execute();
    },
    notReadBy: async (reader, now) => {
      const mark = sql`${reader} || '.' || cast(s.rereads as text)`;
      const { rows } = await sql<{ name: string; rereads: number }>`
        select s.name, s.rereads from harvest_source s where s.removed_at is null
          and (s.held_until is null or s.held_until <= ${now})
          and exists (select 1 from harvested_record r where r.source = s.name and r.state <> 'deleted'
            and ${isAnother(sql`r.read_by`, mark)})
        order by s.name`.execute(db);
      return rows.map(({ name, rereads }) => ({ name, rereads: Number(rereads) }));
    },
  };
}

/** Two ranges of the index instead of one condition that has none. */
function isAnother(column: RawBuilder<unknown>, mark: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(${column} < ${mark} or ${column} > ${mark})`;
}

async function kept(db: Queries, engine: Engine, source: string, items: readonly string[]): Promise<KeptRecord[]> {
  const query = db.selectFrom('harvested_record').selectAll().where('source', '=', source);
  const rows = await query.where(isOneOf(engine, 'item', items)).execute();
  return rows.map((row) => ({
    item: row.item,
    igsn: row.igsn,
    state: row.state as HarvestedRecord['state'],
    isShown: row.is_shown === 1,
    datestamp: row.datestamp,
    sets: JSON.parse(row.sets) as string[],
    format: row.format,
    mediaType: row.media_type,
    document: row.document,
    contentHash: row.content_hash,
    origin: row.origin,
    description: row.description,
    objectType: row.object_type,
    expedition: row.expedition,
    title: row.title,
    searchText: row.search_text,
    landingUrl: row.landing_url,
    likeness: row.likeness,
    completeness: row.completeness,
    firstSeenAt: row.first_seen_at,
    readBy: row.read_by,
    seen: { run: row.seen_run, at: row.seen_at },
  }));
}
