import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { House } from '../../context.ts';
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
 * Reads `Authorization: Basic` (RFC 7617, UTF-8) and `Bearer` (RFC 6750), and the session cookie; a cookie counts for a
 * changing request only when the browser says that it comes from our own pages.
 */
export function signInRequest(means: HttpSignInMeans): SignInRequest {
  return async (request) => {
    const { authorization } = request.headers;
    const [scheme = '', credentials = ''] = (authorization ?? '').split(/ +(.*)/s);
    if (/^basic$/i.test(scheme)) return byBasic(callerAddress(request), credentials, means);
    if (/^bearer$/i.test(scheme)) return signInByTokenFrom(callerAddress(request), credentials.trim(), means);
    const session = sessionSecret(request);
    if (session === undefined || !(SAFE.has(request.method) || isFromOwnPage(request))) return undefined;
    return signInBySession(session, means, !isAskedByItself(request));
  };
}

/** What pages ask without anybody doing anything: streams of changes, what changed, where a station stands, and what waits in line. */
function isAskedByItself({ method, url }: FastifyRequest): boolean {
  if (/\/live(\?|$)/.test(url)) return true;
  if (/\/api\/v1\/(push|print-jobs)(\?|$)/.test(url)) return method === 'GET';
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
