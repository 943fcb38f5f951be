import { sql } from 'kysely';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { namedFamily, namedParents, type Relative } from '../../domain/registration/relatives.ts';
import { privacyOf } from '../ports/privacy-columns.ts';
import type { Queries } from '../store.ts';
import { pathsAlong } from './paths-along.ts';

/** A record whose relatives are wanted: its place in the core tree, where it has one, and what it says. */
export interface Related {
  readonly igsn: string;
  readonly objectId: string | null;
  readonly description: SampleDescription;
}

/** Of which records something is kept back, as a condition. Written as literals: the index over them is found by them alone. */
export const isSomethingKeptBack = sql<boolean>`(record.state in ('hidden', 'reserved') or record.withheld is not null)`;

/** Most values that are named in one question. */
const MOST_NAMED = 500;

/**
 * Of which relatives of records something is kept back, by the record's IGSN: of those that it names as its family, and of those
 * that it belongs to in the core tree, at whatever height. For a record from outside, such as those that an expedition pushes to
 * its agent, the parents that are named stand for these, and theirs. Records without such relatives, nearly all, are left out. One
 * query where nothing at all is kept back, else four at most for 500, and one more for each height that records from outside have.
 */
export async function findRelatives(
  db: Queries,
  records: readonly Related[],
): Promise<ReadonlyMap<string, readonly Relative[]>> {
  if (records.length === 0 || !(await isAnythingKeptBack(db))) return new Map();
  const paths = await findPaths(db, records);
  const ways = new Map([...paths].map(([igsn, path]) => [igsn, pathsAlong(path).slice(0, -1)]));
  const families = new Map(records.map(({ igsn, description }) => [igsn, namedFamily(description)]));
  const above = await findAlong(db, new Set([...ways.values()].flat()));
  const climbed = await climb(
    db,
    records.filter(({ igsn }) => !ways.has(igsn)),
  );
  const named = await findNamed(db, new Set([...families.values(), ...climbed.values()].flat()));
  return new Map(
    records.flatMap(({ igsn }) => {
      const parents = new Set(climbed.get(igsn));
      const family = [...new Set([...(families.get(igsn) ?? []), ...parents])].flatMap((one) => named.get(one) ?? []);
      const relatives = [
        ...(ways.get(igsn) ?? []).flatMap((path) => above.get(path) ?? []),
        ...family.map((one) => (parents.has(one.igsn) ? one : { ...one, above: null })),
      ];
      return relatives.length === 0 ? [] : [[igsn, relatives] as const];
    }),
  );
}

/** The core tree has nine heights; who names a parent beyond this many goes in circles. */
const MOST_HEIGHTS = 12;

/** What records from outside lie in by the parents that are named, at whatever height, by IGSN. */
async function climb(db: Queries, records: readonly Related[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const parents = new Map(records.map(({ igsn, description }) => [igsn, namedParents(description)]));
  let next = new Set([...parents.values()].flat());
  for (let height = 1; height < MOST_HEIGHTS && next.size > 0; height++) {
    const unknown = [...next].filter((one) => !parents.has(one));
    for (const one of unknown) parents.set(one, []);
    const rows = await inParts(unknown, (some) => current(db).where('record.igsn', 'in', some).execute());
    for (const row of rows) parents.set(row.igsn, namedParents(JSON.parse(row.description) as SampleDescription));
    next = new Set(unknown.flatMap((one) => parents.get(one) ?? []));
  }
  return new Map(records.map(({ igsn }) => [igsn, allAbove(igsn, parents)]));
}

function allAbove(igsn: string, parents: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found = new Set(parents.get(igsn));
  for (const one of found) for (const further of parents.get(one) ?? []) found.add(further);
  found.delete(igsn);
  return [...found];
}

/** Whether something is kept back of any record at all. */
export async function isAnythingKeptBack(db: Queries): Promise<boolean> {
  return (
    (await db.selectFrom('record').select('igsn').where(isSomethingKeptBack).limit(1).executeTakeFirst()) !== undefined
  );
}

/** Where the objects of records lie in the core tree, by IGSN; without those that lie outside. */
export async function findPaths(
  db: Queries,
  records: readonly Pick<Related, 'igsn' | 'objectId'>[],
): Promise<ReadonlyMap<string, string>> {
  const places = new Map(
    records.flatMap(({ igsn, objectId }) => (objectId === null ? [] : [[objectId, igsn] as const])),
  );
  const rows = await inParts([...places.keys()], (ids) =>
    db.selectFrom('tree_object').select(['id', 'path']).where('id', 'in', ids).execute(),
  );
  return new Map(rows.map(({ id, path }) => [places.get(id)!, path]));
}

async function findAlong(db: Queries, paths: ReadonlySet<string>): Promise<ReadonlyMap<string, Relative>> {
  const rows = await inParts([...paths], (some) =>
    saying(db)
      .innerJoin('tree_object as t', 't.igsn', 'record.igsn')
      .select('t.path')
      .where('t.path', 'in', some)
      .execute(),
  );
  return new Map(rows.map((row) => [row.path, toRelative(row)]));
}

async function findNamed(db: Queries, igsns: ReadonlySet<string>): Promise<ReadonlyMap<string, Relative>> {
  const rows = await inParts([...igsns], (some) => saying(db).where('record.igsn', 'in', some).execute());
  return new Map(rows.map((row) => [row.igsn, toRelative(row)]));
}

function saying(db: Queries) {
  return current(db)
    .select(['record.state', 'record.embargo_until', 'record.withheld', 'record.withheld_until'])
    .where(isSomethingKeptBack);
}

function current(db: Queries) {
  return db
    .selectFrom('record')
    .innerJoin('record_version', (join) =>
      join.onRef('record_version.igsn', '=', 'record.igsn').onRef('record_version.version', '=', 'record.version'),
    )
    .select(['record.igsn', 'record_version.description']);
}

type Saying = Awaited<ReturnType<ReturnType<typeof saying>['execute']>>[number];

function toRelative(row: Saying): Relative {
  const { withheld } = privacyOf(row);
  const above = withheld === null ? null : (JSON.parse(row.description) as SampleDescription);
  return { igsn: row.igsn, state: row.state, withheld, above };
}

async function inParts<Row>(values: readonly string[], ask: (some: string[]) => Promise<Row[]>): Promise<Row[]> {
  const found: Row[] = [];
  for (let at = 0; at < values.length; at += MOST_NAMED) found.push(...(await ask(values.slice(at, at + MOST_NAMED))));
  return found;
}
