import { PostgresAdapter, type RawBuilder, sql } from 'kysely';
import type { Queries } from '../store.ts';

/**
 * Whether an entry `e` of the index is harvested, or its record `r` ({@link isOfEntry}) is public at this moment: the index follows the
 * register within seconds, and what was hidden meanwhile is not to be named.
 */
export const isStillPublic = sql<boolean>`(e.source <> '' or r.state in ('registered', 'withdrawn'))`;

/**
 * Whether a record `r` is the one of which an entry `e` of the index is, where it is of one of ours. The index keeps IGSNs in the order of
 * their octets, the register in that of the database; PostgreSQL compares them as the index does unless it is told, and would then read
 * every record there is, because their key has the other order.
 */
export function isOfEntry(db: Queries): RawBuilder<boolean> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  return isPostgres ? sql<boolean>`r.igsn = e.igsn collate "default"` : sql<boolean>`r.igsn = e.igsn`;
}
