import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { House } from '../../context.ts';
import {
  type SignIn,
  type SignInMeans,
  signInByPassword,
  signInBySession,
  signInByToken,
} from '../../operations/access/sign-in.ts';
import { signInReader } from '../../store/read/sign-in-reader.ts';
import { isFromOwnPage } from './is-from-own-page.ts';
import { cookieOf, SESSION_COOKIE } from './session-cookie.ts';
import { VerifiedPasswords } from './verified-passwords.ts';

/** Finds out who calls; undefined where a request brings nothing to sign in with. */
export type SignInRequest = (request: FastifyRequest) => Promise<SignIn | undefined>;

/** A secret as it is kept: tokens and sessions are long and random, so a plain digest is enough. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'base64url');
}

/** What signing in needs, on a house. Passwords that were verified are remembered as long as this lives. */
export function signInMeans(house: House): SignInMeans {
  const verified = new VerifiedPasswords();
  return {
    reader: signInReader(house.store),
    unitOfWork: house.unitOfWork,
    verify: (account, password, passwordHash) => verified.verify(account, password, passwordHash),
    isNewGuess: (account, password) => verified.isNewGuess(account, password),
    hashSecret,
    now: house.now,
  };
}

/**
 * Reads `Authorization: Basic` (RFC 7617, UTF-8) and `Bearer` (RFC 6750), and the session cookie; a cookie counts for a
 * changing request only when the browser says that it comes from our own pages.
 */
export function signInRequest(means: SignInMeans): SignInRequest {
  return async (request) => {
    const { authorization } = request.headers;
    const [scheme = '', credentials = ''] = (authorization ?? '').split(/ +(.*)/s);
    if (/^basic$/i.test(scheme)) return byBasic(credentials, means);
    if (/^bearer$/i.test(scheme)) return signInByToken(credentials.trim(), means);
    const session = sessionSecret(request);
    if (session === undefined || !(SAFE.has(request.method) || isFromOwnPage(request))) return undefined;
    return signInBySession(session, means);
  };
}

/** The secret of the session a browser sends along; undefined where there is none. */
export function sessionSecret(request: FastifyRequest): string | undefined {
  return cookieOf(request.headers.cookie ?? '', SESSION_COOKIE);
}

async function byBasic(credentials: string, means: SignInMeans): Promise<SignIn> {
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return { ok: false, reason: 'unknown' };
  return signInByPassword(text.slice(0, colon), text.slice(colon + 1), means);
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
