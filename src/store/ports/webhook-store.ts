import { type Insertable, type Selectable, sql } from 'kysely';
import { type WebhookEvent, wantsHarvested } from '../../domain/registration/webhook.ts';
import type {
  WebhookChange,
  WebhookDelivery,
  WebhookPort,
  WebhookProgress,
  WebhookRow,
} from '../../operations/webhooks/webhook-ports.ts';
import { findChangeClock } from '../read/find-change-clock.ts';
import { type HarvestedChange, listAllChanges, seqOf } from '../read/list-all-changes.ts';
import { HEADER } from '../read/list-headers.ts';
import { type RecordSelection, selectPublic } from '../read/select-public.ts';
import type { WebhookDeliveryTable, WebhookTable } from '../schema.generated.ts';
import type { Queries } from '../store.ts';

/** Clocks of servers may differ or jump; a lease that ends later than this is nobody's real one. */
const LONGEST_LEASE_MS = 3_600_000;

/** Webhooks inside one transaction, or on the reading side for its questions. */
export function webhookStore(db: Queries): WebhookPort {
  return {
    add: async (row) => void (await db.insertInto('webhook').values(toRow(row)).execute()),
    find: async (id) => (await all(db).where('id', '=', id).execute()).map(fromRow)[0],
    list: async () => (await all(db).orderBy('id').execute()).map(fromRow),
    change: (id, changes) => change(db, id, changes),
    remove: async (id) => {
      await db.deleteFrom('webhook_delivery').where('webhook_id', '=', id).execute();
      await db.deleteFrom('webhook').where('id', '=', id).execute();
    },
    claimable: (now, behind, limit) => claimable(db, now, behind, limit),
    held: async () => (await all(db).where('holder', 'is not', null).execute()).map(fromRow),
    take: (seen, holder, heldUntil) => take(db, seen, holder, heldUntil),
    settle: (id, holder, progress) => settle(db, id, holder, progress),
    changesAfter: ({ scope, events }, after, limit) =>
      scope === '' && wantsHarvested(events)
        ? allChangesAfter(db, after, limit)
        : changesAfter(db, scope, after, limit),
    clock: () => findChangeClock(db),
    log: (delivery, keep) => log(db, delivery, keep),
    deliveries: (id, limit, before) => deliveries(db, id, limit, before),
  };
}

const all = (db: Queries) => db.selectFrom('webhook').selectAll();

async function change(db: Queries, id: string, changes: Partial<WebhookRow>): Promise<void> {
  const columns = { ...toColumns(changes), holder: null, held_until: null };
  await db.updateTable('webhook').set(columns).where('id', '=', id).execute();
}

async function claimable(db: Queries, now: string, behind: number, limit: number): Promise<WebhookRow[]> {
  const far = new Date(Date.parse(now) + LONGEST_LEASE_MS).toISOString();
  const rows = await all(db)
    .where('state', '=', 'active')
    .where('position', '<', behind)
    .where(({ eb, or }) => or([eb('due_at', 'is', null), eb('due_at', '<=', now)]))
    .where(({ eb, or }) => or([eb('held_until', 'is', null), eb('held_until', '<=', now), eb('held_until', '>', far)]))
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

async function take(db: Queries, seen: WebhookRow, holder: string, heldUntil: string): Promise<boolean> {
  const result = await db
    .updateTable('webhook')
    .set({ holder, held_until: heldUntil })
    .where('id', '=', seen.id)
    .where('state', '=', 'active')
    .where('position', '=', seen.position)
    .where(sql<boolean>`coalesce(holder, '') = ${seen.holder ?? ''}`)
    .where(sql<boolean>`coalesce(held_until, '') = ${seen.heldUntil ?? ''}`)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

async function settle(db: Queries, id: string, holder: string, progress: WebhookProgress): Promise<boolean> {
  const query = db.updateTable('webhook').set(toColumns(progress)).where('id', '=', id).where('holder', '=', holder);
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

async function changesAfter(db: Queries, scope: string, afterSeq: number, limit: number): Promise<WebhookChange[]> {
  const rows = await selectPublic(db, { afterSeq, ...setOf(scope) })
    .select([...HEADER, 'record.registered_at', 'record.version'])
    .orderBy('record.changed_seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    igsn: row.igsn,
    changeNumber: row.changed_seq,
    state: row.state,
    changedAt: row.changed_at,
    registeredAt: row.registered_at,
    agent: row.agent_symbol,
    client: row.client_symbol,
    expedition: row.expedition,
    objectType: row.object_type,
    version: row.version,
  }));
}

/** In one order of change. What of our own is told is read once more, with what headers do not have. */
async function allChangesAfter(db: Queries, afterSeq: number, limit: number): Promise<WebhookChange[]> {
  const changes = await listAllChanges(db, afterSeq, limit);
  const last = changes.at(-1);
  if (last === undefined) return [];
  const ends = { afterSeq, throughSeq: seqOf(last) };
  const own = new Map(
    (await changesAfter(db, '', afterSeq, limit))
      .filter((one) => one.changeNumber <= ends.throughSeq)
      .map((one) => [one.changeNumber, one]),
  );
  // What of ours changed since the first question is told at its new number.
  return changes.flatMap((one) => ('own' in one ? (own.get(seqOf(one)) ?? []) : ofHarvested(one.harvested)));
}

function ofHarvested(row: HarvestedChange): WebhookChange {
  const { source, source_title: title, url, item, datestamp, format, origin } = row;
  return {
    igsn: row.igsn,
    changeNumber: row.changed_seq,
    state: row.isGone ? 'gone' : 'harvested',
    changedAt: row.changed_at,
    registeredAt: null,
    agent: '',
    client: '',
    expedition: row.expedition,
    objectType: row.object_type,
    version: 0,
    harvested: {
      ...{ source, title, url, item, datestamp, format },
      origin: origin === null ? null : (JSON.parse(origin) as unknown),
    },
  };
}

/** A client's symbol has a dot, an agent's has none. */
function setOf(scope: string): Pick<RecordSelection, 'set'> {
  if (scope === '') return {};
  return { set: { column: scope.includes('.') ? 'client_symbol' : 'agent_symbol', value: scope } };
}

async function log(db: Queries, delivery: WebhookDelivery, keep: number): Promise<void> {
  await db.insertInto('webhook_delivery').values(deliveryRow(delivery)).execute();
  const oldest = db.selectFrom('webhook_delivery').select('id').where('webhook_id', '=', delivery.webhookId);
  const last = await oldest.orderBy('id', 'desc').offset(keep).limit(1).executeTakeFirst();
  if (last === undefined) return;
  const gone = db.deleteFrom('webhook_delivery').where('webhook_id', '=', delivery.webhookId);
  await gone.where('id', '<=', last.id).execute();
}

async function deliveries(db: Queries, id: string, limit: number, before: string | undefined) {
  let query = db.selectFrom('webhook_delivery').selectAll().where('webhook_id', '=', id);
  if (before !== undefined) query = query.where('id', '<', before);
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(fromDelivery);
}

type Columns = Partial<Insertable<WebhookTable>>;

function toColumns(row: Partial<WebhookRow>): Columns {
  const known = Object.entries(row).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    known.map(([name, value]) => [
      COLUMN[name as keyof WebhookRow] ?? name,
      Array.isArray(value) ? JSON.stringify(value) : value,
    ]),
  );
}

/** Columns that are not called as the members are. */
const COLUMN: Partial<Record<keyof WebhookRow, keyof WebhookTable>> = {
  secretNumber: 'secret_number',
  pausedReason: 'paused_reason',
  positionAt: 'position_at',
  failingSince: 'failing_since',
  dueAt: 'due_at',
  heldUntil: 'held_until',
  createdAt: 'created_at',
  createdBy: 'created_by',
  changedAt: 'changed_at',
  deliveredAt: 'delivered_at',
};

function toRow(row: WebhookRow): Insertable<WebhookTable> {
  return toColumns(row) as Insertable<WebhookTable>;
}

function fromRow(row: Selectable<WebhookTable>): WebhookRow {
  return {
    id: row.id,
    name: row.name,
    party: row.party,
    scope: row.scope,
    url: row.url,
    events: JSON.parse(row.events) as WebhookEvent[],
    secretNumber: row.secret_number,
    state: row.state as WebhookRow['state'],
    pausedReason: row.paused_reason,
    position: row.position,
    positionAt: row.position_at,
    failures: row.failures,
    failingSince: row.failing_since,
    dueAt: row.due_at,
    holder: row.holder,
    heldUntil: row.held_until,
    createdAt: row.created_at,
    createdBy: row.created_by,
    changedAt: row.changed_at,
    deliveredAt: row.delivered_at,
  };
}

function deliveryRow(one: WebhookDelivery): Insertable<WebhookDeliveryTable> {
  const { webhookId, durationMs, firstNumber, lastNumber, ...rest } = one;
  return {
    ...rest,
    webhook_id: webhookId,
    duration_ms: durationMs,
    first_number: firstNumber,
    last_number: lastNumber,
  };
}

function fromDelivery(row: Selectable<WebhookDeliveryTable>): WebhookDelivery {
  const { webhook_id, duration_ms, first_number, last_number, kind, outcome, ...rest } = row;
  return {
    ...rest,
    webhookId: webhook_id,
    kind: kind as WebhookDelivery['kind'],
    outcome: outcome as WebhookDelivery['outcome'],
    durationMs: duration_ms,
    firstNumber: first_number,
    lastNumber: last_number,
  };
}
