import { type RawBuilder, sql } from 'kysely';

/** The IGSNs of the records of the same object as the one of an IGSN, with blanks between; null where there are none. */
export function sameObjectsOf(igsn: RawBuilder<unknown>) {
  return sql<string | null>`(select string_agg(other, ' ') from record_link
  where record_link.igsn = ${igsn} and relation = 'same-object')`;
}

/** The same of a `record`. */
export const sameObjects = sameObjectsOf(sql.ref('record.igsn'));

/** Those IGSNs one by one, in their order. */
export function readSameObjects(joined: string | null): readonly string[] {
  return joined?.split(' ').toSorted() ?? [];
}
