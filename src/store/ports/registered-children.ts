import { type RawBuilder, sql } from 'kysely';
import type { FamilyMember } from '../../domain/description/sample-description.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { listed } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/** The registrable children with an IGSN of some objects, by the object's id, in the order of their paths; none for one without. */
export async function registeredChildren(
  db: Queries,
  engine: Engine,
  ids: readonly string[],
): Promise<Map<string, FamilyMember[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await childrenQuery(engine, ids).execute(db);
  const families = new Map<string, FamilyMember[]>();
  for (const { parent, igsn, name, type } of rows) {
    const family = families.get(parent) ?? [];
    family.push({ igsn, name, objectType: type });
    families.set(parent, family);
  }
  return families;
}

interface ChildRow {
  readonly parent: string;
  readonly igsn: string;
  readonly name: string;
  readonly type: ObjectType;
}

/**
 * The statement of {@link registeredChildren}: from each of these to its children, of which the index has the family. SQLite, left to
 * itself, goes through the whole tree for every batch, since that lies in the order of paths.
 */
export function childrenQuery(engine: Engine, ids: readonly string[]): RawBuilder<ChildRow> {
  const rows = ids.map((id) => ({ id }));
  const joined = engine === 'sqlite' ? sql`cross join` : sql`join`;
  return sql`select t.registered_parent_id as parent, t.igsn, t.combined_id as name, t.type
    from ${listed(engine, 'q', { id: 'key' }, rows)} ${joined} tree_object as t on t.registered_parent_id = q.id
    where t.igsn is not null and t.registrable = 1 order by t.path`;
}
