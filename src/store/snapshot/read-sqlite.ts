import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CorestoneError } from '../../domain/error.ts';
import { explainFailure } from '../engine/explain-failure.ts';
import { storeFile } from '../engine/open-store.ts';
import {
  isKept,
  keptRows,
  PAGE_BYTES,
  PAGE_ROWS,
  type RowFilter,
  type Snapshot,
  sizeOf,
  type TableShape,
  type Value,
} from './snapshot.ts';

/** One moment of the embedded store, by a connection of its own: a reader of the log sees it as it was when it began. */
export async function readSqlite<T>(dataFolder: string, body: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const file = storeFile(dataFolder);
  if (!existsSync(file)) throw new CorestoneError('not-found', `There is no store in ${dataFolder}.`);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    database.exec('pragma busy_timeout = 10000; pragma cache_size = -32000; begin; select 1 from sqlite_schema;');
    return await body(snapshotOf(database));
  } catch (error) {
    throw explainFailure(error);
  } finally {
    database?.close();
  }
}

function snapshotOf(database: DatabaseSync): Snapshot {
  const names = (query: string) => (database.prepare(query).all() as { name: string }[]).map((one) => one.name);
  const tables = names("select name from sqlite_schema where type = 'table' order by name").filter(isKept);
  return {
    engine: 'sqlite',
    migrations: names('select name from kysely_migration order by name'),
    tables: tables.map((name) => ({
      name,
      columns: names(`select name from pragma_table_info('${name}') order by cid`),
    })),
    // Counting a large table would keep everybody waiting who is served by this process.
    aboutRows: async (table) => {
      const { last } = database.prepare(`select max(rowid) as last from "${table}"`).get() as { last: number | null };
      return last ?? 0;
    },
    rows: (table) => rowsOf(database, table),
    some: (table, filter) => someRows(database, table, filter),
  };
}

function rowsOf(database: DatabaseSync, table: TableShape): AsyncGenerator<readonly Value[][]> {
  // In the order in which rows came, which is quick, and leaves what was there before in the chunks it had.
  return paged(database, table, `${keptRows(table.name)} order by rowid`, []);
}

function someRows(database: DatabaseSync, table: TableShape, { where, values, order }: RowFilter) {
  const by = order.map((column) => `"${column}"`).join(', ');
  return paged(database, table, `where ${where} order by ${by}`, values);
}

async function* paged(
  database: DatabaseSync,
  { name, columns }: TableShape,
  rest: string,
  values: readonly string[],
): AsyncGenerator<readonly Value[][]> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const statement = database.prepare(`select ${list} from "${name}" ${rest}`);
  statement.setReturnArrays(true);
  let page: Value[][] = [];
  let size = 0;
  for (const row of statement.iterate(...values) as Iterable<unknown> as Iterable<Value[]>) {
    page.push(row);
    size += sizeOf(row);
    if (page.length < PAGE_ROWS && size < PAGE_BYTES) continue;
    yield page;
    page = [];
    size = 0;
    await nextTurn();
  }
  if (page.length > 0) yield page;
}
