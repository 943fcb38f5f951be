import { setTimeout as sleep } from 'node:timers/promises';
import {
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { SqliteConnection } from './sqlite-connection.ts';

const PATIENCE_MS = 30_000;
const SQLITE_BUSY = 5;

/**
 * Kysely over one `node:sqlite` connection. Transactions begin immediate, so that a conflict shows at the start and never
 * in the middle; while another process writes, the wait is asynchronous and the event loop stays free.
 */
export class NodeSqliteDialect implements Dialect {
  readonly #file: string;
  readonly #readOnly: boolean;

  constructor(file: string, options: { readOnly: boolean }) {
    this.#file = file;
    this.#readOnly = options.readOnly;
  }

  createDriver(): Driver {
    return new NodeSqliteDriver(this.#file, this.#readOnly);
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }

  createIntrospector(db: Kysely<never>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}

/** SQLite does run DDL in transactions; Kysely's adapter says no, and migrations would then be neither whole nor alone. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class NodeSqliteDriver implements Driver {
  readonly #file: string;
  readonly #readOnly: boolean;
  #connection: SqliteConnection | undefined;
  #queue: Promise<void> = Promise.resolve();
  #release: (() => void) | undefined;

  constructor(file: string, readOnly: boolean) {
    this.#file = file;
    this.#readOnly = readOnly;
  }

  async init(): Promise<void> {
    this.#connection = new SqliteConnection(this.#file, { readOnly: this.#readOnly });
  }

  // One connection, handed out in turn: a transaction keeps it until it ends.
  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#queue;
    let release: () => void = () => undefined;
    this.#queue = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    this.#release = release;
    return this.#connection as SqliteConnection;
  }

  async releaseConnection(): Promise<void> {
    this.#release?.();
  }

  async beginTransaction(connection: SqliteConnection): Promise<void> {
    const patienceEnds = Date.now() + PATIENCE_MS;
    for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, 50)) {
      try {
        connection.run(this.#readOnly ? 'begin' : 'begin immediate');
        return;
      } catch (error) {
        if (!isBusy(error) || Date.now() > patienceEnds) throw error;
        await sleep(pauseMs * (0.5 + Math.random()));
      }
    }
  }

  async commitTransaction(connection: SqliteConnection): Promise<void> {
    connection.run('commit');
  }

  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    // A full disk makes SQLite roll back by itself; a second rollback would hide the first error.
    if (connection.database.isTransaction) connection.run('rollback');
  }

  async destroy(): Promise<void> {
    this.#connection?.close();
    this.#connection = undefined;
  }
}

/** True for SQLITE_BUSY and its extended codes. */
export function isBusy(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode;
  return code !== undefined && (code & 0xff) === SQLITE_BUSY;
}
