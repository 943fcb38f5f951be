import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { MarkWish } from '../../../domain/curation/pending-marks.ts';

interface WishSchema extends DBSchema {
  wishes: { key: [string, string]; value: MarkWish };
}

/** Where a browser keeps what is not with the server yet. */
export type WishDatabase = IDBPDatabase<WishSchema>;

/** Opens the database, made where it is missing. */
export function openWishes(): Promise<WishDatabase> {
  return openDB<WishSchema>('corestone sampling', 1, {
    upgrade: (db) => void db.createObjectStore('wishes', { keyPath: ['partyId', 'markId'] }),
  });
}

/** All wishes that are kept here, of any party. */
export function readWishes(db: WishDatabase): Promise<MarkWish[]> {
  return db.getAll('wishes');
}

/** Keeps a wish in place of an older one for the same mark; done when it is on the disk. */
export async function keepWish(db: WishDatabase, wish: MarkWish): Promise<void> {
  const tx = db.transaction('wishes', 'readwrite', { durability: 'strict' });
  void tx.store.put(wish);
  await tx.done;
}

/** Forgets a wish. */
export function forgetWish(db: WishDatabase, { partyId, markId }: MarkWish): Promise<void> {
  return db.delete('wishes', [partyId, markId]);
}
