import { sql } from 'kysely';
import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/**
 * The route of the record of an outbox row as its client wants it now, for a statement on `outbox`. Empty is the installation's
 * own.
 */
export const routeOfRow = sql<string>`coalesce((select client.upstream from record
  join client on client.symbol = record.client_symbol where record.igsn = outbox.igsn), '')`;

/** The client of the record of an outbox row, for a statement on `outbox`; empty where the record is gone. */
export const clientOfRow = sql<string>`coalesce((select record.client_symbol from record where record.igsn = outbox.igsn), '')`;

/**
 * The routes of clients, by symbol; those that name none are left out. Asked for when the change clock is taken: until the
 * transaction ends no client gets another one then.
 */
export async function routesOf(
  db: Queries,
  engine: Engine,
  clients: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (clients.length === 0) return new Map();
  const rows = await db
    .selectFrom('client')
    .select(['symbol', 'upstream'])
    .where('upstream', '<>', '')
    .where(isOneOf(engine, 'client.symbol', [...new Set(clients)]))
    .execute();
  return new Map(rows.map((row) => [row.symbol, row.upstream]));
}

/** In which queue of the outbox the words about records stand, by IGSN: their client, and the route that it wants, as {@link routesOf}. */
export async function queuesOfRecords(
  db: Queries,
  engine: Engine,
  igsns: readonly string[],
): Promise<ReadonlyMap<string, { readonly route: string; readonly client: string }>> {
  const rows = await db
    .selectFrom('record')
    .leftJoin('client', 'client.symbol', 'record.client_symbol')
    .select(['record.igsn', 'record.client_symbol as client', 'client.upstream as route'])
    .where(isOneOf(engine, 'record.igsn', igsns))
    .execute();
  return new Map(rows.map(({ igsn, client, route }) => [igsn, { client, route: route ?? '' }]));
}

/** What waits of these records goes from now on where their clients want it, in the queues of those. */
export async function rerouteRecords(db: Queries, engine: Engine, igsns: readonly string[]): Promise<void> {
  await sql`update outbox set route = ${routeOfRow}, client = ${clientOfRow}
    where ${IS_WAITING} and ${isOneOf(engine, 'outbox.igsn', igsns)}`.execute(db);
}

/** What waits of a client's records goes from now on where it wants it. */
export async function rerouteClient(db: Queries, client: string, route: string): Promise<void> {
  await sql`update outbox set route = ${route} where ${IS_WAITING} and route <> ${route}
    and exists (select 1 from record where record.igsn = outbox.igsn and record.client_symbol = ${client})`.execute(db);
}

const IS_WAITING = sql<boolean>`state in ('pending', 'retry', 'submitted', 'needs-a-person')`;
