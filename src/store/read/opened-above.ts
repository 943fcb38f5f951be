import { type RawBuilder, sql } from 'kysely';

/**
 * The IGSNs of registered records that lie in an object of which something was withheld until a day that has come by `today` (ISO, UTC),
 * and of which `since`, a column of the record `r` or of its outbox row `o`, is before that day: they repeat what is open now. Begins with
 * the few records of which something was withheld.
 */
export function openedAbove(today: string, since: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select r.igsn from record as w
    join tree_object as a on a.igsn = w.igsn
    join tree_object as t on t.path >= a.path || '/' and t.path < a.path || '0'
    join record as r on r.igsn = t.igsn
    left join outbox as o on o.igsn = r.igsn and o.version = r.version and o.action = 'register'
    where (w.state in ('hidden', 'reserved') or w.withheld is not null)
      and w.withheld_until <= ${today} and r.state = 'registered' and ${since} < w.withheld_until`;
}
