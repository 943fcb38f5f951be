import { sql } from 'kysely';
import type { PartyMark } from '../../domain/curation/party-mark.ts';
import type { PartySummary } from '../../domain/curation/sampling-party.ts';
import { isOneOf } from '../engine/set-based.ts';
import { toMark } from '../ports/sampling-rows.ts';
import { markRows } from '../ports/sampling-store.ts';
import type { Engine, Queries } from '../store.ts';

/** A sampling party with how many requests take part and how many marks wait or were taken. */
export interface CountedParty extends Omit<PartySummary, 'expedition'> {
  readonly expeditionId: string;
}

/** The sampling parties of expeditions, the latest first, before one of them. One query. */
export async function listSamplingParties(
  db: Queries,
  engine: Engine,
  expeditionIds: readonly string[],
  limit: number,
  before?: string,
): Promise<CountedParty[]> {
  const earlier = before === undefined ? sql`` : sql`and p.id < ${before}`;
  const count = (state: string) =>
    sql`(select count(*) from sampling_mark m where m.party_id = p.id and m.state = ${sql.lit(state)})`;
  const { rows } = await sql<
    CountedParty & { requests: number }
  >`select p.id, p.expedition_id as "expeditionId", p.name, p.place,
      p.first_day as "firstDay", p.last_day as "lastDay", p.state, p.revision,
      (select count(*) from sampling_lane l where l.party_id = p.id and l.is_out = 0) as requests,
      ${count('marked')} as marked, ${count('taken')} as taken
    from sampling_party p where ${isOneOf(engine, 'p.expedition_id', expeditionIds, 'keys')} ${earlier}
    order by p.id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...row,
    requests: Number(row.requests),
    marked: Number(row.marked),
    taken: Number(row.taken),
  }));
}

/** The marks of a party behind a change, in the order of their changes, those given up too. One query. */
export async function listChangedMarks(
  db: Queries,
  partyId: string,
  after: number,
  limit: number,
): Promise<PartyMark[]> {
  // All marks of one change come together, or a page would end between them.
  const last = sql`(select max(seq) from (select seq from sampling_mark where party_id = ${partyId} and seq > ${after}
    order by seq limit ${limit}) page)`;
  const { rows } = await markRows(
    db,
    partyId,
    sql`m.party_id = ${partyId} and m.seq > ${after} and m.seq <= ${last}`,
    sql`m.seq, m.id`,
  );
  return rows.map(toMark);
}

/** The last change of parties, by key. One query. */
export async function findPartySeqs(db: Queries, engine: Engine, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('sampling_party')
    .select(['id', 'seq'])
    .where(isOneOf(engine, 'sampling_party.id', ids, 'keys'))
    .execute();
  return new Map(rows.map((row) => [row.id, row.seq]));
}
