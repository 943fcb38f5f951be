import { type RawBuilder, sql } from 'kysely';
import type { PartyPresence } from '../../domain/curation/sampling-party.ts';
import type {
  MarksWanted,
  PlacedMark,
  SamplingLane,
  SamplingPort,
} from '../../operations/curation/party/sampling-ports.ts';
import { insertRows, isOneOf, updateRows } from '../engine/set-based.ts';
import { findEnteredExpeditions, listEnteredHoles } from '../read/station-expeditions.ts';
import type { Engine, Queries } from '../store.ts';
import { requestUses } from './request-uses.ts';
import { findMarkedSplits, piecesOfSplits } from './sampled-splits.ts';
import { type MarkInPlace, markRow, partyRow, toMark, toParty } from './sampling-rows.ts';

/** Sampling parties inside one transaction, or on the reading side for its questions. */
export function samplingStore(db: Queries, engine: Engine): SamplingPort {
  return {
    expedition: async (id) => (await findEnteredExpeditions(db, id))[0],
    holesOf: async (id) => (await listEnteredHoles(db, engine, [id])).get(id) ?? [],
    findParty: async (id) => {
      const row = await db.selectFrom('sampling_party').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : toParty(row);
    },
    addParty: (party) => insertRows(db, engine, 'sampling_party', [partyRow(party)]),
    changeParty: async (party) => {
      const { id, ...changes } = partyRow(party);
      await db.updateTable('sampling_party').set(changes).where('id', '=', id).execute();
    },
    lanesOf: (partyId) => lanesOf(db, partyId),
    partiesOf: async (requestId) => {
      const rows = await db
        .selectFrom('sampling_party as p')
        .innerJoin('sampling_lane as l', 'l.party_id', 'p.id')
        .selectAll('p')
        .where('l.request_id', '=', requestId)
        .where('l.is_out', '=', 0)
        .where('p.state', '=', 'open')
        .orderBy('p.first_day')
        .orderBy('p.id')
        .execute();
      return rows.map(toParty);
    },
    putLane: async (partyId, { requestId, position, isOut }) => {
      await sql`insert into sampling_lane (party_id, request_id, position, is_out)
        values (${partyId}, ${requestId}, ${position}, ${isOut ? 1 : 0})
        on conflict (party_id, request_id) do update set is_out = excluded.is_out`.execute(db);
    },
    marks: (partyId, wanted) => marksOf(db, engine, partyId, wanted),
    countMarks: (partyId) => countMarks(db, partyId),
    addMarks: (marks) => insertRows(db, engine, 'sampling_mark', marks.map(markRow)),
    changeMarks: (marks) => updateRows(db, engine, 'sampling_mark', 'id', marks.map(markRow)),
    findSplits: (ids) => findMarkedSplits(db, engine, ids),
    piecesOf: (partyId, splitIds) => piecesOfSplits(db, engine, partyId, splitIds),
    usesOf: (expedition, requests) => requestUses(db, engine, expedition, requests),
    putPresence: (partyId, visitor, presence) => putPresence(db, partyId, visitor, presence),
    presenceSince: (partyId, at) => presenceSince(db, partyId, at),
    forgetPresence: async (before) =>
      (await db.deleteFrom('sampling_presence').where('at', '<', before).returning('party_id').execute()).length,
  };
}

async function lanesOf(db: Queries, partyId: string): Promise<SamplingLane[]> {
  const rows = await db
    .selectFrom('sampling_lane')
    .selectAll()
    .where('party_id', '=', partyId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ requestId: row.request_id, position: row.position, isOut: row.is_out === 1 }));
}

async function marksOf(
  db: Queries,
  engine: Engine,
  partyId: string,
  { ids, splitIds, states = ['marked', 'taken'] }: MarksWanted,
): Promise<PlacedMark[]> {
  const named = ids !== undefined ? { column: 'm.id', keys: ids } : { column: 'm.split_id', keys: splitIds };
  if (named.keys?.length === 0) return [];
  const which =
    named.keys === undefined
      ? sql<boolean>`m.party_id = ${partyId}`
      : isOneOf(engine, named.column, named.keys, 'keys');
  const { rows } = await markRows(
    db,
    partyId,
    sql`${which} and m.state in (${sql.join(states)})`,
    sql`s.path, m.top_cm, m.id`,
  );
  return rows.map(toMark);
}

/** Marks with what stands around them, as seen from a party: lanes are its own. One statement. */
export function markRows(
  db: Queries,
  partyId: string,
  which: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<{ readonly rows: MarkInPlace[] }> {
  return sql<MarkInPlace>`select m.*, l.position, s.combined_id as split_name, s.path as split_path,
      s.top_csf_a_m as section_top_m, o.combined_id as taken_name, o.igsn as taken_igsn
    from sampling_mark m
      left join sampling_lane l on l.party_id = m.party_id and l.request_id = m.request_id and m.party_id = ${partyId}
      left join tree_object s on s.id = m.split_id
      left join tree_object o on o.id = m.taken_id
    where ${which} order by ${order}`.execute(db);
}

async function countMarks(db: Queries, partyId: string) {
  const rows = await db
    .selectFrom('sampling_mark')
    .select(['state', (e) => e.fn.countAll<number>().as('count')])
    .where('party_id', '=', partyId)
    .groupBy('state')
    .execute();
  const of = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0);
  return { marked: of('marked'), taken: of('taken') };
}

async function putPresence(db: Queries, partyId: string, visitor: string, one: PartyPresence): Promise<void> {
  await sql`insert into sampling_presence (party_id, visitor, person, lane, is_curator, looking_at, at)
    values (${partyId}, ${visitor}, ${one.person}, ${one.lane}, ${one.isCurator ? 1 : 0}, ${one.lookingAt}, ${one.at})
    on conflict (party_id, visitor) do update set person = excluded.person, lane = excluded.lane,
      is_curator = excluded.is_curator, looking_at = excluded.looking_at, at = excluded.at`.execute(db);
}

async function presenceSince(db: Queries, partyId: string, at: string): Promise<PartyPresence[]> {
  const rows = await db
    .selectFrom('sampling_presence')
    .selectAll()
    .where('party_id', '=', partyId)
    .where('at', '>=', at)
    .orderBy('lane')
    .orderBy('person')
    .orderBy('visitor')
    .execute();
  return rows.map((row) => ({
    person: row.person,
    lane: row.lane,
    isCurator: row.is_curator === 1,
    lookingAt: row.looking_at,
    at: row.at,
  }));
}
