import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { TreeGrant, TreeRole } from '../../domain/party/tree-right.ts';
import type { TreeGrantPort, TreeGrantRow } from '../../operations/tree-grant-ports.ts';
import type { Queries } from '../store.ts';

/** Roles on the core tree; inside a transaction, or on the reading side for its questions. */
export function treeGrantStore(db: Queries): TreeGrantPort {
  return {
    below: (path) => below(db, path),
    find: async (id) => {
      const row = await rows(db).where('g.id', '=', id).executeTakeFirst();
      return row && toRow(row);
    },
    keep: (grant) => keep(db, grant),
    remove: async (id) => void (await db.deleteFrom('tree_grant').where('id', '=', id).execute()),
  };
}

/**
 * What users are granted on the core tree, by the id of the user, with one statement: by themselves, for what stands on lists, and
 * what the groups they are in are granted for lists; of objects that are deleted nothing.
 */
export async function treeGrantsOf(db: Queries, userIds: readonly string[]): Promise<Map<string, TreeGrant[]>> {
  if (userIds.length === 0) return new Map();
  const listed = db
    .selectFrom('list_grant as g')
    .innerJoin('expedition_list_item as i', 'i.list_id', 'g.list_id')
    .innerJoin('tree_object as t', 't.id', 'i.object_id');
  const found = await db
    .selectFrom('tree_grant as g')
    .innerJoin('tree_object as t', 't.id', 'g.object_id')
    .select(['g.user_id as user', 'g.role as role', 'g.types as types', 't.path as path'])
    .where('g.user_id', 'in', userIds)
    .union(
      listed
        .select(['g.user_id as user', 'g.role as role', 'g.types as types', 't.path as path'])
        .where('g.user_id', 'in', userIds)
        .$narrowType<{ user: string }>(),
    )
    .union(
      listed
        .innerJoin('user_group_member as m', 'm.group_id', 'g.group_id')
        .select(['m.user_id as user', 'g.role as role', 'g.types as types', 't.path as path'])
        .where('m.user_id', 'in', userIds),
    )
    .orderBy('path')
    .orderBy('role')
    .orderBy('types')
    .execute();
  const byUser = Map.groupBy(found, (row) => row.user);
  return new Map([...byUser].map(([id, own]) => [id, own.map(toGrant)]));
}

function rows(db: Queries) {
  return db
    .selectFrom('tree_grant as g')
    .innerJoin('tree_object as t', 't.id', 'g.object_id')
    .innerJoin('user_account as u', 'u.id', 'g.user_id')
    .select(['g.id', 'g.role', 'g.types', 'g.station', 'g.created_at', 'g.created_by', 'g.object_id'])
    .select(['t.path', 't.combined_id', 'u.name as account']);
}

async function below(db: Queries, path: string): Promise<TreeGrantRow[]> {
  const [from, before] = subtreeBounds(path);
  const found = await rows(db)
    .where((eb) => eb.or([eb('t.path', '=', path), eb.and([eb('t.path', '>=', from), eb('t.path', '<', before)])]))
    .orderBy('t.path')
    .orderBy('u.name')
    .orderBy('g.role')
    .execute();
  return found.map(toRow);
}

async function keep(
  db: Queries,
  { id, userId, objectId, role, types, station, createdAt, createdBy }: Parameters<TreeGrantPort['keep']>[0],
): Promise<void> {
  const said = { types: types.join(' '), station, created_at: createdAt, created_by: createdBy };
  await db
    .insertInto('tree_grant')
    .values({ id, user_id: userId, object_id: objectId, role, ...said })
    .onConflict((conflict) => conflict.columns(['user_id', 'object_id', 'role']).doUpdateSet(said))
    .execute();
}

function toGrant({ role, types, path }: { role: string; types: string; path: string }): TreeGrant {
  return { role: role as TreeRole, path, types: types.split(' ').filter(Boolean) as ObjectType[] };
}

function toRow(row: Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]): TreeGrantRow {
  return {
    ...toGrant(row),
    id: row.id,
    account: row.account,
    objectId: row.object_id,
    combinedId: row.combined_id,
    station: row.station,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
