import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { likenessWords } from '../../domain/person/likeness-key.ts';

const LARGEST_CACHE = 400;
const OPENING_PATIENCE_MS = 10_000;

interface Prepared {
  readonly statement: StatementSync;
  /** Names of the columns; none for a statement that gives no rows. */
  readonly columns: readonly string[];
}

/** A parameter that stands for many: the statement is run once for each of these rows of parameters. */
export class ManyRuns {
  readonly rows: Iterable<readonly SQLInputValue[]>;

  constructor(rows: Iterable<readonly SQLInputValue[]>) {
    this.rows = rows;
  }
}

/** How long the log is and how much of it is in the store, in frames, which are pages; -1 each where the store has no log. */
interface LogFrames {
  readonly log: number;
  readonly checkpointed: number;
}

const NO_LOG: LogFrames = { log: -1, checkpointed: -1 };

/** One `node:sqlite` connection behind Kysely, with a cache of prepared statements (measured: 2.4 times faster look-ups). */
export class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, Prepared>();
  #waitsForDisk = true;

  constructor(file: string, options: { readOnly: boolean }) {
    this.#database = new DatabaseSync(file, { readOnly: options.readOnly });
    this.#configure(options.readOnly);
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.run<Row>(query.sql, query.parameters);
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    const { statement, columns } = this.#prepare(query.sql);
    for (const values of statement.iterate(...(query.parameters as SQLInputValue[])))
      yield { rows: [toRow<Row>(columns, values)] };
  }

  run<Row>(sql: string, parameters: readonly unknown[] = []): QueryResult<Row> {
    const { statement, columns } = this.#prepare(sql);
    if (parameters[0] instanceof ManyRuns) return runMany(statement, parameters[0]);
    const values = parameters as SQLInputValue[];
    if (columns.length > 0) return { rows: statement.all(...values).map((row) => toRow<Row>(columns, row)) };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  /**
   * Whether the next commits return only when they are on the disk. Otherwise what is committed is safe from the end of the process and
   * whole after the end of the machine, and only a look after the log brings it to the disk. Not inside a transaction.
   */
  waitForDisk(waits: boolean): void {
    if (waits === this.#waitsForDisk || (!waits && !this.#hasLog())) return;
    this.#database.exec(`pragma synchronous = ${waits ? 'full' : 'normal'}`);
    this.#waitsForDisk = waits;
  }

  /**
   * Asks how far the log is brought into the store, which touches neither, and brings it with `passive`. What fails is no failure of the
   * commit before: the log is as good.
   */
  checkpoint(how: 'noop' | 'passive'): LogFrames {
    const sql = `pragma wal_checkpoint(${how})`;
    try {
      const { statement, columns } = this.#prepare(sql);
      return toRow<LogFrames>(columns, statement.get());
    } catch {
      return NO_LOG;
    }
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  /** The raw database, for the online backup alone. */
  get database(): DatabaseSync {
    return this.#database;
  }

  #prepare(sql: string): Prepared {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#statements.size >= LARGEST_CACHE) this.#statements.clear();
    const statement = this.#database.prepare(sql);
    // Asked once: describing the columns takes a third of the time of a look-up.
    const prepared = { statement, columns: statement.columns().map((column) => column.name) };
    statement.setReturnArrays(true);
    this.#statements.set(sql, prepared);
    return prepared;
  }

  /** A file system that cannot share memory has no log; there a commit that does not wait might not be whole. */
  #hasLog(): boolean {
    return this.run<{ journal_mode: string }>('pragma journal_mode').rows[0]?.journal_mode === 'wal';
  }

  #configure(readOnly: boolean): void {
    this.#database.function('likeness_words', { deterministic: true }, (name) => likenessWords(String(name ?? '')));
    // Opening meets other processes that open, recover or close; that takes milliseconds, so it may block.
    this.#database.exec(`pragma busy_timeout = ${OPENING_PATIENCE_MS}`);
    // page_size takes effect only before the first table is written; 8192 fits our documents (stack-measurements 1).
    if (!readOnly)
      this.#database.exec('pragma page_size = 8192; pragma journal_mode = wal; pragma synchronous = full;');
    this.#database.exec('pragma foreign_keys = on; pragma temp_store = memory;');
    // What is searched is worth keeping; a writer touches most pages once, and what it needs again the system keeps, too.
    this.#database.exec(`pragma cache_size = ${readOnly ? -32000 : -16000}`);
    // A checkpoint every 32 MB writes a page that many transactions touch once, not four times.
    this.#database.exec('pragma wal_autocheckpoint = 4000; pragma journal_size_limit = 67108864;');
    // A writer waits in `beginTransaction` without blocking the event loop; a reader waits only while a log is recovered.
    if (!readOnly) this.#database.exec('pragma busy_timeout = 0;');
  }
}

function runMany<Row>(statement: StatementSync, { rows }: ManyRuns): QueryResult<Row> {
  let changed = 0;
  for (const row of rows) changed += Number(statement.run(...row).changes);
  return { rows: [], numAffectedRows: BigInt(changed) };
}

/** The objects `node:sqlite` would make itself are slow to make and slow to read, twice the time for a row of 16 columns. */
function toRow<Row>(columns: readonly string[], values: unknown): Row {
  const row: Record<string, unknown> = {};
  for (let at = 0; at < columns.length; at += 1) row[columns[at]!] = (values as readonly unknown[])[at];
  return row as Row;
}
