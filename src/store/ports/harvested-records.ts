import { sql } from 'kysely';
import { PUBLIC_STATES } from '../../domain/registration/record-states.ts';
import type {
  DeletedRecords,
  HarvestedRecord,
  HarvestPort,
  RecordStanding,
} from '../../operations/harvest/harvest-ports.ts';
import { insertRows, isOneOf, octets, placesOf, type Row } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { tick } from './change-clock.ts';

type RecordPort = Pick<
  HarvestPort,
  'standings' | 'ours' | 'keep' | 'metBy' | 'meet' | 'countUnmet' | 'deleteUnmet' | 'deleteAll'
>;

/** Harvested records inside one transaction. */
export function harvestedRecords(db: Queries, engine: Engine, now: () => string): RecordPort {
  return {
    standings: (source, items) => standings(db, engine, source, items),
    ours: async (igsns) => {
      if (igsns.length === 0) return new Set();
      const query = db.selectFrom('record').select('igsn').where('state', 'in', PUBLIC_STATES);
      const rows = await query.where(isOneOf(engine, 'record.igsn', igsns)).execute();
      return new Set(rows.map((row) => row.igsn));
    },
    keep: (source, run, records) => keep(db, engine, now(), { source, run, records }),
    metBy: async (source, run, items) => {
      if (items.length === 0) return new Set();
      const met = db.selectFrom('harvested_record').select('item').where('source', '=', source);
      const rows = await met
        .where(isOneOf(engine, 'item', items))
        .where('seen_run', '=', run)
        .execute();
      return new Set(rows.map((row) => row.item));
    },
    meet: async (source, run, items) => {
      if (items.length === 0) return;
      const met = db.updateTable('harvested_record').set({ seen_run: run, seen_at: now() });
      await met
        .where('source', '=', source)
        .where(isOneOf(engine, 'item', items))
        .execute();
    },
    countUnmet: async (source, run) => {
      const { rows } = await sql<{ kept: number; unmet: number }>`
        select count(*) as kept, coalesce(sum(case when seen_run <> ${run} then 1 else 0 end), 0) as unmet
        from harvested_record where source = ${source} and state in ('present', 'unreadable', 'other')`.execute(db);
      return { kept: Number(rows[0]!.kept), unmet: Number(rows[0]!.unmet) };
    },
    deleteUnmet: (source, run, limit) => {
      // Two ranges of the index instead of one condition that has none.
      const unmet = sql<boolean>`(seen_run < ${run} or seen_run > ${run})`;
      return deleteSome(db, engine, now(), { source, run, limit, which: unmet });
    },
    deleteAll: (source, limit) => deleteSome(db, engine, now(), { source, limit, which: sql<boolean>`1 = 1` }),
  };
}

async function standings(
  db: Queries,
  engine: Engine,
  source: string,
  items: readonly string[],
): Promise<Map<string, RecordStanding>> {
  if (items.length === 0) return new Map();
  const rows = await db
    .selectFrom('harvested_record')
    .select([
      'item',
      'igsn',
      'state',
      'content_hash as contentHash',
      'first_seen_at as firstSeenAt',
      'read_by as readBy',
    ])
    .where('source', '=', source)
    .where(isOneOf(engine, 'item', items))
    .execute();
  return new Map(rows.map((row) => [row.item, row]));
}

interface Keeping {
  readonly source: string;
  readonly run: string;
  readonly records: readonly HarvestedRecord[];
}

async function keep(db: Queries, engine: Engine, now: string, { source, run, records }: Keeping): Promise<void> {
  if (records.length === 0) return;
  const { firstSeq, at } = await tick(db, records.length, now);
  const items = records.map((one) => one.item);
  const told = await toldOf(db, engine, source, records);
  const before = db.deleteFrom('harvested_record').where('source', '=', source);
  await before.where(isOneOf(engine, 'item', items)).execute();
  const rows = records.map((one, offset) => ({
    source,
    ...rowOf(one, engine),
    was_shown: one.isShown || told.has(one.item) ? 1 : 0,
    changed_seq: firstSeq + offset,
    changed_at: at,
    seen_at: one.seen?.at ?? now,
    seen_run: one.seen?.run ?? run,
  }));
  await insertRows(db, engine, 'harvested_record', rows);
}

/** Those that were shown once; asked only of what has no IGSN by which it is told as gone. */
async function toldOf(db: Queries, engine: Engine, source: string, records: readonly HarvestedRecord[]) {
  const nameless = records.filter((one) => one.igsn === null).map((one) => one.item);
  if (nameless.length === 0) return new Set<string>();
  const query = db
    .selectFrom('harvested_record')
    .select('item')
    .where('source', '=', source)
    .where('was_shown', '=', 1);
  const rows = await query.where(isOneOf(engine, 'item', nameless)).execute();
  return new Set(rows.map((row) => row.item));
}

function rowOf(record: HarvestedRecord, engine: Engine): Row {
  const { item, igsn, state, datestamp, format, origin, description, expedition, title, likeness } = record;
  return {
    ...{ item, igsn, state, datestamp, format, origin, description, expedition, title, likeness },
    is_shown: record.isShown ? 1 : 0,
    sets: JSON.stringify(record.sets),
    media_type: record.mediaType,
    document: octets(engine, record.document),
    content_hash: record.contentHash,
    object_type: record.objectType,
    search_text: record.searchText,
    landing_url: record.landingUrl,
    first_seen_at: record.firstSeenAt,
    completeness: record.completeness,
    read_by: record.readBy,
  };
}

interface Deleting {
  readonly source: string;
  /** The run that takes them as deleted; without, the one that met them stays. */
  readonly run?: string;
  readonly limit: number;
  readonly which: ReturnType<typeof sql<boolean>>;
}

async function deleteSome(
  db: Queries,
  engine: Engine,
  now: string,
  { source, run, limit, which }: Deleting,
): Promise<DeletedRecords> {
  const query = db.selectFrom('harvested_record').select(['item', 'igsn']).where('source', '=', source);
  const rows = await query.where('state', 'in', ['present', 'unreadable', 'other']).where(which).limit(limit).execute();
  if (rows.length === 0) return { count: 0, igsns: [] };
  const { firstSeq, at } = await tick(db, rows.length, now);
  const places = placesOf(
    engine,
    rows.map((row) => row.item),
  );
  // What the source no longer gives is not kept either; that it was there, and under which IGSN, is.
  await sql`update harvested_record set state = 'deleted', is_shown = 0, document = null, description = null,
      content_hash = '', search_text = '', likeness = null, completeness = 0, changed_seq = ${firstSeq} + q.place,
      changed_at = ${at}${run === undefined ? sql`` : sql`, seen_run = ${run}`}
    from ${places} where harvested_record.source = ${source} and harvested_record.item = q.igsn`.execute(db);
  return { count: rows.length, igsns: rows.flatMap((row) => row.igsn ?? []) };
}
