import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/** Sample requests that somebody has to answer, of one state and one named curator. `oldest` is when the one longest left alone was changed (ISO 8601, UTC). */
export interface WaitingRequests {
  readonly state: 'submitted' | 'in_review';
  /** The account that is named for them; empty where nobody is. */
  readonly curator: string;
  readonly count: number;
  readonly oldest: string;
}

/** The requests of some expeditions that were submitted and are not answered; nothing without expeditions. One query, by the index of states. */
export async function countWaitingRequests(
  db: Queries,
  engine: Engine,
  expeditionIds: readonly string[],
): Promise<readonly WaitingRequests[]> {
  if (expeditionIds.length === 0) return [];
  const rows = await db
    .selectFrom('curation_request')
    .select(({ fn }) => [
      'state',
      'curator',
      fn.countAll<number>().as('count'),
      fn.min<string>('changed_at').as('oldest'),
    ])
    .where('state', 'in', ['submitted', 'in_review'])
    .where(isOneOf(engine, 'curation_request.expedition_id', expeditionIds, 'keys'))
    .groupBy(['state', 'curator'])
    .orderBy('curator')
    .execute();
  return rows.map(({ state, curator, count, oldest }) => ({
    state: state as WaitingRequests['state'],
    curator,
    count: Number(count),
    oldest,
  }));
}
