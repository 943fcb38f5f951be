import type { RawBuilder } from 'kysely';
import type { Queries } from '../store.ts';

/** A long work, as it stands. Times are ISO 8601, UTC; `total` is null while nobody knows. */
export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly account: string;
  readonly party: string;
  readonly done: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly total: number | null;
  readonly lastError: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly finishedAt: string | null;
}

/** Jobs that a condition over `job` lets through, the latest first; only those that are not finished where `running`. */
export function listJobs(
  db: Queries,
  wanted: {
    readonly scope: RawBuilder<boolean>;
    readonly running: boolean;
    readonly before: string;
    readonly limit: number;
  },
): Promise<JobRow[]> {
  let query = jobs(db).where(wanted.scope).orderBy('job.id', 'desc').limit(wanted.limit);
  if (wanted.running) query = query.where('finished_at', 'is', null);
  if (wanted.before !== '') query = query.where('job.id', '<', wanted.before);
  return query.execute();
}

function jobs(db: Queries) {
  return db
    .selectFrom('job')
    .select(['id', 'kind', 'state', 'account', 'party', 'done', 'accepted', 'rejected', 'total'])
    .select([
      'last_error as lastError',
      'created_at as createdAt',
      'changed_at as changedAt',
      'finished_at as finishedAt',
    ]);
}
