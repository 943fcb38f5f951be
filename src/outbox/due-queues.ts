import { type RawBuilder, sql } from 'kysely';
import type { Engine } from '../store/store.ts';
import { CLAIMED_STATES, type ClaimedState, type Queue } from './claim-turn.ts';

/** What the index over what waits holds of `o`; in these words, or SQLite does not see that it may use it. */
const IS_IN_LINE = sql<boolean>`o.state in ('pending', 'retry', 'submitted')`;

/** The outbox `o` by the index over what waits, which SQLite would leave for another one where it guesses how many rows there are. */
export function inLine(engine: Engine): RawBuilder<unknown> {
  return engine === 'sqlite' ? sql`outbox as o indexed by outbox_in_line` : sql`outbox as o`;
}

/**
 * The queues of which a row is due at a moment (ISO), of some routes or of all: a handful of steps along the index for each client that
 * waits, however many rows wait.
 */
export function dueQueues(engine: Engine, at: string, routes?: readonly string[]): RawBuilder<Queue> {
  const line = inLine(engine);
  // Asked for the first of them, or PostgreSQL would look for any through the whole table.
  const isDue = CLAIMED_STATES.map(
    (state) => sql`(select 1 from ${line} where o.route = w.route and o.client = w.client and ${isDueIn(state, at)}
      order by o.due_at limit 1)`,
  );
  return sql<Queue>`with recursive some_route(route) as (${routes === undefined ? routesOf(line) : named(routes)}),
    waiting(route, client) as (
      select s.route, (select o.client from ${line} where o.route = s.route and ${IS_IN_LINE} order by o.client limit 1)
        from some_route as s where s.route is not null
      union all
      select w.route, (select o.client from ${line} where o.route = w.route and o.client > w.client and ${IS_IN_LINE}
        order by o.client limit 1) from waiting as w where w.client is not null)
    select w.route, w.client from waiting as w
      where w.client is not null and coalesce(${sql.join(isDue)}) is not null`;
}

/** Whether the row `o` is in this state and due at a moment (ISO). */
export function isDueIn(state: ClaimedState, at: string): RawBuilder<boolean> {
  return sql<boolean>`${IS_IN_LINE} and o.state = ${sql.lit(state)} and o.due_at <= ${at}`;
}

const routesOf = (
  line: RawBuilder<unknown>,
) => sql`select (select o.route from ${line} where ${IS_IN_LINE} order by o.route limit 1)
  union all
  select (select o.route from ${line} where o.route > s.route and ${IS_IN_LINE} order by o.route limit 1)
    from some_route as s where s.route is not null`;

const named = (routes: readonly string[]) =>
  sql.join(
    routes.map((route) => sql`select cast(${route} as text)`),
    sql` union all `,
  );
