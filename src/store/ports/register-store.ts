import { sql } from 'kysely';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { NOTHING_KEPT_BACK } from '../../domain/registration/privacy.ts';
import type { NamespaceRow } from '../../operations/party-ports.ts';
import type { RecordState, RecordWrite, RegisterPort } from '../../operations/register-ports.ts';
import { insertRows, isOneOf, updateRows, utf8 } from '../engine/set-based.ts';
import { newKey } from '../new-key.ts';
import { openedAbove, openedRecords } from '../read/opened-above.ts';
import type { Engine, Queries } from '../store.ts';
import { alikeAmong } from './alike-records.ts';
import { tick } from './change-clock.ts';
import { giveRecords } from './give-records.ts';
import { routesOf } from './outbox-routes.ts';
import { privacyColumns, privacyOf } from './privacy-columns.ts';
import { purgeTest } from './purge-test.ts';
import { removeReserved } from './remove-reserved.ts';
import { sendAgain } from './send-again.ts';
import { summaryColumns } from './summary-columns.ts';
import { keepTreeDescriptions, setTreeDescriptions, treeDescriptions } from './tree-descriptions.ts';
import { withdraw } from './withdraw.ts';

/** The register inside one transaction. `now` is UTC, ISO 8601. */
export function registerStore(db: Queries, engine: Engine, now: () => string): RegisterPort {
  return {
    states: (igsns) => states(db, engine, igsns),
    descriptions: (igsns) => descriptions(db, engine, igsns),
    treeDescriptions: (igsns) => treeDescriptions(db, engine, igsns),
    keepTreeDescriptions: (igsns) => keepTreeDescriptions(db, engine, igsns),
    setTreeDescriptions: (rows) => setTreeDescriptions(db, engine, rows),
    write: (records, actor) => write(db, engine, records, actor, now()),
    alike: (records) => alikeAmong(db, engine, records),
    igsnsOfOthers: (holder, afterIgsn, limit) => igsnsOfOthers(db, engine, holder, afterIgsn, limit),
    igsnsOf: (client, afterIgsn, limit) => igsnsOf(db, engine, client, afterIgsn, limit),
    purgeTest: (namespace, before, limit) => purgeTest(db, engine, namespace, before, limit),
    sendAgain: (igsns) => sendAgain(db, engine, igsns, now()),
    withdraw: (withdrawals, actor) => withdraw(db, engine, withdrawals, actor, now()),
    removeReserved: (igsns) => removeReserved(db, engine, igsns),
    giveRecords: (igsns, to) => giveRecords(db, engine, igsns, to, now()),
    announceOpened: (today, afterIgsn, limit) => announceOpened(db, engine, today, afterIgsn, limit, now()),
  };
}

async function states(db: Queries, engine: Engine, igsns: readonly string[]): Promise<Map<string, RecordState>> {
  if (igsns.length === 0) return new Map();
  let query = db
    .selectFrom('record')
    .select(['igsn', 'state', 'version', 'content_hash as contentHash', 'landing_url as landingUrl'])
    .select(['client_symbol as client', 'is_described', 'registered_at as registeredAt'])
    .select(['embargo_until', 'withheld', 'withheld_until'])
    .where(isOneOf(engine, 'record.igsn', igsns));
  // Whoever asks is about to write by the answer. In an order that all keep, and before the clock, as everywhere.
  if (engine === 'postgres') query = query.orderBy('igsn').forUpdate();
  const rows = await query.execute();
  return new Map(rows.map((row) => [row.igsn, toState(row)]));
}

function toState({ is_described, embargo_until, withheld, withheld_until, ...row }: StateRow): RecordState {
  return { ...row, isDescribed: is_described === 1, privacy: privacyOf({ embargo_until, withheld, withheld_until }) };
}

type StateRow = Omit<RecordState, 'isDescribed' | 'privacy'> &
  Parameters<typeof privacyOf>[0] & { is_described: number };

async function descriptions(
  db: Queries,
  engine: Engine,
  igsns: readonly string[],
): Promise<Map<string, SampleDescription>> {
  if (igsns.length === 0) return new Map();
  const rows = await db
    .selectFrom('record')
    .innerJoin('record_version', (join) =>
      join.onRef('record_version.igsn', '=', 'record.igsn').onRef('record_version.version', '=', 'record.version'),
    )
    .select(['record.igsn', 'record_version.description'])
    .where(isOneOf(engine, 'record.igsn', igsns))
    .execute();
  return new Map(rows.map((row) => [row.igsn, JSON.parse(row.description) as SampleDescription]));
}

async function write(
  db: Queries,
  engine: Engine,
  records: readonly RecordWrite[],
  actor: string,
  now: string,
): Promise<void> {
  if (records.length === 0) return;
  const { firstSeq, at } = await tick(db, records.length, now);
  const rows = records.map((one, offset) => ({ one, row: toRecordRow(one, firstSeq + offset, at) }));
  const fresh = rows.filter(({ one }) => one.version === 1);
  await insertRows(
    db,
    engine,
    'record',
    fresh.map(({ one, row }) => ({
      submitted_at: at,
      registered_at: one.registeredAt,
      ...privacyColumns(one.privacy ?? NOTHING_KEPT_BACK),
      ...row,
    })),
  );
  await countForQuota(
    db,
    fresh.map(({ one }) => one),
  );
  // Of several versions of one record the last is what it is now.
  const changed = new Map(rows.filter(({ one }) => one.version > 1).map(({ row }) => [row.igsn, row]));
  // A record that is registered already keeps its day: its row does not name the column; nor that of one that keeps its privacy.
  for (const alike of Map.groupBy(
    changed.values(),
    (row) => Object.keys(row).length * 2 + Number('withheld' in row),
  ).values())
    await updateRows(db, engine, 'record', 'igsn', alike);
  await insertRows(
    db,
    engine,
    'record_version',
    records.map((one) => ({
      igsn: one.igsn,
      version: one.version,
      description: utf8(engine, one.description),
      content_hash: one.contentHash,
      created_at: at,
      created_by: actor,
    })),
    ['description'],
  );
  await addToOutbox(
    db,
    engine,
    records.filter((one) => one.outboxState !== null),
    now,
  );
}

async function addToOutbox(db: Queries, engine: Engine, told: readonly RecordWrite[], now: string): Promise<void> {
  const routes = await routesOf(
    db,
    engine,
    told.map((one) => one.client),
  );
  const rows = told.map((one) => ({
    id: newKey(),
    igsn: one.igsn,
    version: one.version,
    action: 'register',
    intent: one.intent,
    state: one.outboxState,
    attempts: 0,
    due_at: now,
    created_at: now,
    route: routes.get(one.client) ?? '',
    client: one.client,
  }));
  await insertRows(db, engine, 'outbox', rows);
}

/** New identifiers count for their client's quota, unless they lie in a namespace for trying. */
async function countForQuota(db: Queries, fresh: readonly RecordWrite[]): Promise<void> {
  for (const some of Map.groupBy(fresh, (one) => `${one.client} ${one.namespace}`).values()) {
    const { client, namespace } = some[0]!;
    await sql`update client set quota_used = quota_used + ${some.length} where symbol = ${client} and not exists (
      select 1 from namespace where namespace.namespace = ${namespace} and is_test = 1)`.execute(db);
  }
}

function toRecordRow(one: RecordWrite, seq: number, at: string) {
  return {
    igsn: one.igsn,
    namespace: one.namespace,
    agent_symbol: one.agent,
    client_symbol: one.client,
    object_id: one.objectId,
    object_type: one.objectType,
    expedition: one.expedition,
    ...summaryColumns(one),
    state: one.state,
    version: one.version,
    content_hash: one.contentHash,
    landing_url: one.landingUrl,
    is_described: one.isDescribed ? 1 : 0,
    changed_seq: seq,
    changed_at: at,
    likeness: one.likeness ?? null,
    ...(one.registeredAt === null ? {} : { registered_at: one.registeredAt }),
    ...(one.privacy === undefined ? {} : privacyColumns(one.privacy)),
  };
}

async function igsnsOfOthers(
  db: Queries,
  engine: Engine,
  { namespace, client }: NamespaceRow,
  afterIgsn: string,
  limit: number,
): Promise<string[]> {
  // As they are indexed: IGSNs begin with their namespace, so that little else is met on the way.
  const igsn = engine === 'postgres' ? sql<string>`igsn collate "C"` : sql<string>`igsn`;
  const rows = await db
    .selectFrom('record')
    .select('igsn')
    .where('namespace', '=', namespace)
    .where('client_symbol', '<>', client)
    .where(sql<boolean>`${igsn} > ${afterIgsn}`)
    .orderBy(igsn)
    .limit(limit)
    .execute();
  return rows.map((row) => row.igsn);
}

async function igsnsOf(
  db: Queries,
  engine: Engine,
  client: string,
  afterIgsn: string,
  limit: number,
): Promise<string[]> {
  // As they are indexed.
  const igsn = engine === 'postgres' ? sql<string>`igsn collate "C"` : sql<string>`igsn`;
  const query = db.selectFrom('record').select('igsn').where('client_symbol', '=', client);
  const rows = await query
    .where('state', '<>', 'withdrawn')
    .where(sql<boolean>`${igsn} > ${afterIgsn}`)
    .orderBy(igsn)
    .limit(limit)
    .execute();
  return rows.map((row) => row.igsn);
}

async function announceOpened(
  db: Queries,
  engine: Engine,
  today: string,
  afterIgsn: string,
  limit: number,
  now: string,
): Promise<string[]> {
  let query = db
    .selectFrom('record')
    .select('igsn')
    .where(sql<boolean>`igsn in (${openedRecords(today, 'changed')} union ${openedAbove(today, 'changed')})`)
    // Once more of the row itself, which PostgreSQL asks again where somebody else announced it meanwhile.
    .where(
      sql<boolean>`((embargo_end <= ${today} and changed_at < embargo_end) or (withheld_until <= ${today} and changed_at < withheld_until)
        or igsn in (${openedAbove(today, 'changed')}))`,
    )
    .where('igsn', '>', afterIgsn)
    .orderBy('igsn')
    .limit(limit);
  if (engine === 'postgres') query = query.forUpdate();
  const igsns = (await query.execute()).map((row) => row.igsn);
  if (igsns.length === 0) return [];
  const { firstSeq, at } = await tick(db, igsns.length, now);
  const rows = igsns.map((igsn, offset) => ({ igsn, changed_seq: firstSeq + offset, changed_at: at }));
  await updateRows(db, engine, 'record', 'igsn', rows);
  return igsns;
}
