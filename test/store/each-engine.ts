import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse, type House, type HouseOverrides } from '../../src/context.ts';
import type { Engine } from '../../src/store/store.ts';
import {
  addressOf,
  BY_FILES,
  makeMigratedDatabase,
  OWN,
  onServer,
  postgresUrl,
  withTables,
} from './migrated-copies.ts';

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

/**
 * Runs a suite on the embedded store in a temporary folder and on a PostgreSQL database of its own; both go away at the end.
 * Without a server the PostgreSQL half is skipped and says so.
 */
export function onEachEngine(title: string, suite: (house: TestHouse) => void, overrides: HouseOverrides = {}): void {
  onPlaces(title, [migratedSqlite, migratedPostgres], (place) => {
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
  onPlaces(title, [sqlitePlace, postgresPlace], suite);
}

type MakePlace = () => Promise<TestPlace>;

function onPlaces(
  title: string,
  [sqlite, postgres]: readonly [MakePlace, MakePlace],
  suite: (place: () => TestPlace) => void,
): void {
  describe(`${title}, SQLite`, () => withPlace(sqlite, suite));
  const skip = postgresUrl() === '' ? WITHOUT_POSTGRES : false;
  describe(`${title}, PostgreSQL`, { skip }, () => withPlace(postgres, suite));
}

function withPlace(make: MakePlace, suite: (place: () => TestPlace) => void): void {
  let place: TestPlace | undefined;
  before(async () => {
    place = await make();
  });
  suite(() => place!);
  after(() => place?.dispose());
}

/** Builds a house at a place, with the recorded upstream unless told otherwise; the caller closes it. An empty place gets its tables. */
export async function houseAt(place: TestPlace, overrides: HouseOverrides = {}, upstream = 'recorded'): Promise<House> {
  await withTables(place);
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
export function postgresPlace(): Promise<TestPlace> {
  return postgresPlaceBy((name) => onServer(`create database ${name} ${BY_FILES}`));
}

/** {@link sqlitePlace} with all tables and nothing in them. */
export async function migratedSqlite(): Promise<TestPlace> {
  const place = await sqlitePlace();
  await withTables(place);
  return place;
}

/** {@link postgresPlace} with all tables and nothing in them. */
export function migratedPostgres(): Promise<TestPlace> {
  return postgresPlaceBy(makeMigratedDatabase);
}

async function postgresPlaceBy(make: (name: string) => Promise<void>): Promise<TestPlace> {
  const name = `${OWN}${process.pid}_${randomBytes(4).toString('hex')}`;
  await make(name);
  const dataFolder = mkdtempSync(join(tmpdir(), 'corestone-test-'));
  const databaseUrl = addressOf(name);
  const dispose = async () => {
    rmSync(dataFolder, { recursive: true, force: true });
    await onServer(`drop database ${name} with (force)`);
  };
  const flags = ['--data', dataFolder, '--database-url', databaseUrl];
  return { engine: 'postgres', dataFolder, databaseUrl, flags, dispose };
}
