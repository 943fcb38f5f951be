import { sql } from 'kysely';
import { MOST_NESTED_SAMPLES } from '../../domain/drilling/nested-sample.ts';
import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import { WHOLE_TREE } from '../../domain/party/tree-right.ts';
import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { isReadable } from './readable-parts.ts';
import { type PathBounds, readByPath } from './report-bounds.ts';

/** Which objects get labels: of one type where none are named; `ids` are keys, IGSNs or names. */
export interface LabelSelection {
  readonly bounds: PathBounds;
  readonly type?: ObjectType | undefined;
  readonly ids?: readonly string[] | undefined;
}

/** An object with all that a label may say of it. Depths m below surface (CSF-A), offsets cm; null is not stated. */
export interface LabelRow {
  readonly id: string;
  readonly type: ObjectType;
  readonly path: string;
  readonly name: string;
  readonly combinedId: string;
  readonly igsn: string | null;
  readonly aboveId: string | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly runName: string | null;
  readonly coreType: string | null;
  readonly sectionName: string | null;
  readonly isCoreCatcher: boolean;
  readonly sectionRock: string | null;
  readonly splitName: string | null;
  readonly splitBox: string | null;
  /** The columns of the object's own table. */
  readonly detail: Readonly<Record<string, string | number | null>>;
}

/** The objects of a selection in the order of their paths. One question by type for what stands in the types' own tables. */
export async function readLabelRows(db: Queries, engine: Engine, selection: LabelSelection): Promise<LabelRow[]> {
  const types = selection.type === undefined ? await typesOf(db, engine, selection) : [selection.type];
  const byType: LabelRow[] = [];
  for (const type of types) byType.push(...(await readByPath(selection.bounds, pageOf(db, engine, selection, type))));
  return types.length < 2
    ? byType
    : byType.toSorted((one, other) => Buffer.compare(Buffer.from(one.path), Buffer.from(other.path)));
}

async function typesOf(db: Queries, engine: Engine, { bounds, ids = [] }: LabelSelection): Promise<ObjectType[]> {
  const rows = await db
    .selectFrom('tree_object as t')
    .select('t.type')
    .distinct()
    .where('t.path', '>=', bounds.from)
    .where('t.path', '<', bounds.before)
    .where(isNamed(engine, ids))
    .execute();
  return rows.map((row) => row.type as ObjectType);
}

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether an object is one of those named, by key, IGSN in any case, or name. */
function isNamed(engine: Engine, ids: readonly string[]) {
  const keys = ids.filter((one) => KEY.test(one)).map((one) => one.toLowerCase());
  const igsns = ids.map((one) => one.toUpperCase());
  return sql<boolean>`(${isOneOf(engine, 't.igsn', igsns)} or ${isOneOf(engine, 't.combined_id', ids)}
    or ${isOneOf(engine, 't.id', keys, 'keys')})`;
}

interface RawRow {
  readonly object_id: string;
  readonly [column: string]: unknown;
}

/** As many as may stand between an object and its run: samples below each other, a half, a section, and the run. */
const ABOVE = Array.from({ length: MOST_NESTED_SAMPLES + 3 }, (_, at) => `p${at + 1}`);

/** Upwards no further than the run. */
const climb = sql.join(
  ABOVE.slice(1).map((one, at) => {
    const lower = ABOVE[at]!;
    return sql`left join tree_object ${sql.ref(one)} on ${sql.ref(`${one}.id`)} = ${sql.ref(`${lower}.parent_id`)}
        and ${sql.ref(`${lower}.type`)} in ('sample', 'split', 'section')`;
  }),
  sql` `,
);

function pageOf(db: Queries, engine: Engine, { bounds, ids }: LabelSelection, type: ObjectType) {
  if (!Object.hasOwn(OBJECT_TYPE, type)) throw new Error(`no type ${type}`);
  const named = ids === undefined ? sql`` : sql`and ${isNamed(engine, ids)}`;
  const ownOrAbove = (wanted: string) =>
    sql`case ${sql.join(
      ['t', ...ABOVE].map((one) => sql`when ${sql.ref(`${one}.type`)} = ${wanted} then ${sql.ref(`${one}.id`)}`),
      sql` `,
    )} end`;
  return async (after: string, limit: number, isFirst: boolean): Promise<LabelRow[]> => {
    const beginning = isFirst ? sql`t.path >= ${after}` : sql`t.path > ${after}`;
    const { rows } = await sql<RawRow>`
      select d.*, t.id as object_id, t.path as object_path, t.name as object_name, t.combined_id as object_combined_id,
        t.igsn as object_igsn, t.top_csf_a_m as object_top_m, t.bottom_csf_a_m as object_bottom_m,
        p1.combined_id as above_id, run.core as run_core, run.core_type as run_type, sec.section as section_number,
        sec.core_catcher as section_catcher, sec.rock_type as section_rock, half.split as half_name,
        half.core_box as half_box
      from tree_object t
      join ${sql.table(type)} d on d.id = t.id
      left join tree_object p1 on p1.id = t.parent_id
      ${climb}
      left join core_run run on run.id = ${ownOrAbove('core_run')}
      left join section sec on sec.id = ${ownOrAbove('section')}
      left join split half on half.id = ${ownOrAbove('split')}
      where ${beginning} and t.path < ${bounds.before} and t.type = ${type} ${named}
        and ${isReadable('t', bounds.reads ?? WHOLE_TREE)}
      order by t.path limit ${limit}`.execute(db);
    return rows.map((row) => toLabelRow(row, type));
  };
}

function toLabelRow(row: RawRow, type: ObjectType): LabelRow {
  const text = (column: string) => (row[column] ?? null) as string | null;
  const number = (column: string) => (row[column] ?? null) as number | null;
  const numbered = (column: string) => (row[column] === null ? null : String(row[column]));
  return {
    id: row.object_id,
    type,
    path: text('object_path')!,
    name: text('object_name')!,
    combinedId: text('object_combined_id')!,
    igsn: text('object_igsn'),
    aboveId: text('above_id'),
    topM: number('object_top_m'),
    bottomM: number('object_bottom_m'),
    runName: numbered('run_core'),
    coreType: text('run_type'),
    sectionName: numbered('section_number'),
    isCoreCatcher: number('section_catcher') === 1,
    sectionRock: text('section_rock'),
    splitName: text('half_name'),
    splitBox: text('half_box'),
    detail: row as unknown as LabelRow['detail'],
  };
}
