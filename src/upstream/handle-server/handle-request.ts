import type { Account } from '../http/account.ts';
import { isReply, type NoReply, type Reply } from '../http/ask.ts';
import { askSigned } from '../http/ask-signed.ts';
import { membersOf, readJson, textMember } from '../http/json-members.ts';
import { away, judge, refused, unsure } from '../http/judge.ts';
import type { UpstreamFailure } from '../upstream.ts';
import type { HandleValue } from './handle-value.ts';

/** Codes of an answer that its HTTP status does not tell apart (igsn-registry-protocols 5.2). */
const CODE = { done: 1, notFound: 100, exists: 101 } as const;

/** Credentials that are wrong for every handle, not for this one. */
const LOCKED_OUT: ReadonlySet<number> = new Set([402, 403, 404, 405, 406]);

/** What became of a write. */
export type HandleWritten = { readonly outcome: 'written' } | { readonly outcome: 'exists' } | UpstreamFailure;

/** What a handle holds; `outcome` tells apart that there is none. */
export type HandleRead =
  | { readonly outcome: 'read'; readonly values: readonly HandleValue[] }
  | { readonly outcome: 'none' }
  | UpstreamFailure;

/** Writes all values of a handle; without `overwrite` only where it is new. Source: JSON API of the handle server. */
export async function putHandle(
  account: Account,
  handle: string,
  values: readonly HandleValue[],
  overwrite: boolean,
): Promise<HandleWritten> {
  const reply = await askSigned(account, {
    method: 'PUT',
    path: `${handlePath(handle)}?overwrite=${overwrite}`,
    accept: 'application/json',
    contentType: 'application/json',
    body: JSON.stringify(values),
  });
  const code = codeOf(reply);
  if (isReply(reply) && isWritten(reply) && code === CODE.done) return { outcome: 'written' };
  if (!overwrite && isReply(reply) && reply.status === 409) return { outcome: 'exists' };
  return failure(account, `writing ${handle}`, reply);
}

/** Reads a handle from the server that answers for it, with what only its administrator sees. */
export async function getHandle(account: Account, handle: string): Promise<HandleRead> {
  const path = `${handlePath(handle)}?auth=true`;
  const reply = await askSigned(account, { method: 'GET', path, accept: 'application/json' });
  const code = codeOf(reply);
  if (isReply(reply) && reply.status === 404 && (code === CODE.notFound || code === undefined))
    return { outcome: 'none' };
  const { values } = membersOf(isReply(reply) ? readJson(reply.body) : undefined);
  if (isReply(reply) && reply.status === 200 && Array.isArray(values))
    return { outcome: 'read', values: values.map(membersOf) };
  return failure(account, `reading ${handle}`, reply);
}

/** Takes a handle away; one that is not there is away already. */
export async function deleteHandle(account: Account, handle: string): Promise<HandleWritten> {
  const reply = await askSigned(account, { method: 'DELETE', path: handlePath(handle), accept: 'application/json' });
  if (!isReply(reply)) return failure(account, `deleting ${handle}`, reply);
  const isAway = reply.status === 404 && codeOf(reply) === CODE.notFound;
  if (isAway || (reply.status === 200 && codeOf(reply) === CODE.done)) return { outcome: 'written' };
  return failure(account, `deleting ${handle}`, reply);
}

/** The names of the handles below a prefix on one page, counted from 0, and how many there are in all. Throws when it cannot be read. */
export async function listHandles(
  account: Account,
  prefix: string,
  page: number,
  pageSize: number,
): Promise<{ readonly handles: readonly string[]; readonly totalCount: number }> {
  const query = new URLSearchParams({ prefix, page: String(page), pageSize: String(pageSize) });
  const reply = await askSigned(account, { method: 'GET', path: `/api/handles?${query}`, accept: 'application/json' });
  const { handles, totalCount } = membersOf(isReply(reply) ? readJson(reply.body) : undefined);
  if (!isReply(reply) || reply.status !== 200 || !Array.isArray(handles))
    throw new Error(failure(account, `listing ${prefix}`, reply).reason);
  return { handles: handles.map(String), totalCount: Number(totalCount) };
}

const isWritten = ({ status }: Reply): boolean => status === 200 || status === 201;

/** The first slash of a handle is no part of its path that could be mistaken; the rest is encoded. */
const handlePath = (handle: string): string => `/api/handles/${encodeURIComponent(handle).replaceAll('%2F', '/')}`;

function codeOf(reply: Reply | NoReply): number | undefined {
  const { responseCode } = membersOf(isReply(reply) ? readJson(reply.body) : undefined);
  return typeof responseCode === 'number' ? responseCode : undefined;
}

function failure(account: Account, what: string, reply: Reply | NoReply): UpstreamFailure {
  const code = codeOf(reply);
  const message = isReply(reply) ? textMember(membersOf(readJson(reply.body)), 'message') : undefined;
  const detail = code === undefined ? '' : `responseCode ${code}${message === undefined ? '' : ` ${message}`}`;
  const judged = judge(account, what, reply, detail);
  if (!isReply(reply)) return judged;
  if (reply.status === 403 && code !== undefined && LOCKED_OUT.has(code))
    return away(judged.reason, { isLockedOut: true });
  // Another server answers for the prefix, or this one cannot do it: asking again changes nothing.
  if (reply.status === 300 || reply.status === 501) return refused(judged.reason);
  // A success that does not say what it did, or says something else.
  return reply.status < 300 ? unsure(`${judged.reason} (not what was asked for)`) : judged;
}
