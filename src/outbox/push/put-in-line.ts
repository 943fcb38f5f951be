import { type RawBuilder, sql } from 'kysely';
import { passOverOvertaken } from '../../store/ports/identifier-order.ts';
import type { Store } from '../../store/store.ts';
import { CLAIM_S } from '../claim-rows.ts';
import type { Lane } from '../lane.ts';
import { alongRoutes } from './push-standing.ts';

/**
 * Nothing is under way along a lane to an agent for longer than this, in seconds: half a minute until it is sent, and two requests, what
 * is registered and what is withdrawn, of at most half a minute each. What is told later than that could undo a later word.
 */
const UNDER_WAY_S = 90;
/** Later than any due time. */
const LATEST = '9999';

const EVERYBODY = sql<boolean>`(1 = 1)`;

/** What is put in line beside what waits for its next try. */
export interface InLine {
  /** Also what the agent refused, with all its tries again. */
  readonly refusedToo?: boolean;
  /** Of whose records, over `r.client_symbol` of the table `record`; of everybody's unless said. */
  readonly refusedOf?: RawBuilder<boolean>;
  /** Only what a killed process had in hand. */
  readonly isLeftOnly?: boolean;
}

/**
 * Puts what waits along lanes to agents in line for now: what failed and waits for its next try, and what a process had in hand that was
 * killed; telling it twice changes nothing at an agent. How many.
 */
export function putInLine(
  store: Store,
  lanes: readonly Lane[],
  now: Date,
  { refusedToo = false, refusedOf = EVERYBODY, isLeftOnly = false }: InLine = {},
): Promise<number> {
  if (lanes.length === 0) return Promise.resolve(0);
  const at = now.toISOString();
  // As long as that before the end of its claim a row was claimed too long ago for anybody to be at it.
  const stale = new Date(now.getTime() + (CLAIM_S - UNDER_WAY_S) * 1000).toISOString();
  return store.unitOfWork(async (db) => {
    let count = 0n;
    if (refusedToo) {
      await passOverOvertaken(
        db,
        now,
        sql<boolean>`e.state = 'needs-a-person' and exists (select 1 from record as r where r.igsn = e.igsn and ${refusedOf})`,
      );
      const again = await sql`update outbox set state = 'pending', attempts = 0, due_at = ${at} where id in (
        select o.id from outbox as o join record as r on r.igsn = o.igsn
          where o.state = 'needs-a-person' and ${alongRoutes(lanes)} and ${refusedOf})`.execute(db);
      count += again.numAffectedRows ?? 0n;
    }
    const waiting = await sql`update outbox set state = 'pending', due_at = ${at} where id in (
      select o.id from outbox as o where ${alongRoutes(lanes)} and (
        (o.state = 'retry' and o.due_at > ${isLeftOnly ? LATEST : at}) or (o.state = 'submitted' and o.due_at <= ${stale})))`.execute(
      db,
    );
    return Number(count + (waiting.numAffectedRows ?? 0n));
  });
}

/** How many words somebody has in hand along lanes. */
export async function countUnderWay(store: Store, lanes: readonly Lane[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from outbox as o
    where o.state = 'submitted' and ${alongRoutes(lanes)}`.execute(store.read);
  return Number(rows[0]?.count ?? 0);
}
