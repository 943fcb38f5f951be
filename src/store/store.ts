import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.generated.ts';

/** The two engines that run the same code. */
export type Engine = 'sqlite' | 'postgres';

/** An open transaction or the reading side; queries take either. */
export type Queries = Kysely<Database>;

/**
 * An open store. `read` sees committed data and never blocks writers; `unitOfWork` runs one transaction, retried as a whole
 * when the engine asks for it (40001, 40P01), so its body must have no effect outside the store.
 */
export interface Store {
  readonly engine: Engine;
  readonly read: Queries;
  /** Brings the tables up to date; names of the migrations that ran. */
  readonly migrate: () => Promise<string[]>;
  /** How many units of work this process has committed: whoever remembers what it read knows by it when to look again. */
  readonly commits: () => number;
  /**
   * A number that is another one after every commit, whoever made it, in this process or another. Undefined where that costs as much as
   * a query: on PostgreSQL.
   */
  readonly version: () => number | undefined;
  readonly unitOfWork: <T>(body: (transaction: Transaction<Database>) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}
