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
import type { Kept } from '../../operations/ports.ts';
import type { Checkpoints } from './checkpoints.ts';
import { SqliteConnection } from './sqlite-connection.ts';

const PATIENCE_MS = 30_000;
const SQLITE_BUSY = 5;

/** One connection that several take in turns, opened for the first and closed by the first who closes. */
export class SharedConnection {
  readonly #file: string;
  readonly #readOnly: boolean;
  readonly #checkpoints: Checkpoints | undefined;
  #connection: SqliteConnection | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(file: string, options: { readonly readOnly: boolean; readonly checkpoints?: Checkpoints }) {
    this.#file = file;
    this.#readOnly = options.readOnly;
    this.#checkpoints = options.checkpoints;
  }

  get readOnly(): boolean {
    return this.#readOnly;
  }

  open(): void {
    if (this.#connection !== undefined) return;
    this.#connection = new SqliteConnection(this.#file, { readOnly: this.#readOnly });
    this.#checkpoints?.relieve(this.#connection);
  }

  afterCommit(connection: SqliteConnection): void {
    this.#checkpoints?.afterCommit(connection);
  }

  /** The connection when it is the asker's turn, and what ends the turn. */
  async take(): Promise<{ readonly connection: SqliteConnection; readonly release: () => void }> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    await before;
    return { connection: this.#connection as SqliteConnection, release: resolve };
  }

  close(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }
}

/**
 * Kysely over one `node:sqlite` connection. Transactions begin immediate, so that a conflict shows at the start and never
 * in the middle; while another process writes, the wait is asynchronous and the event loop stays free. With `committed` a commit does
 * not wait for the disk, see {@link LogSync}.
 */
export class NodeSqliteDialect implements Dialect {
  readonly #shared: SharedConnection;
  readonly #kept: Kept;

  constructor(shared: SharedConnection, kept: Kept = 'on-disk') {
    this.#shared = shared;
    this.#kept = kept;
  }

  createDriver(): Driver {
    return new NodeSqliteDriver(this.#shared, this.#kept);
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
  readonly #shared: SharedConnection;
  readonly #kept: Kept;
  #release: (() => void) | undefined;

  constructor(shared: SharedConnection, kept: Kept) {
    this.#shared = shared;
    this.#kept = kept;
  }

  async init(): Promise<void> {
    this.#shared.open();
  }

  // One connection, handed out in turn: a transaction keeps it until it ends.
  async acquireConnection(): Promise<DatabaseConnection> {
    const { connection, release } = await this.#shared.take();
    this.#release = release;
    return connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release?.();
  }

  async beginTransaction(connection: SqliteConnection): Promise<void> {
    const patienceEnds = Date.now() + PATIENCE_MS;
    if (!this.#shared.readOnly) connection.waitForDisk(this.#kept === 'on-disk');
    for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, 50)) {
      try {
        connection.run(this.#shared.readOnly ? 'begin' : 'begin immediate');
        return;
      } catch (error) {
        if (!isBusy(error) || Date.now() > patienceEnds) throw error;
        await sleep(pauseMs * (0.5 + Math.random()));
      }
    }
  }

  async commitTransaction(connection: SqliteConnection): Promise<void> {
    connection.run('commit');
    this.#shared.afterCommit(connection);
  }

  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    // A full disk makes SQLite roll back by itself; a second rollback would hide the first error.
    if (connection.database.isTransaction) connection.run('rollback');
  }

  async destroy(): Promise<void> {
    this.#shared.close();
  }
}

/** True for SQLITE_BUSY and its extended codes. */
export function isBusy(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode;
  return code !== undefined && (code & 0xff) === SQLITE_BUSY;
}
