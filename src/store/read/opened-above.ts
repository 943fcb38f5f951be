import { type RawBuilder, sql } from 'kysely';

/** Against which moment a day is held: that of the record's last change, or that at which upstream was told of it as it stands. */
export type OpenedSince = 'changed' | 'told';

interface Since {
  readonly join: RawBuilder<unknown>;
  readonly and: RawBuilder<unknown>;
  readonly moment: RawBuilder<unknown>;
}

// SQLite keeps to the order of a cross join; left to itself it begins with all of the outbox.
const SINCE: Readonly<Record<OpenedSince, Since>> = {
  changed: { join: sql``, and: sql``, moment: sql.ref('r.changed_at') },
  told: {
    join: sql`cross join outbox as o`,
    and: sql`and o.igsn = r.igsn and o.version = r.version and o.action = 'register'`,
    moment: sql.ref('o.finished_at'),
  },
};

/**
 * The IGSNs of registered records that were under embargo, or of which something was withheld, until a day that has come by `today` (ISO, UTC)
 * and that `since` is before. Each half is read from its own index of days.
 */
export function openedRecords(today: string, since: OpenedSince): RawBuilder<unknown> {
  const { join, and, moment } = SINCE[since];
  // As text: a moment of a day sorts behind the day, and a day behind its month and year.
  return sql`select r.igsn from record as r ${join}
      where r.embargo_end is not null and r.embargo_end <= ${today} and r.state = 'registered' ${and} and ${moment} < r.embargo_end
    union select r.igsn from record as r ${join}
      where r.withheld_until is not null and r.withheld_until <= ${today} and r.state = 'registered' ${and} and ${moment} < r.withheld_until`;
}

/**
 * The IGSNs of registered records that lie in an object of which something was withheld until a day that has come by `today` (ISO, UTC),
 * and that `since` is before: they repeat what is open now. Begins with the few records of which something was withheld.
 */
export function openedAbove(today: string, since: OpenedSince): RawBuilder<unknown> {
  const { join, and, moment } = SINCE[since];
  return sql`select r.igsn from record as w
    cross join tree_object as a
    cross join tree_object as t
    cross join record as r
    ${join}
    where (w.state in ('hidden', 'reserved') or w.withheld is not null) and w.withheld_until <= ${today}
      and a.igsn = w.igsn and t.path >= a.path || '/' and t.path < a.path || '0' and r.igsn = t.igsn
      and r.state = 'registered' ${and} and ${moment} < w.withheld_until`;
}
