import type { WriteContext } from '../formats/format.ts';
import type { Account } from './http/account.ts';

/** What every adapter over HTTP is made with. The context is asked for each time, since an installation gets its profile late. */
export interface AdapterSettings {
  readonly account: Account;
  readonly concurrency: number;
  readonly requestsPerSecond: number;
  readonly context: () => Promise<WriteContext>;
}
