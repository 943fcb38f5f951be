import type { NoReply, Reply } from './ask.ts';
import type { Gate } from './gate.ts';

/** How to reach one upstream: address without trailing slash, who we are there, and how long a request may take. */
export interface Account {
  readonly name: string;
  readonly url: string;
  /** Empty where `password` is a token. */
  readonly user: string;
  readonly password: string;
  readonly timeoutS: number;
  readonly gate: Gate;
  /** Where the server wants a session instead of user and password. */
  readonly session?: AccountSession;
}

/** A session at an upstream, opened when it is first needed. */
export interface AccountSession {
  /** The `Authorization` of requests; else what the server answered to signing in. */
  readonly authorization: (account: Account) => Promise<string | Reply | NoReply>;
  /** The server no longer knows it. */
  readonly end: (authorization: string) => Promise<void>;
  readonly secrets: () => readonly string[];
}

/** The `Authorization` of an account: Basic, UTF-8 (RFC 7617), or, for who has no user, the token as Bearer (RFC 6750). */
export function authorizationOf({ user, password }: Pick<Account, 'user' | 'password'>): string {
  if (user === '') return `Bearer ${password}`;
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** A text of an upstream for people and logs: one line, at most 400 characters, without what nobody else may know. */
export function toldBy(account: Pick<Account, 'user' | 'password' | 'session'>, text: string): string {
  const { password, session } = account;
  const own = [authorizationOf(account).replace(/^\S+ /, ''), password, encodeURIComponent(password)];
  const secrets = [...own, ...(session?.secrets() ?? [])];
  let told = text;
  for (const secret of secrets) if (secret !== '') told = told.replaceAll(secret, '…');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a terminal.
  const line = told.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
  return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}
