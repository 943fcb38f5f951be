import { sql } from 'kysely';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { TreeGrant, TreeRole } from '../../domain/party/tree-right.ts';
import type { TreeGrantPort, TreeGrantRow } from '../../operations/tree-grant-ports.ts';
import type { Queries } from '../store.ts';

/** Roles on the core tree; inside a transaction, or on the reading side for its questions. */
export function treeGrantStore(db: Queries): TreeGrantPort {
  return {
    below: (path) => below(db, path),
    ofGroups: async () => withMembers(db, await rowsOfGroups(db).orderBy('p.name').orderBy('t.path').execute()),
    find: async (id) => {
      const found = await rows(db)
        .where('g.id', '=', id)
        .unionAll(rowsOfGroups(db).where('g.id', '=', id))
        .execute();
      return (await withMembers(db, found))[0];
    },
    keep: (grant) => keep(db, grant),
    remove: async (id) => {
      for (const table of ['tree_grant', 'group_tree_grant'] as const)
        await db.deleteFrom(table).where('id', '=', id).execute();
    },
  };
}

/**
 * What users are granted on the core tree, by the id of the user, with one statement: by themselves and by the groups they are
 * in, for objects and for what stands on lists; of objects that are deleted nothing.
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
    .union(
      db
        .selectFrom('group_tree_grant as g')
        .innerJoin('user_group_member as m', 'm.group_id', 'g.group_id')
        .innerJoin('tree_object as t', 't.id', 'g.object_id')
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
    .select(['t.path', 't.combined_id', 'u.name as account', sql.lit('').$castTo<string>().as('people')]);
}

/** Roles of groups in the same columns; `account` is empty, `people` the name of the group. */
function rowsOfGroups(db: Queries) {
  const none = sql.lit('').$castTo<string>();
  return db
    .selectFrom('group_tree_grant as g')
    .innerJoin('tree_object as t', 't.id', 'g.object_id')
    .innerJoin('user_group as p', 'p.id', 'g.group_id')
    .select(['g.id', 'g.role', 'g.types', none.as('station'), 'g.created_at', 'g.created_by', 'g.object_id'])
    .select(['t.path', 't.combined_id', none.as('account'), 'p.name as people']);
}

/** Rows with who is in their groups, asked for once for all groups and not at all where there is none. */
async function withMembers(db: Queries, found: readonly FoundRow[]): Promise<TreeGrantRow[]> {
  const groups = [...new Set(found.map(({ people }) => people).filter((name) => name !== ''))];
  const members =
    groups.length === 0
      ? []
      : await db
          .selectFrom('user_group_member as m')
          .innerJoin('user_account as u', 'u.id', 'm.user_id')
          .innerJoin('user_group as p', 'p.id', 'm.group_id')
          .select(['p.name as people', 'u.name as account'])
          .where('p.name', 'in', groups)
          .orderBy('u.name')
          .execute();
  const held = Map.groupBy(members, ({ people }) => people);
  return found.map((row) =>
    toRow(
      row,
      (held.get(row.people) ?? []).map(({ account }) => account),
    ),
  );
}

type FoundRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

async function below(db: Queries, path: string): Promise<TreeGrantRow[]> {
  const [from, before] = subtreeBounds(path);
  const isBelow = sql<boolean>`(t.path = ${path} or (t.path >= ${from} and t.path < ${before}))`;
  const found = await rows(db)
    .where(isBelow)
    .unionAll(rowsOfGroups(db).where(isBelow))
    .orderBy('path')
    .orderBy('account')
    .orderBy('people')
    .orderBy('role')
    .execute();
  return withMembers(db, found);
}

async function keep(db: Queries, grant: Parameters<TreeGrantPort['keep']>[0]): Promise<void> {
  const { id, objectId, role, types, station, createdAt, createdBy } = grant;
  const said = { types: types.join(' '), created_at: createdAt, created_by: createdBy };
  if ('groupId' in grant) {
    await db
      .insertInto('group_tree_grant')
      .values({ id, group_id: grant.groupId, object_id: objectId, role, ...said })
      .onConflict((conflict) => conflict.columns(['group_id', 'object_id', 'role']).doUpdateSet(said))
      .execute();
    return;
  }
  await db
    .insertInto('tree_grant')
    .values({ id, user_id: grant.userId, object_id: objectId, role, station, ...said })
    .onConflict((conflict) => conflict.columns(['user_id', 'object_id', 'role']).doUpdateSet({ station, ...said }))
    .execute();
}

function toGrant({ role, types, path }: { role: string; types: string; path: string }): TreeGrant {
  return { role: role as TreeRole, path, types: types.split(' ').filter(Boolean) as ObjectType[] };
}

function toRow(row: FoundRow, members: readonly string[]): TreeGrantRow {
  return {
    ...toGrant(row),
    id: row.id,
    account: row.account,
    group: row.people,
    members,
    objectId: row.object_id,
    combinedId: row.combined_id,
    station: row.station,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
