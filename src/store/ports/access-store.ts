import type { Selectable } from 'kysely';
import type { Grant, Role } from '../../domain/party/role.ts';
import type { TreeGrant } from '../../domain/party/tree-right.ts';
import type { AccessPort, LoginFailures, TokenRow, UserRow } from '../../operations/access-ports.ts';
import { newKey } from '../new-key.ts';
import type { AccessTokenTable, UserAccountTable } from '../schema.generated.ts';
import type { Queries } from '../store.ts';
import { treeGrantsOf } from './tree-grant-store.ts';

/** Users, grants, tokens, sessions and failed sign-ins; inside a transaction, or on the reading side for its questions. */
export function accessStore(db: Queries): AccessPort {
  return {
    findUser: (name) => oneUser(db, 'name', name),
    findUserById: (id) => oneUser(db, 'id', id),
    findUserBySubject: async (subject) => {
      const identity = await db
        .selectFrom('user_identity')
        .select('user_id')
        .where('subject', '=', subject)
        .executeTakeFirst();
      return identity && oneUser(db, 'id', identity.user_id);
    },
    linkSubject: async (id, subject) => {
      await db.insertInto('user_identity').values({ subject, user_id: id }).execute();
    },
    subjectsOf: async (id) => {
      const rows = await db.selectFrom('user_identity').select('subject').where('user_id', '=', id).execute();
      return rows.map((row) => row.subject).toSorted();
    },
    forgetSubjectsOf: async (id) => {
      await db.deleteFrom('user_identity').where('user_id', '=', id).execute();
    },
    users: () => users(db),
    addUser: (user, grants, at) => addUser(db, user, grants, at),
    changeUser: (id, changes) => changeUser(db, id, changes),
    setGrants: (userId, grants) => setGrants(db, userId, grants),
    addToken: (token) => addToken(db, token),
    findToken: async (hash) => toToken(await tokens(db).where('hash', '=', hash).executeTakeFirst()),
    findTokenById: async (id) => toToken(await tokens(db).where('id', '=', id).executeTakeFirst()),
    tokens: async (account) => {
      const rows = await tokens(db).where('account', '=', account).orderBy('id').execute();
      return rows.map((row) => toToken(row)!);
    },
    revokeToken: async (id, at) => {
      await db.updateTable('access_token').set({ revoked_at: at }).where('id', '=', id).execute();
    },
    noteTokenUse: async (id, at) => {
      await db.updateTable('access_token').set({ used_at: at }).where('id', '=', id).execute();
    },
    addSession: async ({ hash, userId, at, expiresAt }) => {
      const row = { hash, user_id: userId, created_at: at, seen_at: at, expires_at: expiresAt };
      await db.insertInto('login_session').values(row).execute();
    },
    findSession: (hash) =>
      db
        .selectFrom('login_session')
        .select(['user_id as userId', 'expires_at as expiresAt', 'seen_at as seenAt'])
        .where('hash', '=', hash)
        .executeTakeFirst(),
    noteSessionUse: async (hash, at) => {
      await db.updateTable('login_session').set({ seen_at: at }).where('hash', '=', hash).execute();
    },
    endSession: async (hash) => {
      await db.deleteFrom('login_session').where('hash', '=', hash).execute();
    },
    endSessionsOf: async (userId) => {
      await db.deleteFrom('login_session').where('user_id', '=', userId).execute();
    },
    failures: (account) =>
      db
        .selectFrom('login_failure')
        .select(['count', 'failed_at as failedAt', 'locked_until as lockedUntil'])
        .where('account', '=', account)
        .executeTakeFirst(),
    keepFailures: (account, failures) => keepFailures(db, account, failures),
    forgetFailures: async (account) => {
      await db.deleteFrom('login_failure').where('account', '=', account).execute();
    },
  };
}

async function oneUser(db: Queries, column: 'name' | 'id', value: string): Promise<UserRow | undefined> {
  const row = await db.selectFrom('user_account').selectAll().where(column, '=', value).executeTakeFirst();
  if (row === undefined) return undefined;
  const grants = await db.selectFrom('role_grant').selectAll().where('user_id', '=', row.id).execute();
  return toUser(row, grants, (await treeGrantsOf(db, [row.id])).get(row.id));
}

async function users(db: Queries): Promise<UserRow[]> {
  const rows = await db.selectFrom('user_account').selectAll().orderBy('name').execute();
  const grants = Map.groupBy(await db.selectFrom('role_grant').selectAll().execute(), (one) => one.user_id);
  const inTree = await treeGrantsOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toUser(row, grants.get(row.id) ?? [], inTree.get(row.id)));
}

/** A user as its row and grants say. */
export function toUser(
  row: Selectable<UserAccountTable>,
  grants: readonly { role: string; party: string }[],
  treeGrants: readonly TreeGrant[] = [],
): UserRow {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    isActive: row.is_active === 1,
    passwordHash: row.password_hash,
    grants: grants.map(({ role, party }) => ({ role: role as Role, party })),
    treeGrants,
  };
}

async function addUser(
  db: Queries,
  user: { readonly name: string; readonly email?: string; readonly passwordHash: string },
  grants: readonly Grant[],
  at: string,
): Promise<boolean> {
  const id = newKey();
  const result = await db
    .insertInto('user_account')
    .values({
      id,
      name: user.name,
      email: user.email ?? '',
      password_hash: user.passwordHash,
      created_at: at,
      is_active: 1,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst();
  if ((result.numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
  await setGrants(db, id, grants);
  return true;
}

async function changeUser(db: Queries, id: string, changes: Parameters<AccessPort['changeUser']>[1]): Promise<void> {
  const set = {
    ...(changes.email !== undefined && { email: changes.email }),
    ...(changes.isActive !== undefined && { is_active: changes.isActive ? 1 : 0 }),
    ...(changes.passwordHash !== undefined && { password_hash: changes.passwordHash }),
  };
  if (Object.keys(set).length === 0) return;
  await db.updateTable('user_account').set(set).where('id', '=', id).execute();
}

async function setGrants(db: Queries, userId: string, grants: readonly Grant[]): Promise<void> {
  await db.deleteFrom('role_grant').where('user_id', '=', userId).execute();
  if (grants.length === 0) return;
  const rows = grants.map(({ role, party }) => ({ user_id: userId, role, party }));
  await db
    .insertInto('role_grant')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function addToken(db: Queries, token: Parameters<AccessPort['addToken']>[0]): Promise<void> {
  await db
    .insertInto('access_token')
    .values({
      id: token.id,
      hash: token.hash,
      account: token.account,
      name: token.name,
      scopes: token.scope,
      party: token.party,
      created_at: token.createdAt,
      created_by: token.createdBy,
      expires_at: token.expiresAt,
    })
    .execute();
}

const tokens = (db: Queries) => db.selectFrom('access_token').selectAll();

/** A token as its row says, without the hash of its secret. */
export function toToken(row: AccessTokenTable | undefined): TokenRow | undefined {
  if (row === undefined) return undefined;
  return {
    id: row.id,
    account: row.account,
    name: row.name,
    scope: row.scopes,
    party: row.party,
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    usedAt: row.used_at,
  };
}

async function keepFailures(db: Queries, account: string, failures: LoginFailures): Promise<void> {
  const row = { count: failures.count, failed_at: failures.failedAt, locked_until: failures.lockedUntil };
  await db
    .insertInto('login_failure')
    .values({ account, ...row })
    .onConflict((conflict) => conflict.column('account').doUpdateSet(row))
    .execute();
}
