import { sql } from 'kysely';
import type { Queries } from '../store.ts';
import { findChangeClock } from './find-change-clock.ts';

/**
 * How a receiver of changes fares. `delivered` and `failed` are calls of the period asked for, as far as the log goes back; `behind` the
 * numbers of change up to which it is still to be told, most of which may be none of its own.
 */
export interface WebhookHealth {
  readonly name: string;
  readonly party: string;
  readonly delivered: number;
  readonly failed: number;
  readonly behind: number;
  readonly failingSince: string | null;
  readonly isPaused: boolean;
}

/** Every webhook, the oldest first, with its calls since a moment (ISO 8601, UTC). */
export async function findWebhookHealth(db: Queries, since: string): Promise<WebhookHealth[]> {
  const webhooks = await db
    .selectFrom('webhook')
    .select(['id', 'name', 'party', 'position', 'failing_since', 'state'])
    .orderBy('id')
    .execute();
  if (webhooks.length === 0) return [];
  const { seq } = await findChangeClock(db);
  const calls = await db
    .selectFrom('webhook_delivery')
    .select(['webhook_id', 'outcome', sql<number>`count(*)`.as('count')])
    .where('at', '>=', since)
    .groupBy(['webhook_id', 'outcome'])
    .execute();
  return webhooks.map(({ id, name, party, position, failing_since, state }) => {
    const of = (outcome: string) =>
      Number(calls.find((one) => one.webhook_id === id && one.outcome === outcome)?.count ?? 0);
    return {
      ...{ name, party, delivered: of('delivered'), failed: of('failed') },
      ...{ behind: Math.max(0, seq - position), failingSince: failing_since, isPaused: state === 'paused' },
    };
  });
}
