import { openStore } from '../../../src/store/engine/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { migratedPostgres, migratedSqlite, type TestPlace } from '../../store/each-engine.ts';
import { postgresUrl } from '../../store/migrated-copies.ts';

/** A store of a test with what takes it away again. */
export interface TemporaryStore {
  readonly store: Store;
  readonly dispose: () => Promise<void>;
}

/** The engines a test of queries runs on: always the embedded one, PostgreSQL where the test command gives its address. */
export const ENGINES: readonly { readonly name: string; readonly open: () => Promise<TemporaryStore> }[] = [
  { name: 'sqlite', open: temporarySqlite },
  ...(postgresUrl() === '' ? [] : [{ name: 'postgres', open: async () => storeAt(await migratedPostgres()) }]),
];

/** A migrated, empty embedded store in a folder of its own. */
export async function temporarySqlite(): Promise<TemporaryStore> {
  return storeAt(await migratedSqlite());
}

async function storeAt(place: TestPlace): Promise<TemporaryStore> {
  const store = openStore(place);
  const dispose = async () => {
    await store.close();
    await place.dispose();
  };
  return { store, dispose };
}
