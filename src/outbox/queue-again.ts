import { insertRows, isOneOf, updateRows } from '../store/engine/set-based.ts';
import { newKey } from '../store/new-key.ts';
import type { Queries, Store } from '../store/store.ts';

/**
 * Puts the last word about each identifier in line again, though it was confirmed or settled; how many. A record that has no word
 * in the outbox, because it came in otherwise, gets one. What waits already stays as it is.
 */
export function queueAgain(store: Store, igsns: readonly string[], now: Date): Promise<number> {
  if (igsns.length === 0) return Promise.resolve(0);
  const { engine } = store;
  return store.unitOfWork(async (db) => {
    const rows = await lastWords(db, store, igsns);
    const settled = rows.filter(
      (row) => row.id !== null && ['confirmed', 'not-applicable'].includes(row.outbox_state!),
    );
    const due_at = now.toISOString();
    await updateRows(
      db,
      engine,
      'outbox',
      'id',
      settled.map(({ id, route, client }) => ({
        id: id!,
        state: 'pending',
        attempts: 0,
        due_at,
        finished_at: null,
        route: route ?? '',
        client,
      })),
    );
    const fresh = rows.filter((row) => row.id === null).map((row) => newWord(row, now));
    await insertRows(db, engine, 'outbox', fresh);
    return settled.length + fresh.length;
  });
}

type LastWord = Awaited<ReturnType<typeof lastWords>>[number];

async function lastWords(db: Queries, { engine }: Store, igsns: readonly string[]) {
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

function newWord(row: LastWord, now: Date) {
  const at = now.toISOString();
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
