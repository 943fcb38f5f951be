import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ChangedObjects, StationObject } from '../../../domain/station/station-object.ts';
import type { KeptBlock, KeptConflict, KeptOperation } from './kept.ts';

interface KeptObject extends StationObject {
  readonly expedition: string;
}

interface StationSchema extends DBSchema {
  objects: { key: [string, string]; value: KeptObject };
  queue: { key: number; value: Omit<KeptOperation, 'order'> & { order?: number } };
  conflicts: { key: string; value: KeptConflict };
  facts: { key: string; value: unknown };
}

/** The database of the station in the browser. */
export type KeptDatabase = IDBPDatabase<StationSchema>;

/** What is kept of an expedition. */
export interface KeptExpedition {
  readonly objects: readonly StationObject[];
  readonly throughSeq: number;
  /** Whether it was all here once; a first fetch may have been broken off in the middle. */
  readonly wasAll: boolean;
}

/** Opens the database, made where it is missing. */
export function openKept(): Promise<KeptDatabase> {
  return openDB<StationSchema>('corestone station', 1, {
    upgrade(db) {
      db.createObjectStore('objects', { keyPath: ['expedition', 'id'] });
      db.createObjectStore('queue', { keyPath: 'order', autoIncrement: true });
      db.createObjectStore('conflicts', { keyPath: 'id' });
      db.createObjectStore('facts');
    },
  });
}

/** Another window of this station took numbers since they were looked at. */
export class OldBlocks extends Error {}

/** Everything kept of an expedition. */
export async function readExpedition(db: KeptDatabase, code: string): Promise<KeptExpedition> {
  const all = IDBKeyRange.bound([code], [code, []]);
  const [objects, throughSeq = 0, wasAll] = await Promise.all([
    db.getAll('objects', all),
    readFact<number>(db, `seq ${code}`),
    readFact<boolean>(db, `all ${code}`),
  ]);
  // Stations of before kept no word on that.
  return { objects, throughSeq, wasAll: wasAll ?? throughSeq > 0 };
}

/**
 * Keeps what the server said has changed behind `after`, with how far it goes, in one transaction. It is left out where what lies before
 * it is not kept (any more), since it would never be fetched again, and where another window of this station kept later words.
 */
export async function keepChanges(
  db: KeptDatabase,
  code: string,
  after: number,
  { objects, deleted, throughSeq, isAll }: ChangedObjects,
): Promise<void> {
  const tx = db.transaction(['objects', 'facts'], 'readwrite');
  const keptThrough = ((await tx.objectStore('facts').get(`seq ${code}`)) ?? 0) as number;
  if (keptThrough < after || keptThrough > throughSeq) return;
  const store = tx.objectStore('objects');
  for (const object of objects) void store.put({ ...object, expedition: code });
  for (const id of deleted) void store.delete([code, id]);
  const wasAll = (await tx.objectStore('facts').get(`all ${code}`)) === true;
  void tx.objectStore('facts').put(wasAll || isAll, `all ${code}`);
  void tx.objectStore('facts').put(throughSeq, `seq ${code}`);
  await tx.done;
}

/** Forgets the objects of an expedition, so that they are fetched anew; what is not sent yet stays. */
export async function forgetObjects(db: KeptDatabase, code: string): Promise<void> {
  const tx = db.transaction(['objects', 'facts'], 'readwrite');
  void tx.objectStore('objects').delete(IDBKeyRange.bound([code], [code, []]));
  for (const fact of ['seq', 'all']) void tx.objectStore('facts').delete(`${fact} ${code}`);
  await tx.done;
}

/**
 * Keeps operations for sending, together with the blocks their numbers came from, and what can be taken back then; returns them with their
 * places. Throws {@link OldBlocks} where another window took numbers meanwhile; nothing is kept then. Only when
 * this is done may anything be shown as kept: the browser has then written it through to the disk.
 */
export async function keepOperations(
  db: KeptDatabase,
  operations: readonly Omit<KeptOperation, 'order'>[],
  {
    blocks,
    fact,
  }: {
    readonly blocks?: { readonly before: readonly KeptBlock[]; readonly after: readonly KeptBlock[] } | undefined;
    readonly fact?: { readonly name: string; readonly value: unknown };
  } = {},
): Promise<KeptOperation[]> {
  const tx = db.transaction(['queue', 'facts'], 'readwrite', { durability: 'strict' });
  if (blocks !== undefined) {
    // Two windows of one station must not give the same number: who looked at old blocks begins again.
    const now = (await tx.objectStore('facts').get('blocks')) ?? [];
    if (JSON.stringify(now) !== JSON.stringify(blocks.before)) throw new OldBlocks();
    void tx.objectStore('facts').put(blocks.after, 'blocks');
  }
  if (fact !== undefined) void tx.objectStore('facts').put(fact.value, fact.name);
  const orders = operations.map((one) => tx.objectStore('queue').add(one));
  const kept = await Promise.all(orders);
  await tx.done;
  return operations.map((one, at) => ({ ...one, order: kept[at]! }));
}

/**
 * Keeps blocks that the server leased beside those that still have numbers; returns all. They are looked at in the same
 * transaction: a number that was given meanwhile, here or in another window, is never put back.
 */
export async function keepLeased(db: KeptDatabase, leased: readonly KeptBlock[]): Promise<readonly KeptBlock[]> {
  const tx = db.transaction('facts', 'readwrite', { durability: 'strict' });
  const known = ((await tx.store.get('blocks')) ?? []) as readonly KeptBlock[];
  const blocks = [...known.filter((one) => one.nextKey <= one.lastKey), ...leased];
  void tx.store.put(blocks, 'blocks');
  await tx.done;
  return blocks;
}

/** Puts kept operations in the place of those with the same order, all of them or none. */
export async function replaceKept(db: KeptDatabase, operations: readonly KeptOperation[]): Promise<void> {
  const tx = db.transaction('queue', 'readwrite', { durability: 'strict' });
  for (const one of operations) void tx.store.put(one);
  await tx.done;
}

/** Forgets kept operations by their order, all of them or none. */
export async function forgetKept(db: KeptDatabase, orders: readonly number[]): Promise<void> {
  const tx = db.transaction('queue', 'readwrite', { durability: 'strict' });
  for (const order of orders) void tx.store.delete(order);
  await tx.done;
}

/** All operations that are not with the server yet, in order. */
export async function readQueue(db: KeptDatabase): Promise<KeptOperation[]> {
  return (await db.getAll('queue')) as KeptOperation[];
}

/** What an answer to operations changes. */
export interface Settled {
  readonly expedition: string;
  readonly done: readonly KeptOperation[];
  readonly refused: readonly KeptOperation[];
  readonly conflicts: readonly KeptConflict[];
  readonly objects: readonly StationObject[];
  /** Ids of objects that the server has deleted. */
  readonly deleted: readonly string[];
}

/** Keeps what became of operations, in one transaction: what the server has goes, what it refused stays with its findings. */
export async function keepSettled(db: KeptDatabase, settled: Settled): Promise<void> {
  const tx = db.transaction(['queue', 'conflicts', 'objects'], 'readwrite', { durability: 'strict' });
  for (const { order } of settled.done) void tx.objectStore('queue').delete(order);
  for (const one of settled.refused) void tx.objectStore('queue').put(one);
  for (const one of settled.conflicts) void tx.objectStore('conflicts').put(one);
  for (const one of settled.objects) void tx.objectStore('objects').put({ ...one, expedition: settled.expedition });
  for (const id of settled.deleted) void tx.objectStore('objects').delete([settled.expedition, id]);
  await tx.done;
}

/** A single fact by name; undefined where it was never kept. */
export async function readFact<T>(db: KeptDatabase, name: string): Promise<T | undefined> {
  return (await db.get('facts', name)) as T | undefined;
}

/** Keeps a single fact. */
export async function keepFact(db: KeptDatabase, name: string, value: unknown): Promise<void> {
  await db.put('facts', value, name);
}

/** Gives a single fact another name, unless that has one already; what stands under that name then, undefined for nothing. */
export async function claimFact(db: KeptDatabase, from: string, to: string): Promise<unknown> {
  const tx = db.transaction('facts', 'readwrite', { durability: 'strict' });
  const own = await tx.store.get(to);
  const found = own ?? (await tx.store.get(from));
  if (own === undefined && found !== undefined) {
    void tx.store.put(found, to);
    void tx.store.delete(from);
  }
  await tx.done;
  return found;
}

/** Changes a single fact in one transaction, so that neither another window nor another step here comes between; what it is then. */
export async function changeFact<T>(db: KeptDatabase, name: string, change: (now: unknown) => T): Promise<T> {
  const tx = db.transaction('facts', 'readwrite', { durability: 'strict' });
  const next = change(await tx.store.get(name));
  void tx.store.put(next, name);
  await tx.done;
  return next;
}
