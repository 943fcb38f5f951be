import { sql } from 'kysely';
import type { TakenRecord } from '../../operations/dump-ports.ts';
import { insertRows } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { tick } from './change-clock.ts';
import { summaryColumns } from './summary-columns.ts';
import { outboxRow, versionRow } from './taken-rows.ts';

/** Keeps records taken over: identifier, record, the version that fills its place, outbox row, and how its page answered last. */
export async function addTakenRecords(
  db: Queries,
  engine: Engine,
  records: readonly TakenRecord[],
  now: string,
): Promise<void> {
  if (records.length === 0) return;
  const { firstSeq, at } = await tick(db, records.length, now);
  const identifiers = records.map((one) => ({
    igsn: one.igsn,
    namespace: one.holder.namespace,
    prefix: null,
    key: null,
    object_id: null,
    origin: 'adopted',
    allocated_at: one.submittedAt,
  }));
  await insertRows(db, engine, 'identifier', identifiers);
  await insertRows(
    db,
    engine,
    'record',
    records.map((one, offset) => recordRow(one, firstSeq + offset, at)),
  );
  await insertRows(
    db,
    engine,
    'record_version',
    records.map((one) => versionRow({ ...one, version: 1, createdAt: one.submittedAt })),
  );
  const first = records.map((one) => outboxRow(one.igsn, 1, now));
  await insertRows(db, engine, 'outbox', first);
  await countForQuota(db, records);
  await insertRows(db, engine, 'landing_check', records.flatMap(checkRow));
}

function recordRow(one: TakenRecord, seq: number, at: string) {
  return {
    igsn: one.igsn,
    namespace: one.holder.namespace,
    agent_symbol: one.agent,
    client_symbol: one.client,
    object_id: null,
    object_type: 'sample',
    expedition: '',
    ...summaryColumns(one),
    state: one.state,
    version: 1,
    content_hash: one.contentHash,
    landing_url: one.landingUrl,
    is_described: 0,
    changed_seq: seq,
    changed_at: at,
    submitted_at: one.submittedAt,
    registered_at: one.registeredAt,
  };
}

function checkRow({ igsn, landingUrl, check }: TakenRecord) {
  if (check === null || landingUrl === null) return [];
  const { status, mediaType, checkedAt } = check;
  const isGood = status >= 200 && status < 400;
  const outcome = isGood ? 'ok' : status === 404 || status === 410 ? 'not-found' : 'error';
  const detail = 'As the former registry found it.';
  const row = { igsn, url: landingUrl, outcome, status, media_type: mediaType, final_url: null, detail };
  return [{ ...row, failures: isGood ? 0 : 1, checked_at: checkedAt, due_at: checkedAt }];
}

async function countForQuota(db: Queries, records: readonly TakenRecord[]): Promise<void> {
  const counting = records.filter((one) => one.holder.isTest !== true);
  for (const [client, some] of Map.groupBy(counting, (one) => one.client))
    await sql`update client set quota_used = quota_used + ${some.length} where symbol = ${client}`.execute(db);
}
