import { type DialectAdapter, type Kysely, PostgresAdapter, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { GatheringClient, parserOf } from './gathered-octets.ts';

/** Kysely's PostgreSQL dialect with a row as migration lock, because advisory locks are no-ops on CockroachDB. */
export class RowLockPostgresDialect extends PostgresDialect {
  override createAdapter(): DialectAdapter {
    return new RowLockAdapter();
  }
}

class RowLockAdapter extends PostgresAdapter {
  override async acquireMigrationLock(
    db: Kysely<unknown>,
    options: { readonly lockTable: string; readonly lockRowId: string },
  ): Promise<void> {
    await sql`select id from ${sql.table(options.lockTable)} where id = ${options.lockRowId} for update`.execute(db);
  }

  /** The row is free at the end of the transaction. Any statement here would fail where a migration failed, and hide why. */
  override async releaseMigrationLock(): Promise<void> {}
}

/**
 * A search holds what an index finds of a million entries exactly in 32 MB, in the usual 4 only roughly; a larger setting stays. What
 * PostgreSQL compiles for dear queries takes longer than our queries do. Where the database knows neither, it is as it was.
 */
const PREPARING = `select set_config('work_mem', '32MB', false) where pg_size_bytes(current_setting('work_mem')) < 33554432
  union all select set_config('jit', 'off', false)`;

/** Makes a new connection ready. What the database answers is passed over; an error of the connection itself is not, it is of no use then. */
export async function prepareConnection(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
  await client.query(PREPARING).catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError)) throw error;
  });
}

/** A pool whose bigint columns come back as numbers; ours stay far below 2^53. */
export function makePool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 10_000,
    // A database that vanished without a word (power, a firewall) is noticed by the system; without it a question waits for ever.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'corestone',
    onConnect: prepareConnection,
    types: { getTypeParser: parserOf } as pg.CustomTypesConfig,
    Client: GatheringClient,
  });
  // Without a listener a lost idle connection would end the process.
  pool.on('error', () => undefined);
  // The same for one that is lost between two statements of a transaction; the next statement fails and tells.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
