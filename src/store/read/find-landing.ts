import { sql } from 'kysely';
import { isResolvable } from '../../domain/registration/record-states.ts';
import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { askTogether } from './ask-together.ts';

/** Where an identifier leads; null stands for our own landing page. Times are UTC, ISO 8601. */
export interface Landing {
  readonly landingUrl: string | null;
  readonly registeredAt: string | null;
  readonly changedAt: string;
}

/** Finds the landing of an IGSN in normal form; undefined when it is unknown or not public. */
export type FindLanding = (igsn: string) => Promise<Landing | undefined>;

interface Found extends Landing {
  readonly igsn: string;
  readonly state: string;
}

/**
 * Makes the look-up behind the resolver. Look-ups of one turn of the event loop are one statement, compiled once here: by
 * themselves each would take as long as everything else that a redirect needs.
 */
export function landingFinder(db: Queries, engine: Engine): FindLanding {
  const isAsked = engine === 'postgres' ? sql<boolean>`igsn = any(${[]}::text[])` : isOneOf(engine, 'record.igsn', []);
  const compiled = db
    .selectFrom('record')
    .select(['igsn', 'state', 'landing_url as landingUrl', 'registered_at as registeredAt', 'changed_at as changedAt'])
    .where(isAsked)
    .compile();
  return askTogether(async (igsns) => {
    const asked = engine === 'postgres' ? igsns : JSON.stringify(igsns);
    const { rows } = await db.executeQuery<Found>({ ...compiled, parameters: [asked] });
    // Judged here, not in SQL: a planner without statistics would rather read an index of everything public.
    const found = rows.filter((row) => isResolvable(row.state));
    return new Map(found.map(({ igsn, state: _, ...landing }) => [igsn, landing]));
  });
}
