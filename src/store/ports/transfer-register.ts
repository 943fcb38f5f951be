import { type Selectable, sql } from 'kysely';
import type { RecordedHere, TransferOrder, TransferPort } from '../../operations/transfer/transfer-ports.ts';
import { insertRows, isOneOf, listed } from '../engine/set-based.ts';
import { newKey } from '../new-key.ts';
import type { RecordTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';
import { queuesOfRecords } from './outbox-routes.ts';

/** What taking a package over does to the register: numbers, quota, and what upstream is told. */
export function transferRegister(
  db: Queries,
  engine: Engine,
): Pick<TransferPort, 'identifiersOf' | 'countQuota' | 'recorded' | 'tell'> {
  return {
    identifiersOf: (numbers) => identifiersOf(db, engine, numbers),
    countQuota: (clients) => countQuota(db, engine, clients),
    recorded: (igsns) => recorded(db, engine, igsns),
    tell: (igsns, order) => tell(db, engine, igsns, order),
  };
}

async function identifiersOf(
  db: Queries,
  engine: Engine,
  numbers: readonly { readonly prefix: string; readonly key: number }[],
) {
  if (numbers.length === 0) return [];
  const list = listed(engine, 'w', { prefix: 'text', key: 'integer' }, numbers);
  const found = await sql<{ igsn: string; prefix: string; key: number }>`select i.igsn, i.prefix, i.key
    from ${list} join identifier i on i.prefix = w.prefix and i.key = w.key`.execute(db);
  return found.rows;
}

async function countQuota(db: Queries, engine: Engine, clients: readonly string[]): Promise<void> {
  await sql`update client set quota_used = (select count(*) from record where client_symbol = client.symbol and not exists (
    select 1 from namespace where namespace.namespace = record.namespace and is_test = 1))
    where ${isOneOf(engine, 'client.symbol', clients)}`.execute(db);
}

async function recorded(db: Queries, engine: Engine, igsns: readonly string[]): Promise<Map<string, RecordedHere>> {
  if (igsns.length === 0) return new Map();
  const query = db.selectFrom('record').select(['igsn', 'version', 'content_hash as contentHash', 'state']);
  const found = await query.where(isOneOf(engine, 'record.igsn', igsns)).execute();
  return new Map(found.map(({ igsn, ...record }) => [igsn, record]));
}

async function tell(
  db: Queries,
  engine: Engine,
  igsns: readonly string[],
  { at, by, state }: TransferOrder,
): Promise<void> {
  if (igsns.length === 0) return;
  const records = await db
    .selectFrom('record')
    .selectAll()
    .where(isOneOf(engine, 'record.igsn', igsns))
    .where('state', 'in', ['pending', 'registered', 'hidden', 'withdrawn'])
    .execute();
  const told = await db
    .selectFrom('outbox')
    .select(['igsn', 'version', 'action'])
    .where(isOneOf(engine, 'outbox.igsn', igsns))
    .execute();
  const known = new Set(told.map((one) => `${one.igsn} ${one.version} ${one.action}`));
  const queues = await queuesOfRecords(db, engine, igsns);
  const orders = records.map((one) => ({
    id: newKey(),
    igsn: one.igsn,
    version: one.version,
    action: one.state === 'withdrawn' ? 'withdraw' : 'register',
    intent: JSON.stringify(intentOf(one, by)),
    state,
    attempts: 0,
    due_at: at,
    created_at: at,
    route: '',
    client: one.client_symbol,
    ...queues.get(one.igsn),
  }));
  await insertRows(
    db,
    engine,
    'outbox',
    orders.filter((one) => !known.has(`${one.igsn} ${one.version} ${one.action}`)),
  );
}

function intentOf(one: Selectable<RecordTable>, actor: string) {
  const { igsn, version, content_hash: contentHash, landing_url: landingUrl } = one;
  if (one.state !== 'withdrawn')
    return { igsn, version, contentHash, landingUrl, ...(one.state === 'hidden' && { state: 'hidden' }) };
  const { withdrawn_reason: reason, successor, withdrawn_kind: kind } = one;
  return { igsn, reason, successor, actor, ...(kind !== null && { kind }) };
}
