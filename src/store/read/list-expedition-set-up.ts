import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { FieldValues } from '../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { fromDetailRow } from '../ports/field-columns.ts';
import type { Queries } from '../store.ts';

/** An expedition in the list of those that were set up; `at` is the latest change of one of its objects. */
export interface ExpeditionRow {
  readonly id: string;
  readonly code: string;
  readonly path: string;
  readonly program: string;
  readonly name: string | null;
  readonly startDate: string | null;
  readonly holes: number;
  readonly at: string;
}

/** An object of the set-up with its fields. */
export interface SetUpObject {
  readonly id: string;
  readonly type: ObjectType;
  readonly parentId: string | null;
  readonly path: string;
  readonly name: string;
  readonly combinedId: string;
  readonly igsn: string | null;
  readonly values: FieldValues;
}

/** Every expedition, by program and code. */
export async function listExpeditionRows(db: Queries): Promise<ExpeditionRow[]> {
  const rows = await db
    .selectFrom('tree_object as t')
    .innerJoin('expedition as e', 'e.id', 't.id')
    .innerJoin('tree_object as p', 'p.id', 't.parent_id')
    .select([
      't.id',
      't.name as code',
      't.path',
      'p.name as program',
      'e.expedition_name',
      'e.start_date',
      't.changed_at',
    ])
    .select(({ selectFrom }) =>
      selectFrom('tree_object as h')
        .select(({ fn }) => fn.countAll<number | string>().as('holes'))
        .whereRef('h.expedition_id', '=', 't.id')
        .where('h.type', '=', 'hole')
        .as('holes'),
    )
    .orderBy('t.path')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    path: row.path,
    program: row.program,
    name: row.expedition_name,
    startDate: row.start_date,
    holes: Number(row.holes ?? 0),
    at: row.changed_at,
  }));
}

/** An expedition with the name of its program, its sites and holes in the order of the tree, and its people. */
export interface SetUp {
  readonly program: string;
  readonly expedition: SetUpObject;
  readonly sitesAndHoles: readonly SetUpObject[];
  /** Contributors of the expedition. */
  readonly people: readonly SetUpObject[];
}

const SHOWN_TYPES = ['expedition', 'site', 'hole', 'contributor'] as const;

/** The expedition of an id with its sites and holes; undefined where there is no such expedition. */
export async function findSetUp(db: Queries, id: string): Promise<SetUp | undefined> {
  const top = await db
    .selectFrom('tree_object as t')
    .innerJoin('tree_object as p', 'p.id', 't.parent_id')
    .select(['t.path', 'p.name as program'])
    .where('t.id', '=', id)
    .where('t.type', '=', 'expedition')
    .executeTakeFirst();
  if (top === undefined) return undefined;
  const [from, before] = subtreeBounds(top.path);
  const objects = await db
    .selectFrom('tree_object')
    .select(['id', 'type', 'parent_id', 'path', 'name', 'combined_id', 'igsn'])
    .where('type', 'in', SHOWN_TYPES)
    .where((eb) => eb.or([eb('path', '=', top.path), eb.and([eb('path', '>=', from), eb('path', '<', before)])]))
    .orderBy('path')
    .execute();
  const values = new Map<string, FieldValues>();
  for (const type of SHOWN_TYPES) {
    const ids = objects.filter((one) => one.type === type).map((one) => one.id);
    if (ids.length === 0) continue;
    const rows = await db.selectFrom(type).selectAll().where('id', 'in', ids).execute();
    for (const row of rows) values.set(row.id, fromDetailRow(type, row));
  }
  const [expedition, ...others] = objects.map(({ id: key, type, parent_id, combined_id, ...row }) => ({
    ...row,
    id: key,
    type: type as ObjectType,
    parentId: parent_id,
    combinedId: combined_id,
    values: values.get(key) ?? {},
  }));
  const isPerson = ({ type }: SetUpObject) => type === 'contributor';
  const sitesAndHoles = others.filter((one) => !isPerson(one));
  return { program: top.program, expedition: expedition!, sitesAndHoles, people: others.filter(isPerson) };
}
