import type { Queries } from '../store.ts';
import { isPublic } from './select-public.ts';

/** Where an identifier leads; null stands for our own landing page. Times are UTC, ISO 8601. */
export interface Landing {
  readonly landingUrl: string | null;
  readonly registeredAt: string | null;
  readonly changedAt: string;
}

/** Finds the landing of an IGSN in normal form; undefined when it is unknown or not public. */
export type FindLanding = (igsn: string) => Promise<Landing | undefined>;

/**
 * Makes the look-up behind the resolver. The statement is compiled once here and only its parameter changes: compiling
 * per request took as long as the look-up itself.
 */
export function landingFinder(db: Queries): FindLanding {
  const compiled = db
    .selectFrom('record')
    .select(['landing_url as landingUrl', 'registered_at as registeredAt', 'changed_at as changedAt'])
    .where('igsn', '=', '')
    .where(isPublic)
    .compile();
  return async (igsn) => (await db.executeQuery<Landing>({ ...compiled, parameters: [igsn] })).rows[0];
}
