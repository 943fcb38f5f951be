import type { StorePlace } from '../engine/open-store.ts';
import { readPostgres } from './read-postgres.ts';
import { readSqlite } from './read-sqlite.ts';
import type { Snapshot } from './snapshot.ts';

/** Reads one moment of a store; it ends with the body. Throws `not-found` where there is no embedded store. */
export function readSnapshot<T>(place: StorePlace, body: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return place.databaseUrl === '' ? readSqlite(place.dataFolder, body) : readPostgres(place.databaseUrl, body);
}
