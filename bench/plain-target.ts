import pg from 'pg';
import { storeFile } from '../src/store/engine/open-store.ts';
import { SqliteConnection } from '../src/store/engine/sqlite-connection.ts';
import type { BenchPlace } from './bench-stores.ts';
import type { Batch, TableRows } from './written-rows.ts';

/** A store that takes rows by prepared plain INSERT statements, one row each, one transaction a batch. */
export interface PlainTarget {
  readonly insert: (batch: Batch) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a migrated store for plain inserts, with the very settings that Corestone opens it with. */
export function plainTarget(place: BenchPlace): Promise<PlainTarget> {
  return place.engine === 'sqlite' ? plainSqlite(place) : plainPostgres(place);
}

async function plainSqlite(place: BenchPlace): Promise<PlainTarget> {
  const connection = new SqliteConnection(storeFile(place.data), { readOnly: false });
  const statements = new Map<string, ReturnType<typeof connection.database.prepare>>();
  const prepared = (table: TableRows) => {
    const statement = statements.get(table.table) ?? connection.database.prepare(insertInto(table, () => '?'));
    statements.set(table.table, statement);
    return statement;
  };
  return {
    insert: async (batch) => {
      connection.exec('begin immediate');
      for (const table of batch) {
        if (table.rows.length === 0) continue;
        const statement = prepared(table);
        for (const row of table.rows) statement.run(...row);
      }
      connection.exec('commit');
    },
    close: async () => connection.close(),
  };
}

async function plainPostgres(place: BenchPlace): Promise<PlainTarget> {
  const client = new pg.Client({ connectionString: place.databaseUrl });
  await client.connect();
  return {
    insert: async (batch) => {
      await client.query('begin');
      for (const table of batch) {
        const text = insertInto(table, (at) => `$${at + 1}`);
        for (const row of table.rows) await client.query({ name: table.table, text, values: [...row] });
      }
      await client.query('commit');
    },
    close: () => client.end(),
  };
}

function insertInto({ table, columns }: TableRows, mark: (at: number) => string): string {
  const names = columns.map((column) => `"${column}"`).join(', ');
  return `insert into ${table} (${names}) values (${columns.map((_, at) => mark(at)).join(', ')})`;
}
