import { type Selectable, sql } from 'kysely';
import type { ClientRow, ClientStanding, NamespaceRow, PartyPort } from '../../operations/party-ports.ts';
import { isOneOf } from '../engine/set-based.ts';
import type { NamespaceTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';
import { namespaceRequests } from './namespace-requests.ts';
import { partyDetails, toClientRow } from './party-details.ts';

/** Agents, clients, namespaces, users and facts of the installation inside one transaction. */
export function partyStore(db: Queries, engine: Engine): PartyPort {
  return {
    namespaces: () => namespaces(db),
    holderOf: (namespace) => holderOf(db, engine, namespace),
    holdersAmong: (names) => holdersAmong(db, engine, names),
    clients: () => clients(db),
    standings: (symbols) => standings(db, engine, symbols),
    ...partyDetails(db, engine),
    ...namespaceRequests(db),
    addAgent: (symbol, name, at) => addAgent(db, symbol, name, at),
    removeAgent: (symbol) => removeAgent(db, symbol),
    addClient: (client, passwordHash, at) => addClient(db, client, passwordHash, at),
    addNamespace: (row, at) => addNamespace(db, row, at),
    moveNamespace: (row) => moveNamespace(db, row),
    installation: () => installation(db),
    remember: (facts) => remember(db, facts),
    holdJob: (name, holder) => holdJob(db, name, holder),
  };
}

async function namespaces(db: Queries): Promise<NamespaceRow[]> {
  const rows = await db.selectFrom('namespace').selectAll().orderBy('namespace').execute();
  return rows.map(toNamespaceRow);
}

async function holderOf(db: Queries, engine: Engine, namespace: string): Promise<NamespaceRow | undefined> {
  let query = db.selectFrom('namespace').selectAll().where('namespace', '=', namespace);
  if (engine === 'postgres') query = query.forShare();
  const row = await query.executeTakeFirst();
  return row === undefined ? undefined : toNamespaceRow(row);
}

async function holdersAmong(db: Queries, engine: Engine, names: readonly string[]): Promise<NamespaceRow[]> {
  let query = db
    .selectFrom('namespace')
    .selectAll()
    .where(isOneOf(engine, 'namespace.namespace', names));
  if (engine === 'postgres') query = query.orderBy('namespace').forShare();
  return (await query.execute()).map(toNamespaceRow);
}

function toNamespaceRow(row: Selectable<NamespaceTable>): NamespaceRow {
  const held = { namespace: row.namespace, agent: row.agent_symbol, client: row.client_symbol };
  return row.is_test === 1 ? { ...held, isTest: true } : held;
}

async function clients(db: Queries): Promise<ClientRow[]> {
  const rows = await db.selectFrom('client').selectAll().orderBy('symbol').execute();
  return rows.map(toClientRow);
}

async function standings(
  db: Queries,
  engine: Engine,
  symbols: readonly string[],
): Promise<Map<string, ClientStanding>> {
  const read = (among: readonly string[]) =>
    db
      .selectFrom('client')
      .selectAll()
      .where(isOneOf(engine, 'client.symbol', among))
      .orderBy('symbol');
  let rows = await read(symbols).execute();
  const limited = rows.filter((row) => row.quota >= 0).map((row) => row.symbol);
  // Two who register at once must not both take the last place.
  if (engine === 'postgres' && limited.length > 0) {
    const locked = await read(limited).forUpdate().execute();
    rows = [...rows.filter((row) => row.quota < 0), ...locked];
  }
  return new Map(
    rows.map((row) => [row.symbol, { ...toClientRow(row), isActive: row.is_active === 1, quotaUsed: row.quota_used }]),
  );
}

async function removeAgent(db: Queries, symbol: string): Promise<void> {
  const client = db.selectFrom('client').select('symbol').where('agent_symbol', '=', symbol);
  await db
    .deleteFrom('agent')
    .where('symbol', '=', symbol)
    .where(({ not, exists }) => not(exists(client)))
    .execute();
}

async function addAgent(db: Queries, symbol: string, name: string, at: string): Promise<boolean> {
  const result = await db
    .insertInto('agent')
    .values({ symbol, name, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

async function addClient(db: Queries, client: ClientRow, passwordHash: string | null, at: string): Promise<void> {
  await db
    .insertInto('client')
    .values({
      symbol: client.symbol,
      agent_symbol: client.agent,
      name: client.name,
      domains: JSON.stringify(client.domains),
      quota: client.quota,
      password_hash: passwordHash,
      created_at: at,
    })
    .execute();
}

async function addNamespace(db: Queries, row: NamespaceRow, at: string): Promise<void> {
  await db
    .insertInto('namespace')
    .values({
      namespace: row.namespace,
      agent_symbol: row.agent,
      client_symbol: row.client,
      is_test: row.isTest === true ? 1 : 0,
      created_at: at,
    })
    .execute();
}

async function moveNamespace(db: Queries, row: NamespaceRow): Promise<void> {
  await db
    .updateTable('namespace')
    .set({ agent_symbol: row.agent, client_symbol: row.client })
    .where('namespace', '=', row.namespace)
    .execute();
}

async function installation(db: Queries): Promise<Map<string, string>> {
  // Pictures are read alone; the rest is asked for every two seconds.
  const rows = await db.selectFrom('installation').selectAll().where('key', 'not like', 'logo.%.octets').execute();
  return new Map(rows.map((row) => [row.key, row.value]));
}

async function remember(db: Queries, facts: Readonly<Record<string, string>>): Promise<void> {
  for (const [key, value] of Object.entries(facts)) {
    await db
      .insertInto('installation')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  }
}

// The row stays locked until the transaction ends; whoever wants the same job waits there.
async function holdJob(db: Queries, name: string, holder: string): Promise<void> {
  await sql`insert into job_lease (name, holder) values (${name}, ${holder})
    on conflict (name) do update set holder = ${holder}`.execute(db);
}
