import type { Selectable } from 'kysely';
import type { PartyContact } from '../../domain/party/contact.ts';
import type {
  AgentDetails,
  ClientDetails,
  ClientRow,
  KeptPartyChanges,
  PartyPort,
} from '../../operations/party-ports.ts';
import { isOneOf } from '../engine/set-based.ts';
import type { AgentTable, ClientTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';
import { tick } from './change-clock.ts';
import { rerouteClient } from './outbox-routes.ts';

type Details = Pick<PartyPort, 'clientDetails' | 'agents' | 'partySymbols' | 'changeClient' | 'changeAgent'>;

/** Agents and clients in full; inside a transaction, or on the reading side for its questions. */
export function partyDetails(db: Queries, engine: Engine): Details {
  return {
    clientDetails: (symbols) => clientDetails(db, engine, symbols),
    agents: () => agents(db),
    partySymbols: (symbols) => partySymbols(db, engine, symbols),
    changeClient: async (symbol, changes, at) => {
      // The clock is taken first, as by whoever registers: no row can come in with the former route behind this.
      if (changes.upstream !== undefined) await tick(db, 0, at);
      await db
        .updateTable('client')
        .set({ ...toColumns(changes), ...clientColumns(changes), updated_at: at })
        .where('symbol', '=', symbol)
        .execute();
      if (changes.upstream !== undefined) await rerouteClient(db, symbol, changes.upstream);
    },
    changeAgent: async (symbol, changes, at) => {
      await db
        .updateTable('agent')
        .set({ ...toColumns(changes), updated_at: at })
        .where('symbol', '=', symbol)
        .execute();
    },
  };
}

/** A client as its row says. */
export function toClientRow(row: Selectable<ClientTable>): ClientRow {
  return {
    symbol: row.symbol,
    agent: row.agent_symbol,
    name: row.name,
    domains: JSON.parse(row.domains) as string[],
    quota: row.quota,
  };
}

async function clientDetails(
  db: Queries,
  engine: Engine,
  symbols: readonly string[] | 'all',
): Promise<ClientDetails[]> {
  let query = db.selectFrom('client').selectAll().orderBy('symbol');
  if (symbols !== 'all') query = query.where(isOneOf(engine, 'client.symbol', symbols));
  return (await query.execute()).map((row) => ({
    ...toClientRow(row),
    isActive: row.is_active === 1,
    quotaUsed: row.quota_used,
    ...contactsOf(row),
    comments: row.comments,
    experiments: row.experiments,
    upstream: row.upstream,
    hasPassword: row.password_hash !== null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));
}

/** The contacts of a row, and its first one. */
export function contactsOf({ contacts: text }: { readonly contacts: string }) {
  const contacts = JSON.parse(text) as readonly PartyContact[];
  const [first] = contacts;
  return { contacts, contactName: first?.name ?? '', contactEmail: first?.email ?? '' };
}

async function agents(db: Queries): Promise<AgentDetails[]> {
  const rows = await db.selectFrom('agent').selectAll().orderBy('symbol').execute();
  return rows.map(toAgent);
}

function toAgent(row: Selectable<AgentTable>): AgentDetails {
  return {
    symbol: row.symbol,
    name: row.name,
    ...contactsOf(row),
    isActive: row.is_active === 1,
    hasPassword: row.password_hash !== null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

async function partySymbols(db: Queries, engine: Engine, symbols: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('client')
    .select('symbol')
    .where(isOneOf(engine, 'client.symbol', symbols))
    .unionAll(
      db
        .selectFrom('agent')
        .select('symbol')
        .where(isOneOf(engine, 'agent.symbol', symbols)),
    )
    .execute();
  return rows.map((row) => row.symbol);
}

function toColumns(changes: KeptPartyChanges) {
  return {
    ...(changes.name !== undefined && { name: changes.name }),
    ...(changes.contacts !== undefined && { contacts: JSON.stringify(changes.contacts) }),
    ...(changes.isActive !== undefined && { is_active: changes.isActive ? 1 : 0 }),
    ...(changes.passwordHash !== undefined && { password_hash: changes.passwordHash }),
  };
}

function clientColumns(changes: KeptPartyChanges) {
  return {
    ...(changes.comments !== undefined && { comments: changes.comments }),
    ...(changes.experiments !== undefined && { experiments: changes.experiments }),
    ...(changes.domains !== undefined && { domains: JSON.stringify(changes.domains) }),
    ...(changes.quota !== undefined && { quota: changes.quota }),
    ...(changes.upstream !== undefined && { upstream: changes.upstream }),
  };
}
