import { sql } from 'kysely';
import { type CalendarEntry, calendarOrder } from '../../domain/curation/calendar-entry.ts';
import { isOneOf } from '../engine/set-based.ts';
import { SOMETHING_IS_OUT } from '../ports/parcel-rows.ts';
import type { Engine, Queries } from '../store.ts';

const MOST = 1000;

interface Row {
  readonly id: string;
  readonly expedition_id: string;
  readonly name: string;
  readonly words: string;
  readonly first_day: string;
  readonly last_day: string;
  readonly changed_at: string;
  readonly revision: number;
}

/**
 * What stands in the calendar of curators between two days (ISO, both included), by day: days of sampling, sampling parties with all
 * their days, and the due days of loans of which something is still out. At most 1000 of each; three queries.
 */
export async function listCalendar(
  db: Queries,
  engine: Engine,
  {
    expeditionIds,
    from,
    to,
  }: { readonly expeditionIds: readonly string[]; readonly from: string; readonly to: string },
): Promise<CalendarEntry[]> {
  if (expeditionIds.length === 0) return [];
  const of = (column: string) => isOneOf(engine, column, expeditionIds, 'keys');
  const requests = await sql<Row>`select r.id, r.expedition_id, coalesce(r.number, '') as name, r.title as words,
      r.scheduled_on as first_day, r.scheduled_on as last_day, r.changed_at, r.revision
    from curation_request r where ${of('r.expedition_id')} and r.scheduled_on >= ${from} and r.scheduled_on <= ${to}
      and r.state not in ('draft', 'refused', 'withdrawn') order by r.scheduled_on, r.id limit ${MOST}`.execute(db);
  const days = sql`coalesce(p.first_day, p.last_day) as first_day, coalesce(p.last_day, p.first_day) as last_day`;
  const parties =
    await sql<Row>`select p.id, p.expedition_id, p.name, p.place as words, ${days}, p.changed_at, p.revision
    from sampling_party p where ${of('p.expedition_id')} and coalesce(p.last_day, p.first_day) >= ${from}
      and coalesce(p.first_day, p.last_day) <= ${to} order by coalesce(p.first_day, p.last_day), p.id limit ${MOST}`.execute(
      db,
    );
  const loans = await sql<Row>`select p.id, p.expedition_id, cast(p.number as text) as name, '' as words,
      p.due_on as first_day, p.due_on as last_day, p.changed_at, p.revision
    from parcel p where ${of('p.expedition_id')} and p.due_on >= ${from} and p.due_on <= ${to} and ${SOMETHING_IS_OUT}
    order by p.due_on, p.id limit ${MOST}`.execute(db);
  const entries = [
    ...requests.rows.map((row) => toEntry('request', row)),
    ...parties.rows.map((row) => toEntry('party', row)),
    ...loans.rows.map((row) => toEntry('loan', row)),
  ];
  return entries.toSorted(calendarOrder);
}

function toEntry(kind: CalendarEntry['kind'], row: Row): CalendarEntry {
  return {
    kind,
    id: row.id,
    expeditionId: row.expedition_id,
    name: row.name,
    words: row.words,
    firstDay: row.first_day,
    lastDay: row.last_day,
    changedAt: row.changed_at,
    revision: Number(row.revision),
  };
}
