import type { Caller } from '../caller.ts';
import type { JobRow } from './job-ports.ts';

/** What is said of a job when it is made. `now` is ISO 8601, UTC. */
export interface NewJob {
  readonly id: string;
  readonly kind: string;
  readonly caller: Pick<Caller, 'account'>;
  /** Part of the tree it is narrowed to; absent is not narrowed. */
  readonly party?: string | undefined;
  /** Kept as JSON. */
  readonly parameters: object;
  /** Who has it at once; otherwise it waits for a worker. */
  readonly held?: { readonly holder: string; readonly until: string } | undefined;
  readonly now: string;
}

/** The row of a job of which nothing is done yet. */
export function newJob({ id, kind, caller, party = '', parameters, held, now }: NewJob): JobRow {
  return {
    id,
    kind,
    state: held === undefined ? 'queued' : 'running',
    account: caller.account,
    party,
    parameters: JSON.stringify(parameters),
    done: 0,
    accepted: 0,
    rejected: 0,
    total: null,
    holder: held?.holder ?? null,
    heldUntil: held?.until ?? null,
    lastError: null,
    createdAt: now,
    changedAt: now,
    finishedAt: null,
  };
}
