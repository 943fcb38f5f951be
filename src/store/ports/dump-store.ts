import { onlyContact } from '../../domain/party/contact.ts';
import { type DumpPort, IMPORTED_BY, type TakenStanding } from '../../operations/dump-ports.ts';
import type { DumpAgent, DumpClient } from '../../operations/registry/dump/registry-dump.ts';
import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { addTakenRecords } from './add-taken-records.ts';
import { addTakenDocuments, addTakenVersions } from './add-taken-versions.ts';

/** Taking over a former registry, inside one transaction. `now` is UTC, ISO 8601. */
export function dumpStore(db: Queries, engine: Engine, now: () => string): DumpPort {
  return {
    agents: async () => (await db.selectFrom('agent').select('symbol').execute()).map((one) => one.symbol),
    addAgent: (agent, at) => addAgent(db, agent, at),
    addClient: (client, at) => addClient(db, client, at),
    addRecords: (records) => addTakenRecords(db, engine, records, now()),
    standings: (igsns) => standings(db, engine, igsns),
    addVersions: (versions) => addTakenVersions(db, engine, versions, now()),
    addDocuments: (documents) => addTakenDocuments(db, engine, documents),
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
    contacts: JSON.stringify(onlyContact(contactName, contactEmail)),
    is_active: isActive ? 1 : 0,
    created_at: createdAt ?? at,
  };
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
