import type { Selectable, Updateable } from 'kysely';
import type { SourceKind, TakenRecords } from '../../domain/harvest/harvest-source.ts';
import type { HarvestPort, HarvestSource, SourceChanges, SourceFacts } from '../../operations/harvest/harvest-ports.ts';
import type { HarvestSourceTable } from '../schema.generated.ts';
import type { Queries } from '../store.ts';

type SourcePort = Pick<
  HarvestPort,
  'sources' | 'source' | 'addSource' | 'changeSource' | 'dueSources' | 'hold' | 'release'
>;

/** Sources of harvests, inside one transaction. */
export function harvestSources(db: Queries): SourcePort {
  return {
    sources: async () => {
      const query = db.selectFrom('harvest_source').selectAll().where('removed_at', 'is', null);
      return (await query.orderBy('name').execute()).map(toSource);
    },
    source: async (name) => {
      const query = db.selectFrom('harvest_source').selectAll().where('name', '=', name);
      const row = await query.executeTakeFirst();
      return row === undefined ? undefined : toSource(row);
    },
    addSource: async (name, settings, actor, at) => {
      const begun = {
        facts: '{}',
        harvested_through: null,
        due_at: settings.everyHours > 0 ? at : null,
        stop_asked: 0,
      };
      const columns = { ...columnsOf(settings), ...begun, removed_at: null, changed_at: at };
      const { title, kind, url } = settings;
      const made = { name, title, kind, url, created_at: at, created_by: actor, changed_at: at };
      await db
        .insertInto('harvest_source')
        .values({ ...columns, ...made })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(columns))
        .execute();
    },
    changeSource: async (name, changes, at) => {
      const columns = { ...columnsOf(changes), changed_at: at };
      await db.updateTable('harvest_source').set(columns).where('name', '=', name).execute();
    },
    dueSources: async (now, limit) => {
      const rows = await db
        .selectFrom('harvest_source')
        .select('name')
        .where('is_active', '=', 1)
        .where('removed_at', 'is', null)
        .where('due_at', '<=', now)
        .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<=', now)]))
        .orderBy('due_at')
        .limit(limit)
        .execute();
      return rows.map((row) => row.name);
    },
    hold: (name, holder, now, until) => hold(db, name, { holder, now, until }),
    release: async (name, holder) => {
      const query = db.updateTable('harvest_source').set({ holder: null, held_until: null });
      await query.where('name', '=', name).where('holder', '=', holder).execute();
    },
  };
}

/** A row of a source as it is known to operations. */
export function toSource(row: Selectable<HarvestSourceTable>): HarvestSource {
  return {
    name: row.name,
    title: row.title,
    kind: row.kind as SourceKind,
    url: row.url,
    metadataPrefix: row.metadata_prefix,
    setSpec: row.set_spec,
    priority: row.priority,
    everyHours: row.every_hours,
    pauseMs: row.pause_ms,
    takes: row.takes as TakenRecords,
    isActive: row.is_active === 1,
    facts: JSON.parse(row.facts) as SourceFacts,
    harvestedThrough: row.harvested_through,
    dueAt: row.due_at,
    heldUntil: row.held_until,
    createdAt: row.created_at,
    createdBy: row.created_by,
    changedAt: row.changed_at,
    removedAt: row.removed_at,
    rereads: row.rereads,
    isStopAsked: row.stop_asked === 1,
  };
}

function columnsOf(changes: SourceChanges): Updateable<HarvestSourceTable> {
  const { isActive, isStopAsked, facts } = changes;
  const columns = {
    title: changes.title,
    kind: changes.kind,
    url: changes.url,
    metadata_prefix: changes.metadataPrefix,
    set_spec: changes.setSpec,
    priority: changes.priority,
    every_hours: changes.everyHours,
    pause_ms: changes.pauseMs,
    takes: changes.takes,
    rereads: changes.rereads,
    stop_asked: isStopAsked === undefined ? undefined : isStopAsked ? 1 : 0,
    is_active: isActive === undefined ? undefined : isActive ? 1 : 0,
    facts: facts === undefined ? undefined : JSON.stringify(facts),
    harvested_through: changes.harvestedThrough,
    due_at: changes.dueAt,
    removed_at: changes.removedAt,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

// One statement, so that of two who ask at once only one gets it.
async function hold(db: Queries, name: string, lease: { holder: string; now: string; until: string }) {
  const held = await db
    .updateTable('harvest_source')
    .set({ holder: lease.holder, held_until: lease.until })
    .where('name', '=', name)
    .where((eb) =>
      eb.or([eb('holder', 'is', null), eb('holder', '=', lease.holder), eb('held_until', '<=', lease.now)]),
    )
    .returning('name')
    .execute();
  return held.length === 1;
}
