import { type Members, membersOf, textMember } from '../http/json-members.ts';

/** One value of a handle as the server's JSON API writes it; members we do not know stay as they came. */
export type HandleValue = Members;

/** Who may administer a handle: a handle with a key, and the index of that key. */
export interface HandleAdmin {
  readonly handle: string;
  readonly index: number;
}

/** All twelve rights; the string begins with the most significant (list handles) and ends with add handle. */
const ALL_RIGHTS = '111111111111';

const URL_INDEX = 1;
const ADMIN_INDEX = 100;

/** What a handle of ours leads to: an address, or another handle (a DOI is one). */
export type HandleTarget = { readonly url: string } | { readonly aliasTo: string };

/** The values of one of our handles: who administers it at index 100, where it leads at index 1. `ttlS` is in seconds. */
export function ownValues(target: HandleTarget, admin: HandleAdmin, ttlS: number): readonly HandleValue[] {
  const [type, value] = 'url' in target ? ['URL', target.url] : ['HS_ALIAS', target.aliasTo];
  return [
    {
      index: ADMIN_INDEX,
      type: 'HS_ADMIN',
      data: { format: 'admin', value: { ...admin, permissions: ALL_RIGHTS } },
      ttl: ttlS,
    },
    { index: URL_INDEX, type, data: { format: 'string', value }, ttl: ttlS },
  ];
}

/** Whether a handle has our values already, and none that leads elsewhere. Times and rights of a value are not compared. */
export function hasOwnValues(there: readonly HandleValue[], own: readonly HandleValue[]): boolean {
  const leading = there.filter((one) => isOurs(one) && one.type !== 'HS_ADMIN');
  return leading.length === 1 && own.every((one) => there.some((other) => isSame(one, other)));
}

/** Our values, and with them what others keep at the handle under indexes of their own. */
export function mergedValues(there: readonly HandleValue[], own: readonly HandleValue[]): readonly HandleValue[] {
  const taken = new Set(own.map((one) => one.index));
  return [...own, ...there.filter((one) => !isOurs(one) && !taken.has(one.index)).map(withoutTime)];
}

/** Where a handle leads by its values: the address of the first URL, `hdl:` and a handle for an alias; undefined for neither. */
export function targetOf(values: readonly HandleValue[]): string | undefined {
  // An alias is followed before any address is looked at.
  const alias = values.find((one) => one.type === 'HS_ALIAS');
  if (alias !== undefined) return `hdl:${textMember(membersOf(alias.data), 'value') ?? ''}`;
  const url = values.find((one) => one.type === 'URL');
  return url === undefined ? undefined : textMember(membersOf(url.data), 'value');
}

const isOurs = ({ type }: HandleValue): boolean => type === 'URL' || type === 'HS_ALIAS' || type === 'HS_ADMIN';

function isSame(own: HandleValue, there: HandleValue): boolean {
  return own.index === there.index && own.type === there.type && own.ttl === there.ttl && isSameData(own, there);
}

function isSameData(own: HandleValue, there: HandleValue): boolean {
  const [mine, theirs] = [membersOf(own.data).value, membersOf(there.data).value];
  if (own.type !== 'HS_ADMIN') return mine === theirs;
  const [one, other] = [membersOf(mine), membersOf(theirs)];
  const sameHandle = String(one.handle).toUpperCase() === String(other.handle).toUpperCase();
  return sameHandle && Number(one.index) === Number(other.index) && one.permissions === other.permissions;
}

const withoutTime = ({ timestamp: _, ...value }: HandleValue): HandleValue => value;
