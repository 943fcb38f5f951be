import { DatabaseSync, type StatementSync } from 'node:sqlite';

/**
 * Whether anybody has committed to an embedded store: a connection of its own that reads nothing else, since the number counts for the
 * connection that asks, and one that reads meanwhile would see its own moment. Opened at the first look.
 */
export class DataVersion {
  readonly #file: string;
  #database: DatabaseSync | undefined;
  #statement: StatementSync | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** SQLite's `data_version`; undefined where the store cannot be asked at the moment. */
  read(): number | undefined {
    try {
      return ((this.#statement ?? this.#open()).get() as unknown as [number])[0];
    } catch {
      return undefined;
    }
  }

  close(): void {
    this.#statement = undefined;
    this.#database?.close();
    this.#database = undefined;
  }

  #open(): StatementSync {
    this.#database ??= new DatabaseSync(this.#file, { readOnly: true });
    const statement = this.#database.prepare('pragma data_version');
    statement.setReturnArrays(true);
    this.#statement = statement;
    return statement;
  }
}
