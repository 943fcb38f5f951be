import { sql } from 'kysely';
import {
  type DumpPort,
  IMPORTED_BY,
  type TakenDocument,
  type TakenRecord,
  type TakenStanding,
  type TakenVersion,
} from '../../operations/dump-ports.ts';
import type { DumpAgent, DumpClient } from '../../operations/registry/dump/registry-dump.ts';
import { insertRows, isOneOf, octets, updateRows } from '../engine/set-based.ts';
import { newKey } from '../new-key.ts';
import type { Engine, Queries } from '../store.ts';
import { tick } from './change-clock.ts';
import { summaryColumns } from './summary-columns.ts';

/** Taking over a former registry, inside one transaction. `now` is UTC, ISO 8601. */
export function dumpStore(db: Queries, engine: Engine, now: () => string): DumpPort {
  return {
    agents: async () => (await db.selectFrom('agent').select('symbol').execute()).map((one) => one.symbol),
    addAgent: (agent, at) => addAgent(db, agent, at),
    addClient: (client, at) => addClient(db, client, at),
    addRecords: (records) => addRecords(db, engine, records, now()),
    standings: (igsns) => standings(db, engine, igsns),
    addVersions: (versions) => addVersions(db, engine, versions, now()),
    addDocuments: (documents) => addDocuments(db, engine, documents),
  };
}

async function addAgent(db: Queries, agent: DumpAgent, at: string): Promise<boolean> {
  const made = await db
    .insertInto('agent')
    .values({ symbol: agent.symbol, name: agent.name, ...partyColumns(agent, at) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

async function addClient(db: Queries, client: DumpClient, at: string): Promise<boolean> {
  const made = await db
    .insertInto('client')
    .values({
      symbol: client.symbol,
      name: client.name,
      agent_symbol: client.agent,
      domains: JSON.stringify(client.domains),
      quota: client.quota,
      comments: client.comments,
      experiments: client.experiments,
      updated_at: client.updatedAt,
      ...partyColumns(client, at),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

function partyColumns({ contactName, contactEmail, isActive, createdAt }: DumpAgent, at: string) {
  return {
    contact_name: contactName,
    contact_email: contactEmail,
    is_active: isActive ? 1 : 0,
    created_at: createdAt ?? at,
  };
}

async function addRecords(db: Queries, engine: Engine, records: readonly TakenRecord[], now: string): Promise<void> {
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

type VersionFacts = Pick<TakenVersion, 'igsn' | 'version' | 'description' | 'contentHash' | 'createdAt'>;

function versionRow({ igsn, version, description, contentHash, createdAt }: VersionFacts) {
  return { igsn, version, description, content_hash: contentHash, created_at: createdAt, created_by: IMPORTED_BY };
}

// Whoever was upstream of the former registry knows of these already.
function outboxRow(igsn: string, version: number, now: string) {
  const intent = JSON.stringify({ igsn, version, from: IMPORTED_BY });
  const row = { id: newKey(), igsn, version, action: 'register', intent, state: 'not-applicable' };
  return { ...row, attempts: 0, due_at: now, created_at: now };
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

async function standings(db: Queries, engine: Engine, igsns: readonly string[]): Promise<Map<string, TakenStanding>> {
  if (igsns.length === 0) return new Map();
  let query = db
    .selectFrom('record as r')
    .innerJoin('record_version as v', (join) =>
      join.onRef('v.igsn', '=', 'r.igsn').onRef('v.version', '=', 'r.version'),
    )
    .select(['r.igsn', 'r.namespace', 'r.state', 'r.version', 'r.is_described', 'r.content_hash', 'v.created_by'])
    .select(['v.created_at as versionCreatedAt', 'r.landing_url as landingUrl', 'r.registered_at as registeredAt'])
    .where(isOneOf(engine, 'r.igsn', igsns));
  if (engine === 'postgres') query = query.orderBy('r.igsn').forUpdate('r');
  const rows = await query.execute();
  const documents = await db
    .selectFrom('record_document')
    .select(['igsn', 'part', 'number', 'content_hash as contentHash', 'created_at as createdAt'])
    .where(isOneOf(engine, 'record_document.igsn', igsns))
    .execute();
  const ofRecord = Map.groupBy(documents, (one) => one.igsn);
  return new Map(
    rows.map(({ is_described, created_by, content_hash, ...row }) => [
      row.igsn,
      {
        ...row,
        contentHash: content_hash,
        isDescribed: is_described === 1,
        isImported: created_by === IMPORTED_BY,
        documents: ofRecord.get(row.igsn) ?? [],
      },
    ]),
  );
}

async function addVersions(db: Queries, engine: Engine, versions: readonly TakenVersion[], now: string): Promise<void> {
  if (versions.length === 0) return;
  // Of several versions of one record the last is what it is now.
  const latest = [...new Map(versions.map((one) => [one.igsn, one])).values()];
  const { firstSeq, at } = await tick(db, latest.length, now);
  const rows = latest.map((one, offset) => ({
    igsn: one.igsn,
    object_type: one.objectType,
    expedition: one.expedition,
    ...summaryColumns(one),
    state: one.state,
    version: one.version,
    content_hash: one.contentHash,
    is_described: one.isDescribed ? 1 : 0,
    changed_seq: firstSeq + offset,
    changed_at: at,
  }));
  await updateRows(db, engine, 'record', 'igsn', rows);
  for (const one of versions.filter((each) => each.replacesStandIn)) {
    const { description, contentHash: content_hash, createdAt: created_at } = one;
    const standIn = db.updateTable('record_version').set({ description, content_hash, created_at });
    await standIn.where('igsn', '=', one.igsn).where('version', '=', one.version).execute();
  }
  const further = versions.filter((one) => !one.replacesStandIn);
  await insertRows(db, engine, 'record_version', further.map(versionRow));
  const told = further.map((one) => outboxRow(one.igsn, one.version, now));
  await insertRows(db, engine, 'outbox', told);
}

async function addDocuments(db: Queries, engine: Engine, documents: readonly TakenDocument[]): Promise<void> {
  const rows = documents.map((one) => ({
    igsn: one.igsn,
    part: one.part,
    number: one.number,
    format: one.format,
    media_type: one.mediaType,
    content: octets(engine, one.content),
    content_hash: one.contentHash,
    version: one.version,
    created_at: one.createdAt,
    created_by: IMPORTED_BY,
  }));
  await insertRows(db, engine, 'record_document', rows);
}
