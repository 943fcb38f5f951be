import { sql } from 'kysely';

/**
 * Whether an entry `e` of the index is harvested, or its record `r` (joined by IGSN, where there is one) is public at this moment: the
 * index follows the register within seconds, and what was hidden meanwhile is not to be named.
 */
export const isStillPublic = sql<boolean>`(e.source <> '' or r.state in ('registered', 'withdrawn'))`;
