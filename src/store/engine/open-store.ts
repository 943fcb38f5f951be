import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, type Transaction } from 'kysely';
import { CorestoneError } from '../../domain/error.ts';
import { migrateStore } from '../migrations/migrate-store.ts';
import type { Database } from '../schema.generated.ts';
import type { Store } from '../store.ts';
import { makePool, RowLockPostgresDialect } from './postgres-dialect.ts';
import { isBusy, NodeSqliteDialect } from './sqlite-dialect.ts';

/** Where the store lies: a folder with the embedded store, or the address of a PostgreSQL database. */
export interface StorePlace {
  readonly dataFolder: string;
  readonly databaseUrl: string;
}

const ATTEMPTS = 8;
const SQLITE_FULL = 13;

/** Opens the store; an empty `databaseUrl` means the embedded one in `dataFolder`, which is made where missing. */
export function openStore(place: StorePlace): Store {
  return place.databaseUrl === '' ? openSqlite(place.dataFolder) : openPostgres(place.databaseUrl);
}

/** File of the embedded store below its data folder. */
export function storeFile(dataFolder: string): string {
  return join(dataFolder, 'corestone.sqlite');
}

function openSqlite(dataFolder: string): Store {
  try {
    mkdirSync(dataFolder, { recursive: true });
  } catch (cause) {
    throw new CorestoneError('store-unavailable', `The data folder ${dataFolder} cannot be made or written.`, {
      cause,
    });
  }
  const file = storeFile(dataFolder);
  const write = new Kysely<Database>({ dialect: new NodeSqliteDialect(file, { readOnly: false }) });
  // The reading side opens its file at the first query, by then the writing side has made it.
  const read = new Kysely<Database>({ dialect: new NodeSqliteDialect(file, { readOnly: true }) });
  let commits = 0;
  return {
    engine: 'sqlite',
    read,
    commits: () => commits,
    migrate: () => migrateStore(write as unknown as Kysely<never>, 'sqlite'),
    unitOfWork: async (body) => {
      const result = await attempt(() => write.transaction().execute(body));
      commits++;
      return result;
    },
    close: async () => {
      await read.destroy();
      await write.destroy();
    },
  };
}

function openPostgres(databaseUrl: string): Store {
  const db = new Kysely<Database>({ dialect: new RowLockPostgresDialect({ pool: makePool(databaseUrl) }) });
  let commits = 0;
  return {
    engine: 'postgres',
    read: db,
    commits: () => commits,
    migrate: () => migrateStore(db as unknown as Kysely<never>, 'postgres'),
    unitOfWork: async (body) => {
      const result = await attempt(() => db.transaction().execute((t: Transaction<Database>) => body(t)));
      commits++;
      return result;
    },
    close: () => db.destroy(),
  };
}

async function attempt<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (error) {
      if (tries >= ATTEMPTS || !isTransient(error)) throw explain(error);
      await sleep(5 * 2 ** tries * Math.random());
    }
  }
}

function isTransient(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === '40001' || code === '40P01';
}

function explain(error: unknown): unknown {
  const { errcode, code } = error as { errcode?: number; code?: string };
  if (errcode === SQLITE_FULL || code === '53100' || code === 'ENOSPC') {
    return new CorestoneError('store-full', 'The disk is full: nothing of this step was kept.', { cause: error });
  }
  if (isBusy(error)) {
    return new CorestoneError('busy', 'Another process keeps the store locked; nothing was changed.', { cause: error });
  }
  if (code === 'ECONNREFUSED' || code === '28P01' || code === '3D000') {
    return new CorestoneError('store-unavailable', `The database does not answer: ${(error as Error).message}`, {
      cause: error,
    });
  }
  return error;
}
