import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, type Transaction } from 'kysely';
import { CorestoneError } from '../../domain/error.ts';
import { isUpToDate, migrateStore, unknownMigrations } from '../migrations/migrate-store.ts';
import type { Database } from '../schema.generated.ts';
import type { Engine, Store } from '../store.ts';
import { Checkpoints } from './checkpoints.ts';
import { DataVersion } from './data-version.ts';
import { explainFailure, isTransient } from './explain-failure.ts';
import { LogSync } from './log-sync.ts';
import { makePool, RowLockPostgresDialect } from './postgres-dialect.ts';
import { NodeSqliteDialect, SharedConnection } from './sqlite-dialect.ts';

/** Where the store lies: a folder with the embedded store, or the address of a PostgreSQL database. */
export interface StorePlace {
  readonly dataFolder: string;
  readonly databaseUrl: string;
}

const ATTEMPTS = 8;

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
  const checkpoints = new Checkpoints(file);
  const writing = new SharedConnection(file, { readOnly: false, checkpoints });
  const write = new Kysely<Database>({ dialect: new NodeSqliteDialect(writing) });
  const writeAhead = new Kysely<Database>({ dialect: new NodeSqliteDialect(writing, 'committed') });
  const log = new LogSync(file);
  // Units that were committed without the disk, and how many of them are on it since.
  let [ahead, brought] = [0, 0];
  const bringToDisk = async (): Promise<void> => {
    const now = ahead;
    await log.sync();
    brought = Math.max(brought, now);
  };
  // The reading side opens its file at the first query, by then the writing side has made it.
  const read = new Kysely<Database>({ dialect: new NodeSqliteDialect(new SharedConnection(file, { readOnly: true })) });
  const version = new DataVersion(file);
  let commits = 0;
  return {
    engine: 'sqlite',
    read,
    commits: () => commits,
    version: () => version.read(),
    migrate: () => migrate(write, 'sqlite'),
    unitOfWork: async (body, kept = 'on-disk') => {
      log.demandSound();
      const goesAhead = kept === 'committed' && (await log.open());
      const result = await attempt(() => (goesAhead ? writeAhead : write).transaction().execute(body));
      commits++;
      if (goesAhead) ahead++;
      else if (ahead > brought) await bringToDisk();
      return result;
    },
    onDisk: bringToDisk,
    close: async () => {
      version.close();
      await log.close();
      await checkpoints.close();
      await read.destroy();
      await writeAhead.destroy();
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
    version: () => undefined,
    migrate: () => migrate(db, 'postgres'),
    unitOfWork: async (body) => {
      const result = await attempt(() => db.transaction().execute((t: Transaction<Database>) => body(t)));
      commits++;
      return result;
    },
    onDisk: async () => undefined,
    close: () => db.destroy(),
  };
}

// 42501: insufficient privilege. The migrator passes over that where it makes its own tables, and stumbles over its transaction.
function isNotAllowed(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return code === '25P02' || cause?.code === '42501';
}

const NOT_THE_OWNER =
  'This user of the database may not read the tables, or not make them and bring them up to date: let their owner call `corestone migrate`, then say again what the server may do (docs/operating/server-role.sql).';

async function migrate(db: Kysely<Database>, engine: Engine): Promise<string[]> {
  try {
    if (await isUpToDate(db, engine)) return [];
    await refuseNewer(db, engine);
    return await attempt(() => db.transaction().execute((t) => migrateStore(t, engine)), isMadeAlready);
  } catch (error) {
    if (isNotAllowed(error)) throw new CorestoneError('store-unavailable', NOT_THE_OWNER, { cause: error });
    const known = explainFailure(error);
    if (known instanceof CorestoneError) throw known;
    const reason = error instanceof Error ? error.message : String(error);
    throw new CorestoneError('store-unavailable', `The store could not be brought up to date: ${reason}`, {
      cause: error,
    });
  }
}

async function refuseNewer(db: Kysely<Database>, engine: Engine): Promise<void> {
  const unknown = await unknownMigrations(db, engine);
  if (unknown.length === 0) return;
  const last = `It has ${unknown.at(-1)}, which this program does not know.`;
  const ways = 'Start the newer version, or restore a backup from before the upgrade into a new place.';
  throw new CorestoneError('store-unavailable', `A newer version of Corestone made this store. ${last} ${ways}`);
}

// PostgreSQL: of two processes that make the migrator's own tables at once, one trips over the catalogue's unique index;
// the migrator passes over that and then finds its transaction aborted (25P02).
const isMadeAlready = (error: unknown): boolean =>
  isTransient(error) || ['23505', '42P07', '42710', '25P02'].includes(String((error as { code?: unknown }).code));

async function attempt<T>(run: () => Promise<T>, mayRepeat = isTransient): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (error) {
      if (tries >= ATTEMPTS || !mayRepeat(error)) throw explainFailure(error);
      await sleep(5 * 2 ** tries * Math.random());
    }
  }
}
