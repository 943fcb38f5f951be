import { type RawBuilder, sql } from 'kysely';
import type { FieldValues } from '../../domain/drilling/object-row.ts';
import type { OwnField } from '../../domain/own-fields/own-field.ts';
import type { EntryRules, RunsWanted, WantedObjects } from '../../operations/station/station-ports.ts';
import type { DetailedObject, TreeObject } from '../../operations/tree-ports.ts';
import { isOneOf, listed } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { fromDetailRow } from './field-columns.ts';
import { TREE_COLUMNS, toTreeObject } from './tree-rows.ts';

/** Objects that operations look at, with all above them and what stands beside them; see {@link WantedObjects}. */
export async function around(db: Queries, engine: Engine, wanted: WantedObjects): Promise<TreeObject[]> {
  const { ids, changed } = wanted;
  const children = listed(
    engine,
    'c',
    { parent_id: 'key', type: 'text' },
    wanted.children.map((one) => ({ parent_id: one.parentId, type: one.type })),
  );
  const places = listed(
    engine,
    'w',
    { parent_id: 'key', segment: 'text' },
    wanted.places.map((one) => ({ parent_id: one.parentId, segment: one.segment })),
  );
  const isChanged = isOneOf(engine, 't.id', changed, 'keys');
  const found: RawBuilder<{ id: string }> = sql`
    with recursive above(id, parent_id) as (
      select t.id, t.parent_id from tree_object as t where ${isOneOf(engine, 't.id', ids, 'keys')}
      union select t.id, t.parent_id from above join tree_object as t on t.id = above.parent_id),
    list(parent_id, type) as (
      select c.parent_id, c.type from ${children}
      union select t.parent_id, t.type from tree_object as t where ${isChanged} and t.type in ('section', 'sample')
      union select t.id, 'section' from tree_object as t where ${isChanged} and t.type = 'core_run')
    select above.id from above
    union select t.id from list join tree_object as t on t.parent_id = list.parent_id and t.type = list.type
    union select t.id from ${places} join tree_object as p on p.id = w.parent_id
      join tree_object as t on t.path = p.path || '/' || w.segment`;
  const rows = await db
    .selectFrom('tree_object')
    .select(TREE_COLUMNS)
    .where(sql<boolean>`tree_object.id in (${found})`)
    .execute();
  return rows.map(toTreeObject);
}

/** The fields of objects, one statement for each type. */
export async function detailsOf(
  db: Queries,
  engine: Engine,
  objects: Iterable<Pick<TreeObject, 'id' | 'type'>>,
): Promise<Map<string, FieldValues>> {
  const values = new Map<string, FieldValues>();
  for (const [type, some] of Map.groupBy(objects, (one) => one.type)) {
    const ids = some.map((one) => one.id);
    const rows = await db
      .selectFrom(type)
      .selectAll()
      .where(isOneOf(engine, `${type}.id`, ids, 'keys'))
      .execute();
    for (const row of rows) values.set(row.id, fromDetailRow(type, row));
  }
  return values;
}

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
export async function runsBetween(
  db: Queries,
  engine: Engine,
  wanted: readonly RunsWanted[],
): Promise<DetailedObject[]> {
  const holes = [...new Set(wanted.map((one) => one.holeId))];
  const windows = listed(
    engine,
    'w',
    { hole: 'key', top: 'number', bottom: 'number' },
    wanted.map((one) => ({ hole: one.holeId, top: one.topDrfM, bottom: one.bottomDrfM })),
  );
  const rows = await db
    .selectFrom('tree_object')
    .innerJoin('core_run as c', 'c.id', 'tree_object.id')
    .selectAll('c')
    .select(TREE_COLUMNS)
    .where(isOneOf(engine, 'tree_object.parent_id', holes, 'keys'))
    .where('tree_object.type', '=', 'core_run')
    .where(
      sql<boolean>`exists (select 1 from ${windows} where w.hole = tree_object.parent_id
        and c.drillers_top_depth_m <= w.bottom
        and c.drillers_top_depth_m + coalesce(c.drilled_length_m, 0) >= w.top)`,
    )
    .execute();
  return rows.map((row) => ({ ...toTreeObject(row), values: fromDetailRow('core_run', row) }));
}
