import { sql } from 'kysely';
import type { ListedObject } from '../../domain/drilling/listed-object.ts';
import { OBJECT_FIELDS } from '../../domain/drilling/object-fields.ts';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { Queries } from '../store.ts';

/** How many objects of a type an expedition has. */
export interface TypeCount {
  readonly type: ObjectType;
  readonly objects: number;
  readonly withIgsn: number;
  /** Objects that are to have an IGSN and have none yet. */
  readonly withoutIgsn: number;
}

/** A field that the entry asks for, and how many objects lack it. */
export interface FieldGap {
  readonly type: ObjectType;
  readonly field: string;
  readonly missing: number;
}

/** Where the tree of an expedition stands: the same before and after tells that nothing changed between. */
export interface TreeStand {
  readonly objects: number;
  readonly seq: number;
  /** Of its last change; ISO 8601, UTC. */
  readonly changedAt: string;
}

/** Records of an expedition of which something is not public today. */
export interface ClosedRecords {
  readonly count: number;
  /** Some of them, to be looked at. */
  readonly igsns: readonly string[];
}

function below(db: Queries, path: string) {
  const [from, before] = subtreeBounds(path);
  // The outer bounds are what an index finds; between the path and what lies below it other expeditions may stand.
  return db
    .selectFrom('tree_object as t')
    .where('t.path', '>=', path)
    .where('t.path', '<', before)
    .where((eb) => eb.or([eb('t.path', '=', path), eb('t.path', '>=', from)]));
}

/** Where the tree of an expedition stands. */
export async function findTreeStand(db: Queries, path: string): Promise<TreeStand> {
  const row = await below(db, path)
    .select(({ fn }) => [
      fn.countAll().as('objects'),
      fn.max('t.change_seq').as('seq'),
      fn.max('t.changed_at').as('changed_at'),
    ])
    .executeTakeFirstOrThrow();
  return { objects: Number(row.objects), seq: Number(row.seq ?? 0), changedAt: row.changed_at ?? '' };
}

/** The objects of an expedition by type, itself among them; types without any are absent. */
export async function countDataSet(db: Queries, path: string): Promise<readonly TypeCount[]> {
  const rows = await below(db, path)
    .select(({ fn }) => ['t.type', fn.countAll().as('objects'), fn.count('t.igsn').as('igsns')])
    .select(sql<number>`sum(case when t.registrable = 1 and t.igsn is null then 1 else 0 end)`.as('without'))
    .groupBy('t.type')
    .execute();
  return rows.map((row) => ({
    type: row.type as ObjectType,
    objects: Number(row.objects),
    withIgsn: Number(row.igsns),
    withoutIgsn: Number(row.without),
  }));
}

/** The fields of a type that are wanted at entry and not stated by all of its objects. */
export async function findFieldGaps(db: Queries, path: string, type: ObjectType): Promise<readonly FieldGap[]> {
  const wanted = OBJECT_FIELDS[type].filter(({ entry }) => entry !== 'optional').map(({ name }) => name);
  if (wanted.length === 0) return [];
  const [from, before] = subtreeBounds(path);
  const counts = wanted.map((name) => {
    const column = sql.ref(`d.${name}`);
    return sql`sum(case when ${column} is null or cast(${column} as text) = '' then 1 else 0 end) as ${sql.ref(name)}`;
  });
  const { rows } = await sql<
    Record<string, number | string | null>
  >`select ${sql.join(counts)} from ${sql.table(type)} as d join tree_object as t on t.id = d.id
    where t.type = ${type} and t.path >= ${path} and t.path < ${before} and (t.path = ${path} or t.path >= ${from})`.execute(
    db,
  );
  return wanted
    .map((field) => ({ type, field, missing: Number(rows[0]?.[field] ?? 0) }))
    .filter(({ missing }) => missing > 0);
}

/** How many records of the expedition stand in each state. */
export async function countDataSetStates(db: Queries, path: string): Promise<ReadonlyMap<string, number>> {
  const rows = await below(db, path)
    .innerJoin('record as r', 'r.igsn', 't.igsn')
    .select(({ fn }) => ['r.state', fn.countAll().as('records')])
    .groupBy('r.state')
    .orderBy('r.state')
    .execute();
  return new Map(rows.map((row) => [row.state, Number(row.records)]));
}

const NAMED = 5;

/** The records of an expedition of which something is kept back from the public on a day (ISO, UTC), with a few of them by name. */
export async function findClosedRecords(db: Queries, path: string, today: string): Promise<ClosedRecords> {
  const closed = below(db, path)
    .innerJoin('record as r', 'r.igsn', 't.igsn')
    .where((eb) =>
      eb.or([
        eb('r.state', '=', 'hidden'),
        eb('r.embargo_end', '>', today),
        eb.and([
          eb('r.withheld', 'is not', null),
          eb.or([eb('r.withheld_until', 'is', null), eb('r.withheld_until', '>', today)]),
        ]),
      ]),
    );
  const { count } = await closed.select(({ fn }) => fn.countAll().as('count')).executeTakeFirstOrThrow();
  const named = await closed.select('r.igsn').orderBy('t.path').limit(NAMED).execute();
  return { count: Number(count), igsns: named.map((row) => row.igsn) };
}

const PAGE = 1000;

/** Every object of an expedition, itself among them, in path order, a page at a time. */
export async function* listObjects(db: Queries, path: string): AsyncGenerator<ListedObject> {
  for (let after = ''; ; ) {
    const rows = await pageOf(db, path, after);
    for (const row of rows) yield toListed(row);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.path;
  }
}

function pageOf(db: Queries, path: string, after: string) {
  return below(db, path)
    .leftJoin('record as r', 'r.igsn', 't.igsn')
    .select(['t.igsn', 't.type', 't.combined_id', 't.path', 'r.state'])
    .select(['t.top_drf_m', 't.bottom_drf_m', 't.top_csf_a_m', 't.bottom_csf_a_m', 't.top_csf_b_m', 't.bottom_csf_b_m'])
    .where('t.path', '>', after)
    .orderBy('t.path')
    .limit(PAGE)
    .execute();
}

function toListed(row: Awaited<ReturnType<typeof pageOf>>[number]): ListedObject {
  return {
    igsn: row.igsn,
    type: row.type as ObjectType,
    combinedId: row.combined_id,
    state: row.state,
    topDrfM: row.top_drf_m,
    bottomDrfM: row.bottom_drf_m,
    topCsfAM: row.top_csf_a_m,
    bottomCsfAM: row.bottom_csf_a_m,
    topCsfBM: row.top_csf_b_m,
    bottomCsfBM: row.bottom_csf_b_m,
  };
}
