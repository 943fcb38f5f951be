import { sql } from 'kysely';
import { insertRows, isOneOf, updateRows } from '../engine/set-based.ts';
import { newKey } from '../new-key.ts';
import type { Engine, Queries } from '../store.ts';
import { passOverOvertaken } from './identifier-order.ts';

/**
 * Puts the last word about each identifier in line again, though it was confirmed or settled; which. A record that has no word
 * in the outbox, because it came in otherwise, gets one. What waits already stays as it is.
 */
export async function sendLastAgain(
  db: Queries,
  engine: Engine,
  igsns: readonly string[],
  now: string,
): Promise<readonly string[]> {
  if (igsns.length === 0) return [];
  const rows = await lastWords(db, engine, igsns);
  const settled = rows.filter((row) => row.id !== null && ['confirmed', 'not-applicable'].includes(row.outbox_state!));
  await updateRows(
    db,
    engine,
    'outbox',
    'id',
    settled.map(({ id, route, client }) => ({
      id: id!,
      state: 'pending',
      attempts: 0,
      due_at: now,
      finished_at: null,
      route: route ?? '',
      client,
    })),
  );
  const fresh = rows.filter((row) => row.id === null);
  await insertRows(
    db,
    engine,
    'outbox',
    fresh.map((row) => newWord(row, now)),
  );
  return [...settled, ...fresh].map((row) => row.igsn);
}

/**
 * Puts everything in line again that is to be told of some identifiers: what failed, with all its tries, and of the others the last
 * word. Which ones; those whose last word waits already, or is under way, are not among them. What a later confirmed word has overtaken is settled.
 */
export async function sendAgain(
  db: Queries,
  engine: Engine,
  igsns: readonly string[],
  now: string,
): Promise<ReadonlySet<string>> {
  if (igsns.length === 0) return new Set();
  await passOverOvertaken(db, new Date(now), isOneOf(engine, 'e.igsn', igsns));
  const failed = await db
    .updateTable('outbox')
    .set({ state: 'pending', attempts: 0, due_at: now })
    .where('state', 'in', ['retry', 'needs-a-person'])
    .where(isOneOf(engine, 'outbox.igsn', igsns))
    .returning(sql<string>`igsn`.as('igsn'))
    .execute();
  const queued = new Set(failed.map((row) => row.igsn));
  const rest = igsns.filter((one) => !queued.has(one));
  return new Set([...queued, ...(await sendLastAgain(db, engine, rest, now))]);
}

type LastWord = Awaited<ReturnType<typeof lastWords>>[number];

async function lastWords(db: Queries, engine: Engine, igsns: readonly string[]) {
  // Locked in the order all keep: a change of the same record must not slip in between.
  const locked = db
    .selectFrom('record')
    .select('igsn')
    .where(isOneOf(engine, 'record.igsn', igsns))
    .orderBy('igsn');
  await (engine === 'postgres' ? locked.forUpdate() : locked).execute();
  return db
    .selectFrom('record')
    .leftJoin('client', 'client.symbol', 'record.client_symbol')
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.igsn', '=', 'record.igsn')
        .onRef('outbox.version', '=', 'record.version')
        .on((eb) =>
          eb(
            'outbox.action',
            '=',
            eb.case().when('record.state', '=', 'withdrawn').then('withdraw').else('register').end(),
          ),
        ),
    )
    .select(['record.igsn', 'record.version', 'record.state', 'record.content_hash', 'record.landing_url'])
    .select(['record.withdrawn_reason', 'record.successor', 'outbox.id', 'outbox.state as outbox_state'])
    .select(['client.upstream as route', 'record.client_symbol as client'])
    .where(isOneOf(engine, 'record.igsn', igsns))
    .orderBy('record.igsn')
    .execute();
}

function newWord(row: LastWord, at: string) {
  const { igsn, version } = row;
  const intent =
    row.state === 'withdrawn'
      ? { igsn, reason: row.withdrawn_reason, successor: row.successor }
      : { igsn, version, contentHash: row.content_hash, landingUrl: row.landing_url, state: stateOf(row.state) };
  return {
    id: newKey(),
    igsn,
    version,
    action: row.state === 'withdrawn' ? 'withdraw' : 'register',
    intent: JSON.stringify(intent),
    state: 'pending',
    attempts: 0,
    due_at: at,
    created_at: at,
    route: row.route ?? '',
    client: row.client,
  };
}

const stateOf = (state: string): 'hidden' | 'registered' => (state === 'hidden' ? 'hidden' : 'registered');
