import type { FastifyRequest } from 'fastify';
import type { House } from '../../context.ts';
import type { CurationRequest } from '../../operations/curation/requests/request-ports.ts';
import { requestStore } from '../../store/ports/request-store.ts';
import { cookieOf, namedCookie } from '../sign-in/session-cookie.ts';
import { hashSecret } from '../sign-in/sign-in-request.ts';

const PREFIX = 'corestone_request_';
const KEY = /^[0-9a-f]{32}$/;
const KEPT_S = 180 * 86_400;
const MOST = 40;

/** The name of the cookie that carries the secret of a request. */
const cookieName = (id: string): string => PREFIX + id.replaceAll('-', '');

/** The cookie with which a browser holds a request from now on: out of the reach of scripts, for our own pages only. */
export function requestCookie(id: string, secret: string, baseUrl: string): string {
  return namedCookie(cookieName(id), baseUrl, secret, KEPT_S);
}

/**
 * The requests that a visitor holds by cookies, as they are now, in no order; none for who opened no link. One query, none where there are
 * no such cookies. A cookie whose link was replaced holds nothing.
 */
export async function readRequestVisitor(
  { store }: Pick<House, 'store'>,
  request: Pick<FastifyRequest, 'headers'>,
): Promise<readonly CurationRequest[]> {
  const secrets = secretsIn(request.headers.cookie ?? '');
  if (secrets.size === 0) return [];
  const found = await requestStore(store.read, store.engine).find([...secrets.keys()]);
  return found.filter(({ id, secretHash }) => secretHash !== '' && secretHash === hashSecret(secrets.get(id)!));
}

function secretsIn(header: string): ReadonlyMap<string, string> {
  const secrets = new Map<string, string>();
  for (const part of header.split(';')) {
    const [name = '', secret = ''] = part.trim().split(/=(.*)/s);
    const key = name.slice(PREFIX.length);
    if (!name.startsWith(PREFIX) || !KEY.test(key) || secret === '' || secrets.size >= MOST) continue;
    secrets.set(key.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), secret);
  }
  return secrets;
}

/** The secret with which a browser holds a request; undefined where it brings none. */
export function secretOf({ headers }: Pick<FastifyRequest, 'headers'>, id: string): string | undefined {
  return cookieOf(headers.cookie ?? '', cookieName(id));
}
