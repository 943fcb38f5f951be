import { type RawBuilder, sql } from 'kysely';

/** As high as nobody's tree is; who names a parent beyond this many goes in circles. */
const MOST_HEIGHTS = 24;

/**
 * The IGSNs of everything below a record, at whatever height, as a question: below that of the IGSN (upper case), or of the folded
 * name. It follows the parents that entries name today, own ones and those that others pushed or that were harvested, so it is right
 * as soon as they are; circles end.
 */
export function igsnsBelow(igsn: string, nameKey: string): RawBuilder<unknown> {
  return sql`(with recursive below(igsn, height) as (
    select s.igsn, 1 from search_parent as s where s.is_public = 1
      and s.parent in (select ${igsn} union select a.igsn from search_entry as a where a.name_key = ${nameKey} and a.igsn is not null)
    union select s.igsn, below.height + 1 from below join search_parent as s on s.parent = below.igsn and s.is_public = 1
      where below.height < ${sql.lit(MOST_HEIGHTS)})
    select igsn from below)`;
}

/** The same of one IGSN by all that records say, also what the public is not told. */
export function allIgsnsBelow(igsn: string): RawBuilder<unknown> {
  return belowOne(igsn, sql``);
}

/** The same of one IGSN as far as the public is told. */
export function publicBelow(igsn: string): RawBuilder<unknown> {
  return belowOne(igsn, sql`and s.is_public = 1`);
}

function belowOne(igsn: string, told: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(with recursive below(igsn, height) as (
    select s.igsn, 1 from search_parent as s where s.parent = ${igsn} ${told}
    union select s.igsn, below.height + 1 from below join search_parent as s on s.parent = below.igsn ${told}
      where below.height < ${sql.lit(MOST_HEIGHTS)})
    select igsn from below)`;
}
