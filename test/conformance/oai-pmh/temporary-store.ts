import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openStore } from '../../../src/store/engine/open-store.ts';
import type { Store } from '../../../src/store/store.ts';

/** A store of a test with what takes it away again. */
export interface TemporaryStore {
  readonly store: Store;
  readonly dispose: () => Promise<void>;
}

/** The engines a test of queries runs on: always the embedded one, PostgreSQL where the test command gives its address. */
export const ENGINES: readonly { readonly name: string; readonly open: () => Promise<TemporaryStore> }[] = [
  { name: 'sqlite', open: temporarySqlite },
  ...(postgresUrl() === '' ? [] : [{ name: 'postgres', open: temporaryPostgres }]),
];

/** A migrated, empty embedded store in a folder of its own. */
export async function temporarySqlite(): Promise<TemporaryStore> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'corestone-oai-'));
  const store = openStore({ dataFolder, databaseUrl: '' });
  await store.migrate();
  const dispose = async () => {
    await store.close();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  return { store, dispose };
}

/** A migrated, empty database of its own on the PostgreSQL server of the tests. */
async function temporaryPostgres(): Promise<TemporaryStore> {
  const name = `corestone_oai_${process.pid}_${randomBytes(4).toString('hex')}`;
  await runOnServer(`create database ${name}`);
  const address = new URL(postgresUrl());
  address.pathname = `/${name}`;
  const store = openStore({ dataFolder: '', databaseUrl: address.href });
  await store.migrate();
  const dispose = async () => {
    await store.close();
    await runOnServer(`drop database ${name} with (force)`);
  };
  return { store, dispose };
}

async function runOnServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl() });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

function postgresUrl(): string {
  return process.env.CORESTONE_TEST_POSTGRES_URL ?? '';
}
