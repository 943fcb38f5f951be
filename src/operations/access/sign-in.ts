import type { Action } from '../../domain/party/permission.ts';
import { ACTIONS } from '../../domain/party/permission.ts';
import type { Grant } from '../../domain/party/role.ts';
import type { AccessPort, LoginFailures } from '../access-ports.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';

/** A party that may sign in by its symbol: a client, or an agent over its clients. */
export interface PartyAccount {
  readonly symbol: string;
  readonly passwordHash: string | null;
  readonly isActive: boolean;
}

/** What signing in reads; on the reading side of the store. `party` finds agents and clients by symbol. */
export interface SignInReader {
  readonly access: Pick<
    AccessPort,
    'findUser' | 'findUserById' | 'findToken' | 'findTokenById' | 'findSession' | 'failures'
  >;
  readonly party: (symbol: string) => Promise<PartyAccount | undefined>;
}

/** What signing in needs from outside: the password check takes long on purpose, so its success is remembered by the caller. */
export interface SignInMeans {
  readonly reader: SignInReader;
  readonly unitOfWork: UnitOfWork;
  readonly verify: (account: string, password: string, passwordHash: string) => Promise<boolean>;
  readonly hashSecret: (secret: string) => string;
  readonly now: () => Date;
}

/** How signing in ended. `lockedUntil` is ISO 8601, UTC. */
export type SignIn =
  | { readonly ok: true; readonly caller: Caller }
  | { readonly ok: false; readonly reason: 'unknown' | 'inactive' | 'expired' }
  | { readonly ok: false; readonly reason: 'locked'; readonly lockedUntil: string };

const UNKNOWN = { ok: false, reason: 'unknown' } as const;
const INACTIVE = { ok: false, reason: 'inactive' } as const;
const EXPIRED = { ok: false, reason: 'expired' } as const;

/** Tokens begin so, that they can be told from passwords, and found by those who search leaked texts for secrets. */
export const TOKEN_PREFIX = 'cst_';

/**
 * Signs in with a name and a password: a client or agent by its symbol, a user by name; a token may stand where the password
 * does. A client may also be entered with the password of its agent, which the audit trail then says (the "master login" of the
 * GFZ registry). After ten failures an account is locked for a quarter of an hour, doubled by every ten more.
 */
export async function signInByPassword(name: string, password: string, means: SignInMeans): Promise<SignIn> {
  if (password.startsWith(TOKEN_PREFIX)) return signInByToken(password, means);
  // No name has such a character, and PostgreSQL would not even look.
  if (name.includes('\u0000')) return UNKNOWN;
  const symbol = name.trim().toUpperCase();
  const accounts = (await Promise.all([partyAccounts(symbol, means), userAccount(name.trim(), means)])).flat();
  if (accounts.length === 0) {
    // As long as a real one takes, or the time would tell which accounts there are.
    await means.verify(symbol, password, NOBODY);
    return UNKNOWN;
  }
  const key = accounts[0]!.account;
  const failures = await means.reader.access.failures(key);
  const locked = lockedUntil(failures, means.now());
  if (locked !== undefined) return { ok: false, reason: 'locked', lockedUntil: locked };
  for (const one of accounts) {
    if (one.passwordHash === null || !(await means.verify(one.account, password, one.passwordHash))) continue;
    if (failures !== undefined) await means.unitOfWork((work) => work.access.forgetFailures(key));
    return one.isActive ? { ok: true, caller: one.caller } : INACTIVE;
  }
  await noteFailure(key, means);
  return UNKNOWN;
}

/** Signs in with a token: what its account may, within the token's scope and part of the tree. */
export async function signInByToken(secret: string, means: SignInMeans): Promise<SignIn> {
  const token = await means.reader.access.findToken(means.hashSecret(secret));
  if (token === undefined || token.revokedAt !== null) return UNKNOWN;
  const now = means.now();
  if (token.expiresAt !== null && token.expiresAt <= now.toISOString()) return EXPIRED;
  const [account] = (
    await Promise.all([partyAccounts(token.account, means), userAccount(token.account, means)])
  ).flat();
  if (account === undefined) return UNKNOWN;
  if (!account.isActive) return INACTIVE;
  await noteUse(token.id, token.usedAt, means);
  const scope = ACTIONS.includes(token.scope as Action) ? (token.scope as Action) : 'read';
  const within = token.party === '' ? {} : { within: token.party };
  return { ok: true, caller: { ...account.caller, scope, ...within, token: token.id } };
}

/** Signs in with the secret of a browser session. */
export async function signInBySession(secret: string, means: SignInMeans): Promise<SignIn> {
  const session = await means.reader.access.findSession(means.hashSecret(secret));
  if (session === undefined) return UNKNOWN;
  if (session.expiresAt <= means.now().toISOString()) return EXPIRED;
  const user = await means.reader.access.findUserById(session.userId);
  if (user === undefined) return UNKNOWN;
  return user.isActive ? { ok: true, caller: callerOf(user.name, user.grants) } : INACTIVE;
}

// An argon2id hash of nothing anybody knows, with the costs of the real ones.
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

interface Account {
  readonly account: string;
  readonly passwordHash: string | null;
  readonly isActive: boolean;
  readonly caller: Caller;
}

/** The client or agent of a symbol; for a client its agent as well, who then acts for it. */
async function partyAccounts(symbol: string, means: SignInMeans): Promise<Account[]> {
  const agentSymbol = symbol.includes('.') ? symbol.slice(0, symbol.indexOf('.')) : undefined;
  const [party, agent] = await Promise.all([
    means.reader.party(symbol),
    agentSymbol === undefined ? undefined : means.reader.party(agentSymbol),
  ]);
  if (party === undefined) return [];
  const role = symbol.includes('.') ? 'client-manager' : 'agent-manager';
  const own: Account = { ...party, account: symbol, caller: callerOf(symbol, [{ role, party: symbol }]) };
  if (agent === undefined) return [own];
  const acting: Caller = {
    ...callerOf(agent.symbol, [{ role: 'agent-manager', party: agent.symbol }]),
    within: symbol,
    name: `${agent.symbol} for ${symbol}`,
  };
  const isActive = agent.isActive && party.isActive;
  return [own, { account: agent.symbol, passwordHash: agent.passwordHash, isActive, caller: acting }];
}

async function userAccount(name: string, { reader }: SignInMeans): Promise<Account[]> {
  const user = await reader.access.findUser(name);
  if (user === undefined) return [];
  const { passwordHash, isActive } = user;
  return [{ account: user.name, passwordHash, isActive, caller: callerOf(user.name, user.grants) }];
}

function callerOf(account: string, grants: readonly Grant[]): Caller {
  return { name: account, account, origin: 'api', grants };
}

const FREE_FAILURES = 10;
const FIRST_LOCK_MS = 15 * 60_000;
const LONGEST_LOCK_MS = 24 * 3_600_000;

function lockedUntil(failures: LoginFailures | undefined, now: Date): string | undefined {
  const until = failures?.lockedUntil ?? null;
  return until !== null && until > now.toISOString() ? until : undefined;
}

async function noteFailure(account: string, { unitOfWork, now }: SignInMeans): Promise<void> {
  const at = now();
  await unitOfWork(async (work) => {
    const count = ((await work.access.failures(account))?.count ?? 0) + 1;
    const locks = Math.floor(count / FREE_FAILURES);
    const isLock = count % FREE_FAILURES === 0;
    const lockMs = Math.min(FIRST_LOCK_MS * 2 ** (locks - 1), LONGEST_LOCK_MS);
    const until = isLock ? new Date(at.getTime() + lockMs).toISOString() : null;
    await work.access.keepFailures(account, { count, failedAt: at.toISOString(), lockedUntil: until });
    const actor = { name: account, origin: 'api' } as const;
    if (isLock)
      await work.audit(actor, [{ action: 'lock-account', subject: account, after: { until } }], at.toISOString());
  });
}

const USE_GRAIN_MS = 60 * 60_000;

/** When a token was last used is kept to the hour, or every request would be a write. */
async function noteUse(id: string, usedAt: string | null, { unitOfWork, now }: SignInMeans): Promise<void> {
  const at = now();
  if (usedAt !== null && at.getTime() - Date.parse(usedAt) < USE_GRAIN_MS) return;
  await unitOfWork((work) => work.access.noteTokenUse(id, at.toISOString()));
}
