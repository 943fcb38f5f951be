import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { House } from '../../context.ts';
import { BY_ITSELF_HEADER } from '../../dissemination/frame/admin-script.ts';
import { signInBySession } from '../../operations/access/sign-in.ts';
import { signInReader } from '../../store/read/sign-in-reader.ts';
import { AddressGuesses } from './address-guesses.ts';
import { callerAddress } from './caller-address.ts';
import { isFromOwnPage } from './is-from-own-page.ts';
import { cookieOf, SESSION_COOKIE } from './session-cookie.ts';
import { type HttpSignIn, type HttpSignInMeans, signInByPasswordFrom, signInByTokenFrom } from './sign-in-from.ts';
import { VerifiedPasswords } from './verified-passwords.ts';
import { windowCounts } from './window-counts.ts';

/** Finds out who calls; undefined where a request brings nothing to sign in with. */
export type SignInRequest = (request: FastifyRequest) => Promise<HttpSignIn | undefined>;

/** A secret as it is kept: tokens and sessions are long and random, so a plain digest is enough. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'base64url');
}

/**
 * What signing in needs, on a house. Passwords that were verified are remembered as long as this lives, and so is which
 * addresses guessed: one for all protocols of a server.
 */
export function signInMeans(house: House): HttpSignInMeans {
  const verified = new VerifiedPasswords();
  return {
    reader: signInReader(house.store),
    unitOfWork: house.unitOfWork,
    verify: (account, password, passwordHash) => verified.verify(account, password, passwordHash),
    isNewGuess: (account, password) => verified.isNewGuess(account, password),
    hashSecret,
    now: house.now,
    sessionIdleMs: house.settings.sessionIdleMinutes * 60_000,
    guesses: new AddressGuesses(house.settings.signInFailures, windowCounts(house)),
  };
}

/**
 * Reads `Authorization: Basic` (RFC 7617, UTF-8) and `Bearer` (RFC 6750), the token of a calendar's address, and the session cookie; a cookie counts for a
 * changing request only when the browser says that it comes from our own pages.
 */
export function signInRequest(means: HttpSignInMeans): SignInRequest {
  return async (request) => {
    const { authorization } = request.headers;
    const [scheme = '', credentials = ''] = (authorization ?? '').split(/ +(.*)/s);
    if (/^basic$/i.test(scheme)) return byBasic(callerAddress(request), credentials, means);
    if (/^bearer$/i.test(scheme)) return signInByTokenFrom(callerAddress(request), credentials.trim(), means);
    const feed = calendarToken(request);
    if (feed !== undefined) return byCalendarToken(callerAddress(request), feed, means);
    const session = sessionSecret(request);
    if (session === undefined || !(SAFE.has(request.method) || isFromOwnPage(request))) return undefined;
    return signInBySession(session, means, !isAskedByItself(request));
  };
}

/** Calendars of people cannot send a token but in the address that they subscribe to; nothing else takes one there. */
function calendarToken({ url, method }: FastifyRequest): string | undefined {
  const at = url.indexOf('/api/v1/sample-requests/calendar.ics?');
  if (at < 0 || method !== 'GET') return undefined;
  return new URLSearchParams(url.slice(url.indexOf('?', at))).get('token') ?? undefined;
}

/** An address is kept in many places: a token in one must be able to read only. */
async function byCalendarToken(address: string, token: string, means: HttpSignInMeans): Promise<HttpSignIn> {
  const result = await signInByTokenFrom(address, token, means);
  return result.ok && result.caller.scope !== 'read' ? { ok: false, reason: 'unknown' } : result;
}

/** What pages ask without anybody doing anything: streams of changes, what changed, themselves again, where a station stands, what waits in line, and who is at a sampling party. */
function isAskedByItself({ method, url, headers }: FastifyRequest): boolean {
  if (/\/live(\?|$)/.test(url) || headers[BY_ITSELF_HEADER] !== undefined) return true;
  if (/\/api\/v1\/(push|print-jobs)(\?|$)/.test(url)) return method === 'GET';
  if (/\/api\/v1\/sampling-parties\//.test(url)) return method === 'GET' || /\/presence(\?|$)/.test(url);
  return /\/api\/v1\/station\//.test(url) && (method === 'GET' || method === 'PUT');
}

/** The secret of the session a browser sends along; undefined where there is none. */
export function sessionSecret(request: FastifyRequest): string | undefined {
  return cookieOf(request.headers.cookie ?? '', SESSION_COOKIE);
}

async function byBasic(address: string, credentials: string, means: HttpSignInMeans): Promise<HttpSignIn> {
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return { ok: false, reason: 'unknown' };
  return signInByPasswordFrom(address, text.slice(0, colon), text.slice(colon + 1), means);
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
