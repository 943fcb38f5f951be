import type { PartyAccount, SignInReader } from '../../operations/access/sign-in.ts';
import type { LoginFailures, TokenRow, UserRow } from '../../operations/access-ports.ts';
import { isOneOf } from '../engine/set-based.ts';
import { accessStore, toToken, toUser } from '../ports/access-store.ts';
import { treeGrantsOf } from '../ports/tree-grant-store.ts';
import type { Store } from '../store.ts';
import { askTogether } from './ask-together.ts';

/**
 * What signing in asks the store. Requests that sign in during one turn of the event loop ask together, one statement for each
 * kind of question: over a wire four questions a request would cost more than what is signed in for. Nothing is remembered.
 */
export function signInReader({ read, engine }: Pick<Store, 'read' | 'engine'>): SignInReader {
  const access = accessStore(read);
  const users = askTogether((names) => usersByName({ read, engine }, names));
  const failures = askTogether((accounts) => failuresOf({ read, engine }, accounts));
  const tokens = askTogether((hashes) => tokensByHash({ read, engine }, hashes));
  const parties = askTogether((symbols) => partiesBySymbol({ read, engine }, symbols));
  return {
    access: {
      findUser: users,
      findUserById: access.findUserById,
      findToken: tokens,
      findTokenById: access.findTokenById,
      findSession: access.findSession,
      failures,
    },
    party: parties,
  };
}

type Side = Pick<Store, 'read' | 'engine'>;

async function partiesBySymbol({ read, engine }: Side, symbols: readonly string[]): Promise<Map<string, PartyAccount>> {
  const of = (table: 'client' | 'agent') =>
    read
      .selectFrom(table)
      .select(['symbol', 'password_hash', 'is_active'])
      .where(isOneOf(engine, `${table}.symbol`, symbols));
  const rows = await of('client').unionAll(of('agent')).execute();
  return new Map(
    rows.map((row) => [
      row.symbol,
      { symbol: row.symbol, passwordHash: row.password_hash, isActive: row.is_active === 1 },
    ]),
  );
}

async function usersByName({ read, engine }: Side, names: readonly string[]): Promise<Map<string, UserRow>> {
  const isNamed = isOneOf(engine, 'user_account.name', names);
  const rows = await read.selectFrom('user_account').selectAll().where(isNamed).execute();
  if (rows.length === 0) return new Map();
  const ids = rows.map((row) => row.id);
  const grants = await read.selectFrom('role_grant').selectAll().where('user_id', 'in', ids).execute();
  const inTree = await treeGrantsOf(read, ids);
  const held = Map.groupBy(grants, (one) => one.user_id);
  return new Map(rows.map((row) => [row.name, toUser(row, held.get(row.id) ?? [], inTree.get(row.id))]));
}

async function failuresOf({ read, engine }: Side, accounts: readonly string[]): Promise<Map<string, LoginFailures>> {
  const rows = await read
    .selectFrom('login_failure')
    .select(['account', 'count', 'failed_at as failedAt', 'locked_until as lockedUntil'])
    .where(isOneOf(engine, 'login_failure.account', accounts))
    .execute();
  return new Map(rows.map(({ account, ...failures }) => [account, failures]));
}

async function tokensByHash({ read, engine }: Side, hashes: readonly string[]): Promise<Map<string, TokenRow>> {
  const isHashed = isOneOf(engine, 'access_token.hash', hashes);
  const rows = await read.selectFrom('access_token').selectAll().where(isHashed).execute();
  return new Map(rows.map((row) => [row.hash, toToken(row)!]));
}
