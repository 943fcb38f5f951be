import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openStore, type StorePlace, storeFile } from '../../src/store/engine/open-store.ts';

/** A number that nothing else on the server of the tests locks. */
const LOCK = 5_054_001;

/** Of PostgreSQL: somebody else has the database open, or there is no such database. */
const IN_USE = '55006';
const MISSING = '3D000';

/** How the databases of tests are named. */
export const OWN = 'test_corestone_';

/** Another state of the migrations has other templates, which may lie side by side. */
const MARK = markOf(['migrations', 'engine'].map((room) => join(import.meta.dirname, '../../src/store', room)));
const TEMPLATE = `template_corestone_${MARK}`;
const FILE = join(tmpdir(), `corestone-test-migrated-${MARK}.sqlite`);

/** Address of a PostgreSQL server that may make databases; empty where there is none. */
export function postgresUrl(): string {
  return process.env.CORESTONE_TEST_POSTGRES_URL ?? '';
}

/**
 * Gives a place without a store one with all tables and nothing in them: a copy of one that was migrated, made once for all processes.
 * Running the migrations again would take half a second, hundreds of times in a run. A place that has a store, or that is none of the
 * databases of tests, is left as it is.
 */
export async function withTables(place: StorePlace): Promise<void> {
  if (place.databaseUrl === '') {
    if (existsSync(storeFile(place.dataFolder))) return;
    mkdirSync(place.dataFolder, { recursive: true });
    copyFileSync(await migratedFile(), storeFile(place.dataFolder));
    return;
  }
  const { host, pathname } = new URL(place.databaseUrl);
  const name = pathname.slice(1);
  // Clusters of their own and what people made are not ours to drop.
  const isOurs = postgresUrl() !== '' && host === new URL(postgresUrl()).host && name.startsWith(OWN);
  if (!isOurs || !(await isEmpty(place.databaseUrl))) return;
  try {
    await onServer(`drop database ${name}`);
  } catch (error) {
    // Somebody has just opened it, and makes the tables.
    if (codeOf(error) === IN_USE) return;
    throw error;
  }
  await makeMigratedDatabase(name);
}

/** Makes a database with all tables and nothing in them. */
export async function makeMigratedDatabase(name: string): Promise<void> {
  try {
    await onServer(copyOf(name));
  } catch (error) {
    if (codeOf(error) !== MISSING) throw error;
    await makeTemplate();
    await onServer(copyOf(name));
  }
}

/** Runs a statement on the server of the tests, in the database that is always there. */
export async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl() });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Copying files takes a quarter of the time that copying through the log of PostgreSQL takes, and so does removing them. */
export const BY_FILES = 'strategy file_copy';

const copyOf = (name: string): string => `create database ${name} template ${TEMPLATE} ${BY_FILES}`;

/** Makes the template; of processes that want it at once one makes it, and the others wait. It has its name only when it is whole. */
async function makeTemplate(): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl() });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${LOCK})`);
    const { rowCount } = await client.query(`select 1 from pg_database where datname = '${TEMPLATE}'`);
    if (rowCount === 1) return;
    const made = `making_${TEMPLATE}`;
    // Whoever was at it was killed.
    await client.query(`drop database if exists ${made} with (force)`);
    await client.query(`create database ${made}`);
    await migrate({ dataFolder: '', databaseUrl: addressOf(made) });
    await client.query(`alter database ${made} rename to ${TEMPLATE}`);
  } finally {
    await client.end();
  }
}

/** The file of a migrated store. Two processes that make it at once put the same in its place, each whole. */
async function migratedFile(): Promise<string> {
  if (existsSync(FILE)) return FILE;
  const dataFolder = mkdtempSync(join(tmpdir(), 'corestone-test-migrated-'));
  try {
    await migrate({ dataFolder, databaseUrl: '' });
    renameSync(storeFile(dataFolder), FILE);
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
  return FILE;
}

async function migrate(place: StorePlace): Promise<void> {
  const store = openStore(place);
  await store.migrate().finally(() => store.close());
}

async function isEmpty(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const tables = `select 1 from pg_class where relnamespace = 'public'::regnamespace limit 1`;
  const { rowCount } = await client.query(tables).finally(() => client.end());
  return rowCount === 0;
}

/** Address of another database on the server of the tests. */
export function addressOf(database: string): string {
  const address = new URL(postgresUrl());
  address.pathname = `/${database}`;
  return address.href;
}

const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown }).code;

function markOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const name of readdirSync(folder).toSorted()) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}
