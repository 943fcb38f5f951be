import type { Queries } from '../store.ts';

/** What upstream was or is to be told of a record; times are ISO 8601, UTC. */
export interface Delivery {
  readonly version: number;
  readonly action: string;
  readonly state: string;
  readonly attempts: number;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly lastError: string | null;
}

const MOST = 10;

/** The latest deliveries of a record, newest first, at most ten. */
export function findDeliveries(db: Queries, igsn: string): Promise<Delivery[]> {
  return db
    .selectFrom('outbox')
    .select(['version', 'action', 'state', 'attempts', 'created_at as createdAt'])
    .select(['finished_at as finishedAt', 'last_error as lastError'])
    .where('igsn', '=', igsn)
    .orderBy('version', 'desc')
    .orderBy('action', 'desc')
    .limit(MOST)
    .execute();
}
