import { sql } from 'kysely';
import type { OwnField } from '../../domain/own-fields/own-field.ts';
import type { EntryRules, RunsWanted, WantedObjects } from '../../operations/station/station-ports.ts';
import type { DetailedObject, TreeObject } from '../../operations/tree-ports.ts';
import { fewLengths, listed } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { fromDetailRow } from './field-columns.ts';
import { TREE_COLUMNS, type TreeRow, toTreeObject } from './tree-rows.ts';

const COLUMNS = sql.join(TREE_COLUMNS.map((column) => sql.ref(column.replace('tree_object', 't'))));

/**
 * Objects that operations look at, with all above them and what stands beside them; see {@link WantedObjects}. Each part
 * brings its columns along and joins the few rows of a list with `cross join`, so that both engines take the index.
 */
export async function around(db: Queries, engine: Engine, wanted: WantedObjects): Promise<TreeObject[]> {
  const { rows } = await sql<TreeRow>`
    with recursive above as (
      select ${COLUMNS} from ${keys(engine, wanted.ids)} cross join tree_object as t where t.id = n.id
      union select ${COLUMNS} from above cross join tree_object as t where t.id = above.parent_id),
    list(parent_id, type) as (
      select c.parent_id, c.type from ${childLists(engine, wanted)}
      union select t.parent_id, t.type from ${keys(engine, wanted.changed)} cross join tree_object as t
        where t.id = n.id and t.type in ('section', 'sample')
      union select t.id, case t.type when 'sample' then 'sample' else 'section' end
        from ${keys(engine, wanted.changed)} cross join tree_object as t where t.id = n.id and t.type in ('core_run', 'sample'))
    select * from above
    union select ${COLUMNS} from list cross join tree_object as t where t.parent_id = list.parent_id and t.type = list.type
    union select ${COLUMNS} from ${keys(engine, wanted.resized)} cross join tree_object as p cross join tree_object as t
      where p.id = n.id and p.type = 'section' and t.path >= p.path || '/' and t.path < p.path || '0'
    union select ${COLUMNS} from ${places(engine, wanted)} cross join tree_object as p cross join tree_object as t
      where p.id = w.parent_id and t.path = p.path || '/' || w.segment`.execute(db);
  return rows.map(toTreeObject);
}

const keys = (engine: Engine, ids: readonly string[]) =>
  listed(
    engine,
    'n',
    { id: 'key' },
    ids.map((id) => ({ id })),
  );

const childLists = (engine: Engine, { children }: WantedObjects) =>
  listed(
    engine,
    'c',
    { parent_id: 'key', type: 'text' },
    children.map((one) => ({ parent_id: one.parentId, type: one.type })),
  );

const places = (engine: Engine, { places: wanted }: WantedObjects) =>
  listed(
    engine,
    'w',
    { parent_id: 'key', segment: 'text' },
    wanted.map((one) => ({ parent_id: one.parentId, segment: one.segment })),
  );

/** What entries of an expedition go by, in one statement. */
export async function rules(db: Queries, engine: Engine, expeditionId: string): Promise<EntryRules> {
  const own = sql<string>`coalesce((select ${engine === 'sqlite' ? sql`json_group_array(json(f.field))` : sql`json_agg(f.field::json)::text`}
    from (select field from own_field order by object_type, position) as f), '[]')`;
  const joined = engine === 'sqlite' ? sql`group_concat` : sql`string_agg`;
  // A version is never changed and never removed.
  const mark = sql<string>`coalesce((select ${joined}(v.name || ' ' || v.number, ',')
    from (select name, max(number) as number from vocabulary_version group by name order by name) as v), '')`;
  const row = await db
    .selectFrom('expedition')
    .select(['igsn_convention', own.as('own'), mark.as('mark')])
    .where('id', '=', expeditionId)
    .executeTakeFirst();
  return {
    igsnConvention: row?.igsn_convention ?? null,
    vocabularyMark: row?.mark ?? '',
    ownFields: JSON.parse(row?.own ?? '[]') as OwnField[],
  };
}

/** The core runs that reach between some depths (driller's, m), in one statement. */
export async function runsBetween(db: Queries, wanted: readonly RunsWanted[]): Promise<DetailedObject[]> {
  const inOne = fewLengths(wanted).map(
    (one) => sql`tree_object.parent_id = ${one.holeId} and c.drillers_top_depth_m <= ${one.bottomDrfM}
      and c.drillers_top_depth_m + coalesce(c.drilled_length_m, 0) >= ${one.topDrfM}`,
  );
  const rows = await db
    .selectFrom('tree_object')
    .innerJoin('core_run as c', 'c.id', 'tree_object.id')
    .selectAll('c')
    .select(TREE_COLUMNS)
    .where('tree_object.type', '=', 'core_run')
    .where(sql<boolean>`(${sql.join(inOne, sql` or `)})`)
    .execute();
  return rows.map((row) => ({ ...toTreeObject(row), values: fromDetailRow('core_run', row) }));
}
