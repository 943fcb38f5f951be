import { sql } from 'kysely';
import type { NamedPlace } from '../../domain/curation/place-wishes.ts';
import { holePlaceOf, subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { RequestPort, SamplePolicy } from '../../operations/curation/requests/request-ports.ts';
import { insertRows, isOneOf } from '../engine/set-based.ts';
import type { SamplePolicyTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';
import { eventRow, policyRow, requestRow, toEvent, toPolicy, toRequest, toWish, wishRow } from './request-rows.ts';
import { idsTakenFor, requestNames } from './taken-for-request.ts';

/** Requests for samples inside one transaction, or on the reading side for its questions. */
export function requestStore(db: Queries, engine: Engine): RequestPort {
  const find = async (column: 'id' | 'object_id', keys: readonly string[]) => {
    if (keys.length === 0) return [];
    const wanted = isOneOf(engine, `curation_request.${column}`, keys, 'keys');
    return (await db.selectFrom('curation_request').selectAll().where(wanted).execute()).map(toRequest);
  };
  return {
    find: (ids) => find('id', ids),
    findByObjects: (ids) => find('object_id', ids),
    numbersOf: (expeditionId) => numbersOf(db, expeditionId),
    isTaken: (expeditionId, number) => isTaken(db, expeditionId, number),
    add: (request) => insertRows(db, engine, 'curation_request', [requestRow(request)]),
    change: async (request) => {
      const { id, revision, ...changes } = requestRow(request);
      const { numUpdatedRows } = await db
        .updateTable('curation_request')
        .set({ ...changes, revision })
        .where('id', '=', id)
        .where('revision', '=', revision - 1)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    removeDrafts: async (unchangedSince) => {
      const removed = await db
        .deleteFrom('curation_request')
        .where('state', 'in', ['draft', 'withdrawn'])
        .where('channel', '=', 'form')
        .where('number', 'is', null)
        .where('changed_at', '<', unchangedSince)
        .returning('id')
        .execute();
      return removed.map((row) => row.id);
    },
    wishesOf: async (ids) => {
      if (ids.length === 0) return [];
      const wanted = isOneOf(engine, 'request_wish.request_id', ids, 'keys');
      const query = db.selectFrom('request_wish').selectAll().where(wanted).orderBy('request_id').orderBy('position');
      return (await query.execute()).map(toWish);
    },
    putWishes: async (requestId, wishes) => {
      await db.deleteFrom('request_wish').where('request_id', '=', requestId).execute();
      await insertRows(db, engine, 'request_wish', wishes.map(wishRow));
    },
    addEvents: (events) => insertRows(db, engine, 'request_event', events.map(eventRow)),
    eventsOf: async (id) =>
      (await db.selectFrom('request_event').selectAll().where('request_id', '=', id).orderBy('id').execute()).map(
        toEvent,
      ),
    ...policies(db, engine),
    findWished: (expeditionId, codes, today) => findWished(db, engine, expeditionId, codes, today),
  };
}

function policies(
  db: Queries,
  engine: Engine,
): Pick<RequestPort, 'policyFor' | 'policyOf' | 'findPolicy' | 'addPolicy'> {
  const read = (row: SamplePolicyTable | undefined): SamplePolicy | undefined => row && toPolicy(row);
  const latest = () => db.selectFrom('sample_policy').selectAll().orderBy('version', 'desc').limit(1);
  const policyOf = async (scope: string) => read(await latest().where('scope', '=', scope).executeTakeFirst());
  return {
    policyOf,
    policyFor: async (expeditionId) => {
      const own = await policyOf(expeditionId);
      const found = own === undefined || own.text === '' ? await policyOf('') : own;
      return found?.text === '' ? undefined : found;
    },
    findPolicy: async (id) =>
      read(await db.selectFrom('sample_policy').selectAll().where('id', '=', id).executeTakeFirst()),
    addPolicy: (policy) => insertRows(db, engine, 'sample_policy', [policyRow(policy)]),
  };
}

async function numbersOf(db: Queries, expeditionId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ number: string }>`
    select number from curation_request where expedition_id = ${expeditionId} and number is not null
    union select name from tree_object where parent_id = ${expeditionId} and type = 'sample_request'`.execute(db);
  return rows.map((row) => row.number);
}

async function isTaken(db: Queries, expeditionId: string, number: string): Promise<boolean> {
  const [expedition] = await db
    .selectFrom('tree_object')
    .select('combined_id')
    .where('id', '=', expeditionId)
    .execute();
  if (expedition === undefined) return false;
  const { rows } = await sql`select 1 from tree_object t where t.expedition_id = ${expeditionId}
    and t.id in (${idsTakenFor(requestNames(number, expedition.combined_id))}) limit 1`.execute(db);
  return rows.length > 0;
}

const WISHED_COLUMNS = [
  'tree_object.id',
  'tree_object.type',
  'tree_object.name',
  'tree_object.combined_id',
  'tree_object.igsn',
  'tree_object.path',
  'tree_object.top_csf_a_m',
  'tree_object.bottom_csf_a_m',
  'record.state',
  'record.embargo_end',
  'record.withheld_until',
] as const;

/** Two questions for any number of codes: objects by IGSN or name, and all holes, whose letters are names too. */
async function findWished(
  db: Queries,
  engine: Engine,
  expeditionId: string,
  codes: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, NamedPlace>> {
  const [expedition] = await db.selectFrom('tree_object').select('path').where('id', '=', expeditionId).execute();
  if (expedition === undefined || codes.length === 0) return new Map();
  const [from, before] = subtreeBounds(expedition.path);
  const upper = codes.map((one) => one.toUpperCase());
  const objects = () =>
    db.selectFrom('tree_object').leftJoin('record', 'record.igsn', 'tree_object.igsn').select(WISHED_COLUMNS);
  const select = (column: 'igsn' | 'combined_id', values: readonly string[]) =>
    objects()
      .where(isOneOf(engine, `tree_object.${column}`, values))
      .where('tree_object.path', '>=', from)
      .where('tree_object.path', '<', before)
      .execute();
  const holes = await objects()
    .where('tree_object.expedition_id', '=', expeditionId)
    .where('tree_object.type', '=', 'hole')
    .execute();
  const named = [...(await select('igsn', upper)), ...(await select('combined_id', [...codes, ...upper])), ...holes];
  const found = new Map<string, NamedPlace>();
  for (const row of named) {
    const object = {
      id: row.id,
      type: row.type,
      name: row.combined_id,
      topM: row.top_csf_a_m,
      bottomM: row.bottom_csf_a_m,
      publicPart: publicPartOf(row, today),
    };
    const ways = [row.combined_id, ...(row.igsn === null ? [] : [row.igsn]), ...holeNames(row, holes)];
    for (const way of ways) found.set(way.toUpperCase(), object);
  }
  return new Map(
    codes.flatMap((code) => (found.has(code.toUpperCase()) ? [[code, found.get(code.toUpperCase())!]] : [])),
  );
}

interface KeptBack {
  readonly state: string | null;
  readonly embargo_end: string | null;
  readonly withheld_until: string | null;
}

/** What is public on a day of an object with this record, or with none. */
function publicPartOf({ state, embargo_end, withheld_until }: KeptBack, today: string): NamedPlace['publicPart'] {
  if (state === 'hidden') return 'nothing';
  const isKeptBack = [embargo_end, withheld_until].some((until) => until !== null && until > today);
  return state === 'registered' && !isKeptBack ? 'all' : 'name';
}

interface NamedRow {
  readonly type: string;
  readonly name: string;
  readonly path: string;
}

/** `1A` for hole A of site 1, and `A` where one hole of the expedition has that letter. */
function holeNames({ type, name, path }: NamedRow, holes: readonly NamedRow[]): readonly string[] {
  if (type !== 'hole') return [];
  const { site } = holePlaceOf(path);
  const isAlone = holes.filter((one) => one.name === name).length === 1;
  return [...(site === undefined ? [] : [`${site}${name}`]), ...(isAlone ? [name] : [])];
}
