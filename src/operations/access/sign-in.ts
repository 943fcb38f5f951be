import type { Action } from '../../domain/party/permission.ts';
import { ACTIONS } from '../../domain/party/permission.ts';
import type { Grant } from '../../domain/party/role.ts';
import type { AccessPort, LoginFailures, UserRow } from '../access-ports.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';

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
  /** Whether a wrong password is another than those that were tried on the account before, as far as is remembered. */
  readonly isNewGuess: (account: string, password: string) => boolean;
  readonly hashSecret: (secret: string) => string;
  readonly now: () => Date;
  /** After how long without use a browser session ends; 0 is never. */
  readonly sessionIdleMs: number;
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
 * GFZ registry). After ten failures an account is locked for a while, see {@link noteFailures}. What is tried under a client's name is
 * tried on its agent as well and counts there too, whichever client it was. An agent that is locked cannot sign in under any
 * name, but its clients can, each with its own password.
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
  const fitting = await firstFitting(accounts, password, means);
  // Looked up behind the slow check, or many guesses at once would all find the account open.
  const failures = await failuresOf(accounts, means);
  const lock = (one: Account) => lockedUntil(failures.get(one.account), means.now());
  const until = lock(accounts[0]!) ?? (fitting && lock(fitting));
  if (until !== undefined) return { ok: false, reason: 'locked', lockedUntil: until };
  if (fitting === undefined) return refuse(accounts, password, failures, means);
  const forgotten = [accounts[0]!.account, fitting.account].filter((one) => failures.has(one));
  if (forgotten.length > 0)
    await means.unitOfWork(async ({ access }) => {
      for (const account of new Set(forgotten)) await access.forgetFailures(account);
    });
  return fitting.isActive ? { ok: true, caller: fitting.caller } : INACTIVE;
}

async function firstFitting(accounts: readonly Account[], password: string, { verify }: SignInMeans) {
  for (const one of accounts)
    if (one.passwordHash !== null && (await verify(one.account, password, one.passwordHash))) return one;
  return undefined;
}

async function failuresOf(accounts: readonly Account[], { reader }: SignInMeans): Promise<Map<string, LoginFailures>> {
  const names = [...new Set(accounts.map((one) => one.account))];
  const found = await Promise.all(names.map(async (name) => [name, await reader.access.failures(name)] as const));
  return new Map(found.flatMap(([name, failures]) => (failures === undefined ? [] : [[name, failures]])));
}

/**
 * Counts a wrong password against every account that it was tried on. Against an agent through its client the same wrong one counts
 * once: a script of a client that was left with an old password is no guessing, and must not lock the agent. While an agent is
 * locked the answer is that, whether the password would be right or not.
 */
async function refuse(
  [own, ...others]: readonly Account[],
  password: string,
  failures: ReadonlyMap<string, LoginFailures>,
  means: SignInMeans,
): Promise<SignIn> {
  const locks = new Map(others.map((one) => [one.account, lockedUntil(failures.get(one.account), means.now())]));
  const counted = others.filter(
    (one) =>
      locks.get(one.account) === undefined && one.passwordHash !== null && means.isNewGuess(one.account, password),
  );
  await noteFailures([...new Set([own!, ...counted].map((one) => one.account))], means);
  const until = [...locks.values()].find((one) => one !== undefined);
  return until === undefined ? UNKNOWN : { ok: false, reason: 'locked', lockedUntil: until };
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

/** Signs in with the secret of a browser session; `isUse` is what a person did, and not what a page asks by itself. */
export async function signInBySession(secret: string, means: SignInMeans, isUse = true): Promise<SignIn> {
  const hash = means.hashSecret(secret);
  const session = await means.reader.access.findSession(hash);
  if (session === undefined) return UNKNOWN;
  const now = means.now();
  const unusedMs = now.getTime() - Date.parse(session.seenAt);
  const isIdle = means.sessionIdleMs > 0 && unusedMs >= means.sessionIdleMs;
  if (session.expiresAt <= now.toISOString() || isIdle) return EXPIRED;
  const user = await means.reader.access.findUserById(session.userId);
  if (user === undefined) return UNKNOWN;
  if (!user.isActive) return INACTIVE;
  if (isUse && unusedMs >= grainMs(means))
    await means.unitOfWork((work) => work.access.noteSessionUse(hash, now.toISOString()));
  return { ok: true, caller: callerOfUser(user) };
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
  return [{ account: user.name, passwordHash, isActive, caller: callerOfUser(user) }];
}

function callerOfUser({ name, grants, treeGrants }: UserRow): Caller {
  return { ...callerOf(name, grants), ...(treeGrants.length > 0 && { treeGrants }) };
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

/**
 * Counts a failure for each account. Every tenth locks it: for a quarter of an hour, doubled each time, at most a day. After
 * a day without failures it begins anew.
 */
async function noteFailures(accounts: readonly string[], { unitOfWork, now }: SignInMeans): Promise<void> {
  const at = now();
  await unitOfWork(async (work) => {
    // One after the other, or of many at once all but one would not be counted.
    await work.parties.holdJob('failed sign-ins', accounts[0]!);
    for (const account of accounts) await noteFailure(work, account, at);
  });
}

async function noteFailure(work: Work, account: string, at: Date): Promise<void> {
  const before = await work.access.failures(account);
  const isFresh = before === undefined || at.getTime() - Date.parse(before.failedAt) > LONGEST_LOCK_MS;
  const count = (isFresh ? 0 : before.count) + 1;
  const isLock = count % FREE_FAILURES === 0;
  const lockMs = Math.min(FIRST_LOCK_MS * 2 ** (count / FREE_FAILURES - 1), LONGEST_LOCK_MS);
  // What was under way when the lock fell must not lift it.
  const until = isLock ? new Date(at.getTime() + lockMs).toISOString() : (lockedUntil(before, at) ?? null);
  await work.access.keepFailures(account, { count, failedAt: at.toISOString(), lockedUntil: until });
  const actor = { name: account, origin: 'api' } as const;
  if (isLock)
    await work.audit(actor, [{ action: 'lock-account', subject: account, after: { until } }], at.toISOString());
}

/** When a session was last used is kept to the minute, or every click would be a write; finer where it ends after few minutes without use. */
const SESSION_GRAIN_MS = 60_000;

function grainMs({ sessionIdleMs }: SignInMeans): number {
  return sessionIdleMs > 0 ? Math.min(SESSION_GRAIN_MS, sessionIdleMs / 4) : SESSION_GRAIN_MS;
}

const USE_GRAIN_MS = 60 * 60_000;

/** When a token was last used is kept to the hour, or every request would be a write. */
async function noteUse(id: string, usedAt: string | null, { unitOfWork, now }: SignInMeans): Promise<void> {
  const at = now();
  if (usedAt !== null && at.getTime() - Date.parse(usedAt) < USE_GRAIN_MS) return;
  await unitOfWork((work) => work.access.noteTokenUse(id, at.toISOString()));
}
