import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import pg from 'pg';
import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse, type House, type HouseOverrides } from '../../src/context.ts';
import type { Engine } from '../../src/store/store.ts';

/** Where a store of a test lies, as a person would tell the program: `flags` fit every command. */
export interface TestPlace {
  readonly engine: Engine;
  readonly dataFolder: string;
  readonly databaseUrl: string;
  readonly flags: readonly string[];
  readonly dispose: () => Promise<void>;
}

/** A house of a test; a thunk, because it is built only when its suite begins. */
export type TestHouse = () => House & { readonly place: TestPlace };

const WITHOUT_POSTGRES = 'CORESTONE_TEST_POSTGRES_URL is not set: nothing is checked on PostgreSQL';

/** Address of a PostgreSQL server that may make databases; empty where there is none. */
export function postgresUrl(): string {
  return process.env.CORESTONE_TEST_POSTGRES_URL ?? '';
}

/**
 * Runs a suite on the embedded store in a temporary folder and on a PostgreSQL database of its own; both go away at the end.
 * Without a server the PostgreSQL half is skipped and says so.
 */
export function onEachEngine(title: string, suite: (house: TestHouse) => void, overrides: HouseOverrides = {}): void {
  onEachPlace(title, (place) => {
    let house: House | undefined;
    before(async () => {
      house = await houseAt(place(), overrides);
    });
    after(() => house?.close());
    suite(() => ({ ...house!, place: place() }));
  });
}

/** The same with a place where no store was made yet. */
export function onEachPlace(title: string, suite: (place: () => TestPlace) => void): void {
  describe(`${title}, SQLite`, () => withPlace(sqlitePlace, suite));
  const skip = postgresUrl() === '' ? WITHOUT_POSTGRES : false;
  describe(`${title}, PostgreSQL`, { skip }, () => withPlace(postgresPlace, suite));
}

function withPlace(make: () => Promise<TestPlace>, suite: (place: () => TestPlace) => void): void {
  let place: TestPlace | undefined;
  before(async () => {
    place = await make();
  });
  suite(() => place!);
  after(() => place?.dispose());
}

/** Builds a house at a place, with the recorded upstream unless told otherwise; the caller closes it. */
export function houseAt(place: TestPlace, overrides: HouseOverrides = {}, upstream = 'recorded'): Promise<House> {
  const flags = { data: place.dataFolder, 'database-url': place.databaseUrl, upstream };
  return buildHouse(decideSettings({ flags, environment: {}, file: {} }), overrides);
}

/** A temporary data folder for the embedded store. */
export async function sqlitePlace(): Promise<TestPlace> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'corestone-test-'));
  const dispose = async () => rmSync(dataFolder, { recursive: true, force: true });
  return { engine: 'sqlite', dataFolder, databaseUrl: '', flags: ['--data', dataFolder], dispose };
}

/** An empty database on the server of the tests, with a data folder for journals. */
export async function postgresPlace(): Promise<TestPlace> {
  const name = `test_corestone_${process.pid}_${randomBytes(4).toString('hex')}`;
  await onServer(`create database ${name}`);
  const dataFolder = mkdtempSync(join(tmpdir(), 'corestone-test-'));
  const address = new URL(postgresUrl());
  address.pathname = `/${name}`;
  const dispose = async () => {
    rmSync(dataFolder, { recursive: true, force: true });
    await onServer(`drop database ${name} with (force)`);
  };
  const flags = ['--data', dataFolder, '--database-url', address.href];
  return { engine: 'postgres', dataFolder, databaseUrl: address.href, flags, dispose };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl() });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
