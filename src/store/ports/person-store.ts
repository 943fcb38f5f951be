import { type RawBuilder, sql } from 'kysely';
import type { MentionKind } from '../../domain/person/likely-same.ts';
import { nameOf } from '../../domain/publication/cite-work.ts';
import type { WorkPerson } from '../../domain/publication/publication-facts.ts';
import type { FoundMention, PersonMerge, PersonPort } from '../../operations/persons/person-ports.ts';
import { insertRows } from '../engine/set-based.ts';
import type { PersonMergeTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';

/** People inside one transaction, or on the reading side for its questions. */
export function personStore(db: Queries, engine: Engine): PersonPort {
  return {
    mentions: () => mentions(db),
    addMerge: (merge) => insertRows(db, engine, 'person_merge', [mergeRow(merge)]),
    findMerge: async (id) => {
      const row = await db.selectFrom('person_merge').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toMerge(row);
    },
    merges: async (limit, by) => {
      const latest = db.selectFrom('person_merge').selectAll().orderBy('id', 'desc').limit(limit);
      return (await (by === undefined ? latest : latest.where('merged_by', '=', by)).execute()).map(toMerge);
    },
    endMerge: async (id, by, at) => {
      const open = db.updateTable('person_merge').set({ undone_at: at, undone_by: by }).where('id', '=', id);
      return (await open.where('undone_at', 'is', null).returning('id').execute()).length > 0;
    },
    recordsOf: async (expeditionId, after, limit) => {
      const rows = await db
        .selectFrom('record as r')
        .innerJoin('tree_object as t', 't.id', 'r.object_id')
        .select('r.igsn')
        .where((eb) => eb.or([eb('t.expedition_id', '=', expeditionId), eb('t.id', '=', expeditionId)]))
        .where('r.state', 'not in', ['withdrawn', 'reserved'])
        .where('r.igsn', '>', after)
        .orderBy('r.igsn')
        .limit(limit)
        .execute();
      return rows.map((row) => row.igsn);
    },
  };
}

interface PlaceRow {
  readonly id: string;
  readonly expedition: string;
  readonly path: string;
  readonly code: string;
  readonly client: string | null;
  /** Who stands there, as the table keeps it. */
  readonly people: string | null;
  readonly name: string | null;
}

async function mentions(db: Queries): Promise<FoundMention[]> {
  const contributors = await db
    .selectFrom('contributor')
    .select(['id', 'orcid', 'ror'])
    .where((eb) => eb.or([eb('is_organisation', 'is', null), eb('is_organisation', '=', 0)]))
    .execute();
  const facts = new Map(contributors.map((row) => [row.id, row]));
  const stated = await places(db, sql`select id, contributor as people, contributor as name from contributor`, true);
  const works = await db.selectFrom('publication').select(['id', 'people', 'title', 'identifier', 'party']).execute();
  return [
    ...stated.flatMap((row) => contributorIn(row, facts.get(row.id))),
    ...(await places(db, sql`select id, chief_scientists as people, id as name from expedition`, true)).flatMap(
      chiefsIn,
    ),
    ...(await places(db, REQUESTS)).flatMap(scientistsIn),
    ...(await places(db, PARCELS)).flatMap(recipientIn),
    ...works.flatMap(authorsIn),
  ];
}

const REQUESTS = sql`select id, expedition_id, scientists as people, number as name from curation_request
  where number is not null`;
const PARCELS = sql`select id, expedition_id, recipient as people, cast(number as text) as name from parcel`;

/** Where people stand, with the expedition that answers for it. Rows of the tree find theirs by their object. */
async function places(db: Queries, rows: RawBuilder<unknown>, isInTree = false): Promise<PlaceRow[]> {
  const expedition = isInTree
    ? sql`join tree_object o on o.id = s.id join tree_object e on e.id = coalesce(o.expedition_id, o.id)`
    : sql`join tree_object e on e.id = s.expedition_id`;
  const found = await sql<PlaceRow>`select s.id, e.id as expedition, e.path, e.combined_id as code,
      n.client_symbol as client, s.people, cast(s.name as text) as name
    from (${rows}) s ${expedition} join tree_object p on p.id = e.parent_id
    left join namespace n on n.namespace = upper(p.name)
    where s.people is not null order by e.path, s.id`.execute(db);
  return found.rows;
}

const mention = (kind: MentionKind, row: PlaceRow, position: number, placeName: string) => ({
  kind,
  placeId: row.id,
  position,
  expeditionId: row.expedition,
  expeditionPath: row.path,
  client: row.client ?? '',
  placeName,
});

type StatedOrcid = { readonly orcid: string | null; readonly ror: string | null };

function contributorIn(row: PlaceRow, facts: StatedOrcid | undefined): FoundMention[] {
  if (facts === undefined) return [];
  const where = mention('contributor', row, 0, `Expedition ${row.code}`);
  return [{ ...where, name: row.people ?? '', orcid: facts.orcid ?? '', ror: facts.ror ?? '', email: '' }];
}

function chiefsIn(row: PlaceRow): FoundMention[] {
  const names = JSON.parse(row.people ?? '[]') as readonly string[];
  return names.map((name, at) => ({ ...mention('chief', row, at, `Expedition ${row.code}`), name, ...NOTHING }));
}

const NOTHING = { orcid: '', ror: '', email: '' };

function scientistsIn(row: PlaceRow): FoundMention[] {
  const people = JSON.parse(row.people ?? '[]') as readonly Record<'name' | 'orcid' | 'email', string>[];
  const placeName = `Request ${row.name} of ${row.code}`;
  return people.map(({ name, orcid, email }, at) => {
    return { ...mention('request', row, at, placeName), name, orcid, ror: '', email };
  });
}

function recipientIn(row: PlaceRow): FoundMention[] {
  const { name, email } = JSON.parse(row.people ?? '{}') as Record<'name' | 'email', string>;
  return [{ ...mention('parcel', row, 0, `Parcel P${row.name}`), ...NOTHING, name, email }];
}

function authorsIn(row: {
  id: string;
  people: string;
  title: string;
  identifier: string;
  party: string;
}): FoundMention[] {
  const people = JSON.parse(row.people) as readonly WorkPerson[];
  const where = {
    kind: 'publication',
    placeId: row.id,
    expeditionId: null,
    expeditionPath: '',
    client: row.party,
  } as const;
  const placeName = row.title === '' ? row.identifier : row.title;
  return people.flatMap((one, position) =>
    one.family === undefined ? [] : [{ ...where, position, placeName, ...NOTHING, name: nameOf(one) }],
  );
}

function mergeRow({ id, right, changes, mergedAt, mergedBy, undoneAt, undoneBy }: PersonMerge) {
  return {
    id,
    right_facts: JSON.stringify(right),
    changes: JSON.stringify(changes),
    merged_at: mergedAt,
    merged_by: mergedBy,
    undone_at: undoneAt,
    undone_by: undoneBy,
  };
}

function toMerge(row: PersonMergeTable): PersonMerge {
  return {
    id: row.id,
    right: JSON.parse(row.right_facts) as PersonMerge['right'],
    changes: JSON.parse(row.changes) as PersonMerge['changes'],
    mergedAt: row.merged_at,
    mergedBy: row.merged_by,
    undoneAt: row.undone_at,
    undoneBy: row.undone_by,
  };
}
