import { UPSTREAM_KINDS, type UpstreamDefinition } from '../domain/registration/upstream-definition.ts';

/** A text or number of the file: what it is for, its rule in words, and whether a value keeps it. */
interface Member {
  readonly rule: string;
  readonly fits: (value: unknown) => boolean;
}

const text = (pattern: RegExp, rule: string): Member => ({
  rule,
  fits: (value) => typeof value === 'string' && pattern.test(value),
});

const number = (minimum: number, maximum: number, rule: string, isWhole = true): Member => ({
  rule,
  fits: (value) =>
    typeof value === 'number' && value >= minimum && value <= maximum && (!isWhole || Number.isInteger(value)),
});

const ANY_TEXT = text(/^.{1,2000}$/, 'a text of one line');

/** Every member an upstream may have in the file. */
export const UPSTREAM_MEMBERS: Readonly<Record<string, Member>> = {
  name: text(/^[a-z][a-z0-9-]{0,39}$/, 'a-z, 0-9 and hyphen, beginning with a letter'),
  kind: { rule: `one of ${UPSTREAM_KINDS.join(', ')}`, fits: (value) => UPSTREAM_KINDS.some((one) => one === value) },
  url: { rule: 'http:// or https:// address without user, query and fragment', fits: isAddress },
  user: ANY_TEXT,
  password: ANY_TEXT,
  passwordFile: ANY_TEXT,
  tokenFile: ANY_TEXT,
  tokenEnv: text(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of an environment variable'),
  passwordEnv: text(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of an environment variable'),
  concurrency: number(1, 256, 'a whole number from 1 to 256'),
  requestsPerSecond: number(0, 100_000, 'a number, 0 or more; 0 is no limit', false),
  timeoutS: number(1, 30, 'a number of seconds from 1 to 30', false),
  clientId: text(/^[A-Za-z0-9.-]{1,80}$/, 'the symbol of a repository'),
  prefix: text(/^[0-9]+(\.[0-9]+)*$/, 'digits and dots, without slash'),
  privateKeyFile: ANY_TEXT,
  adminHandle: text(/^[^\s%]{1,200}$/, 'a handle, as 0.NA/10273'),
  adminIndex: number(1, 2 ** 31 - 1, 'a whole number, 1 or more'),
  ttlS: number(1, 2 ** 31 - 1, 'a whole number of seconds, 1 or more'),
  aliasTo: text(/^doi$/, 'doi'),
  onWithdraw: text(/^(keep|delete)$/, 'keep or delete'),
};

const OF_HTTP = ['url', 'password', 'passwordFile', 'passwordEnv', 'concurrency', 'requestsPerSecond', 'timeoutS'];

/** The members each kind knows beside `name` and `kind`. */
export const MEMBERS_OF_KIND: Readonly<Record<UpstreamDefinition['kind'], readonly string[]>> = {
  corestone: ['url', 'tokenFile', 'tokenEnv', 'requestsPerSecond', 'timeoutS'],
  datacite: [...OF_HTTP, 'user', 'clientId'],
  handle: [...OF_HTTP, 'prefix', 'privateKeyFile', 'adminHandle', 'adminIndex', 'ttlS', 'aliasTo', 'onWithdraw'],
  mds: [...OF_HTTP, 'user', 'prefix'],
  recorded: [],
};

/** The members each kind must have. */
export const NEEDED_OF_KIND: Readonly<Record<UpstreamDefinition['kind'], readonly string[]>> = {
  corestone: ['url'],
  datacite: ['url', 'user'],
  handle: ['url', 'adminHandle'],
  mds: ['url', 'user'],
  recorded: [],
};

function isAddress(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, username, password, search, hash } = new URL(value);
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((one) => one === '');
}
