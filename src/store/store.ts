import type { Kysely, Transaction } from 'kysely';
import type { Kept } from '../operations/ports.ts';
import type { Database } from './schema.generated.ts';

/** The two engines that run the same code. */
export type Engine = 'sqlite' | 'postgres';

/** An open transaction or the reading side; queries take either. */
export type Queries = Kysely<Database>;

/**
 * An open store. `read` sees committed data and never blocks writers; `unitOfWork` runs one transaction, retried as a whole
 * when the engine asks for it (40001, 40P01), so its body must have no effect outside the store. It is on the disk when its promise is
 * fulfilled; with `committed` others see it then, and it outlives the process, but the machine only once `onDisk` says so, and the
 * units before it with it. So work in many units need not wait for the disk at each, as long as nobody is told before. Where the log
 * cannot be brought beside the event loop, `committed` waits for the disk as the rest.
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
  readonly unitOfWork: <T>(body: (transaction: Transaction<Database>) => Promise<T>, kept?: Kept) => Promise<T>;
  /**
   * Fulfilled when all that this process has committed is on the disk. Rejects with `store-unavailable` when the disk gave errors, and so
   * does every unit of work from then on, before it begins.
   */
  readonly onDisk: () => Promise<void>;
  readonly close: () => Promise<void>;
}
