import { sql } from 'kysely';

/** The IGSNs of the records of the same object as `record`, with blanks between; null where there are none. */
export const sameObjects = sql<string | null>`(select string_agg(other, ' ') from record_link
  where record_link.igsn = record.igsn and relation = 'same-object')`;

/** Those IGSNs one by one, in their order. */
export function readSameObjects(joined: string | null): readonly string[] {
  return joined?.split(' ').toSorted() ?? [];
}
