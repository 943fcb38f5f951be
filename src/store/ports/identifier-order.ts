import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../store.ts';

/*
 * What one identifier has to tell upstream stands in the order of its versions; a withdrawal comes after the version it
 * withdraws. Keys of rows do not tell that order: several machines make them, each by its own clock.
 */
const earlierThan = (other: string) =>
  sql<boolean>`(e.version < ${sql.ref(`${other}.version`)}
    or (e.version = ${sql.ref(`${other}.version`)} and e.action < ${sql.ref(`${other}.action`)}))`;

/**
 * Whether it is the turn of the row `o`: nothing earlier of its identifier is still to be told, and nothing of it is under way
 * at `now` (ISO). A row that a person is needed for holds nothing up, or one refusal would keep every later change away. The first
 * word about an identifier has nothing before it; once it failed it is looked at like any other, for it may be late.
 */
export function isItsTurn(now: string): RawBuilder<boolean> {
  return sql<boolean>`((o.version = 1 and o.action = 'register' and o.last_error is null) or not exists (
    select 1 from outbox as e where e.igsn = o.igsn and e.id <> o.id and (
      (e.state in ('pending', 'retry', 'submitted') and ${earlierThan('o')})
      or (e.state = 'submitted' and e.due_at > ${now}))))`;
}

/**
 * Settles as `not-applicable` what must not be told any more because a later word about the same identifier is confirmed: every
 * row tells the whole of what is to be known, so the earlier one would undo it. `among` narrows the confirmed rows `c`.
 */
export async function passOverOvertaken(db: Queries, now: Date, among: RawBuilder<boolean>): Promise<void> {
  await sql`update outbox set state = 'not-applicable', finished_at = ${now.toISOString()} where id in (
    select e.id from outbox as c join outbox as e on e.igsn = c.igsn and ${earlierThan('c')}
    where c.state = 'confirmed' and e.state in ('pending', 'retry', 'needs-a-person') and ${among})`.execute(db);
}
