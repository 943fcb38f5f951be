import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { pathsTo, type TreeRole } from '../../domain/party/tree-right.ts';
import type {
  ExpeditionList,
  KeptNamed,
  ListGrantPort,
  ListGrantRow,
  ReachingRole,
  UserGroup,
} from '../../operations/list-grant-ports.ts';
import { insertRows } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/** Lists of expeditions, groups of users and their roles; inside a transaction, or on the reading side for its questions. */
export function listGrantStore(db: Queries, engine: Engine): ListGrantPort {
  return {
    lists: () => lists(db),
    groups: () => groups(db),
    grants: () => grants(db),
    reaching: (path) => reaching(db, path),
    keepList: async (list, objectIds) => {
      await keepNamed(db, 'expedition_list', list);
      await db.deleteFrom('expedition_list_item').where('list_id', '=', list.id).execute();
      const rows = objectIds.map((one) => ({ list_id: list.id, object_id: one }));
      await insertRows(db, engine, 'expedition_list_item', rows);
    },
    keepGroup: async (group, userIds) => {
      await keepNamed(db, 'user_group', group);
      await db.deleteFrom('user_group_member').where('group_id', '=', group.id).execute();
      const rows = userIds.map((one) => ({ group_id: group.id, user_id: one }));
      await insertRows(db, engine, 'user_group_member', rows);
    },
    removeList: async (id) => void (await db.deleteFrom('expedition_list').where('id', '=', id).execute()),
    removeGroup: async (id) => void (await db.deleteFrom('user_group').where('id', '=', id).execute()),
    keepGrant: (grant) => keepGrant(db, grant),
    removeGrant: async (id) => void (await db.deleteFrom('list_grant').where('id', '=', id).execute()),
  };
}

async function keepNamed(
  db: Queries,
  table: 'expedition_list' | 'user_group',
  { id, name, note, at, by }: KeptNamed,
): Promise<void> {
  const said = { name, note, changed_at: at, changed_by: by };
  await db
    .insertInto(table)
    .values({ id, ...said })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(said))
    .execute();
}

async function lists(db: Queries): Promise<ExpeditionList[]> {
  const named = await db.selectFrom('expedition_list').select(['id', 'name', 'note']).orderBy('name').execute();
  const items = await db
    .selectFrom('expedition_list_item as i')
    .innerJoin('tree_object as t', 't.id', 'i.object_id')
    .leftJoin('tree_object as p', 'p.id', 't.parent_id')
    .select(['i.list_id', 't.id', 't.type', 't.path', 't.combined_id', 't.name', 'p.name as program'])
    .orderBy('t.path')
    .execute();
  const held = Map.groupBy(items, (one) => one.list_id);
  return named.map((list) => ({
    ...list,
    objects: (held.get(list.id) ?? []).map(({ id, type, path, combined_id: combinedId, name, program }) => ({
      id,
      type: type as ObjectType,
      path,
      combinedId,
      fullName: program === null ? name : `${program}/${name}`,
    })),
  }));
}

async function groups(db: Queries): Promise<UserGroup[]> {
  const named = await db.selectFrom('user_group').select(['id', 'name', 'note']).orderBy('name').execute();
  const members = await db
    .selectFrom('user_group_member as m')
    .innerJoin('user_account as u', 'u.id', 'm.user_id')
    .select(['m.group_id', 'u.name'])
    .orderBy('u.name')
    .execute();
  const held = Map.groupBy(members, (one) => one.group_id);
  return named.map((group) => ({ ...group, members: (held.get(group.id) ?? []).map((one) => one.name) }));
}

async function reaching(db: Queries, path: string): Promise<ReachingRole[]> {
  const onList = db
    .selectFrom('expedition_list_item as i')
    .innerJoin('tree_object as t', 't.id', 'i.object_id')
    .select('i.list_id')
    .where('t.path', 'in', pathsTo(path));
  const found = (await grantRows(db).where('g.list_id', 'in', onList).execute()).map(toGrantRow);
  const isOfGroup = found.some(({ holder }) => holder.kind === 'group');
  const members = new Map(isOfGroup ? (await groups(db)).map((one) => [one.name, one.members]) : []);
  return found.map((one) => ({
    ...one,
    members: one.holder.kind === 'group' ? (members.get(one.holder.name) ?? []) : [],
  }));
}

async function grants(db: Queries): Promise<ListGrantRow[]> {
  return (await grantRows(db).execute()).map(toGrantRow);
}

function grantRows(db: Queries) {
  return db
    .selectFrom('list_grant as g')
    .innerJoin('expedition_list as l', 'l.id', 'g.list_id')
    .leftJoin('user_account as u', 'u.id', 'g.user_id')
    .leftJoin('user_group as p', 'p.id', 'g.group_id')
    .select(['g.id', 'g.role', 'g.types', 'g.created_at', 'g.created_by'])
    .select(['l.name as list', 'u.name as account', 'p.name as people'])
    .orderBy('l.name')
    .orderBy('g.id');
}

function toGrantRow(row: Awaited<ReturnType<ReturnType<typeof grantRows>['execute']>>[number]): ListGrantRow {
  return {
    id: row.id,
    list: row.list,
    holder: row.account === null ? { kind: 'group', name: row.people ?? '' } : { kind: 'account', name: row.account },
    role: row.role as TreeRole,
    types: row.types.split(' ').filter(Boolean) as ObjectType[],
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

async function keepGrant(
  db: Queries,
  { id, listId, userId, groupId, role, types, createdAt, createdBy }: Parameters<ListGrantPort['keepGrant']>[0],
): Promise<void> {
  await db
    .deleteFrom('list_grant')
    .where('list_id', '=', listId)
    .where('role', '=', role)
    .where(userId === null ? 'group_id' : 'user_id', '=', userId ?? groupId)
    .execute();
  const said = { types: types.join(' '), created_at: createdAt, created_by: createdBy };
  await db
    .insertInto('list_grant')
    .values({ id, list_id: listId, user_id: userId, group_id: groupId, role, ...said })
    .execute();
}
