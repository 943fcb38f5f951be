import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { storeFile } from '../../src/store/engine/open-store.ts';
import { type Running, start } from '../store/child-process.ts';
import type { TestPlace } from '../store/each-engine.ts';

/** So long no machine takes, however busy: who waits longer waits for what does not come. */
const PATIENCE_MS = 300_000;

/** Between two looks whether it is time. */
const SHORTEST_MS = 3;
const LONGEST_MS = 15;

/** A repeatable choice: the same seed gives the same numbers from 0 to below 1 (Park and Miller's generator). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** How a killed call ended: false when it was done before it could be killed. */
export async function killWhen(running: Running, isTime: () => Promise<boolean>, extraMs: number): Promise<boolean> {
  let hasEnded = false;
  void running.ended.then(() => {
    hasEnded = true;
  });
  const patienceEnds = Date.now() + PATIENCE_MS;
  for (;;) {
    const began = performance.now();
    if (hasEnded || (await isTime())) break;
    if (Date.now() > patienceEnds) throw new Error('the moment to kill never came');
    // Who looks on leaves the processor to what is looked at, and still sees the moment.
    await sleep(Math.min(LONGEST_MS, Math.max(SHORTEST_MS, 2 * (performance.now() - began))));
  }
  await sleep(extraMs);
  running.child.kill('SIGKILL');
  return (await running.ended).signal === 'SIGKILL';
}

/** Starts a call on a place and kills it when it is time; true when it was killed in the middle. */
export function callAndKill(
  words: readonly string[],
  place: TestPlace,
  isTime: () => Promise<boolean>,
  extraMs: number,
) {
  return killWhen(start([...words, ...place.flags]), isTime, extraMs);
}

/** Whether somebody has a transaction open that writes. */
export async function isWriting(place: TestPlace): Promise<boolean> {
  return place.engine === 'sqlite' ? isLocked(storeFile(place.dataFolder)) : hasTransaction(place.databaseUrl);
}

/** Resolves when PostgreSQL has noticed that the killed client is gone; SQLite's locks go with the process. */
export async function untilQuiet(place: TestPlace): Promise<void> {
  while (place.engine === 'postgres' && (await isWriting(place))) await sleep(5);
}

function isLocked(file: string): boolean {
  const database = new DatabaseSync(file);
  try {
    database.exec('begin immediate; rollback');
    return false;
  } catch {
    return true;
  } finally {
    database.close();
  }
}

async function hasTransaction(databaseUrl: string): Promise<boolean> {
  const query = `select 1 from pg_stat_activity where datname = current_database() and application_name = 'corestone'
    and backend_xid is not null`;
  const watcher = await watcherOf(databaseUrl);
  watcher.ref();
  const { rows } = await watcher.query(query).finally(() => watcher.unref());
  return rows.length > 0;
}

/** The package's types leave out what keeps a process, or does not. */
type Watcher = pg.Client & { readonly ref: () => void; readonly unref: () => void };

const watchers = new Map<string, Promise<Watcher>>();

/** One connection for all looks, which would cost more than they do. Between them it keeps no process, and it goes with its database. */
function watcherOf(databaseUrl: string): Promise<Watcher> {
  const known = watchers.get(databaseUrl);
  if (known !== undefined) return known;
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'watcher' }) as Watcher;
  client.on('error', () => watchers.delete(databaseUrl));
  const made = client.connect().then(() => client);
  made.catch(() => watchers.delete(databaseUrl));
  watchers.set(databaseUrl, made);
  return made;
}
