import { sql } from 'kysely';
import { isOneOf, updateRows } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { tick } from './change-clock.ts';
import { rerouteRecords } from './outbox-routes.ts';

/** Gives records to another client. Harvesters select by agent and client, so each is a change; what
 * waits for upstream goes where the other client wants it. `now` is UTC, ISO 8601. */
export async function giveRecords(
  db: Queries,
  engine: Engine,
  igsns: readonly string[],
  { agent, client }: { readonly agent: string; readonly client: string },
  now: string,
): Promise<void> {
  if (igsns.length === 0) return;
  await moveQuota(db, engine, igsns, client);
  const { firstSeq, at } = await tick(db, igsns.length, now);
  const rows = igsns.map((igsn, offset) => ({
    igsn,
    agent_symbol: agent,
    client_symbol: client,
    changed_seq: firstSeq + offset,
    changed_at: at,
  }));
  await updateRows(db, engine, 'record', 'igsn', rows);
  await rerouteRecords(db, engine, igsns);
}

/** Counted one by one, since counting all records of a client again would take too long. */
async function moveQuota(db: Queries, engine: Engine, igsns: readonly string[], client: string): Promise<void> {
  const counted = await db
    .selectFrom('record')
    .innerJoin('namespace', 'namespace.namespace', 'record.namespace')
    .select(['record.client_symbol', sql<number>`count(*)`.as('count')])
    .where(isOneOf(engine, 'record.igsn', igsns))
    .where('is_test', '=', 0)
    .groupBy('record.client_symbol')
    .orderBy('record.client_symbol')
    .execute();
  for (const { client_symbol, count } of counted) {
    await sql`update client set quota_used = quota_used - ${count} where symbol = ${client_symbol}`.execute(db);
    await sql`update client set quota_used = quota_used + ${count} where symbol = ${client}`.execute(db);
  }
}
