import { hash } from 'node:crypto';
import {
  type SignIn,
  type SignInMeans,
  signInByPassword,
  signInByToken,
  TOKEN_PREFIX,
} from '../../operations/access/sign-in.ts';
import type { AddressGuesses } from './address-guesses.ts';
import { isThisMachine } from './caller-address.ts';

/** What signing in over HTTP needs: the means, and the count of wrong sign-ins by address. */
export interface HttpSignInMeans extends SignInMeans {
  readonly guesses: AddressGuesses;
}

/** How signing in over HTTP ended; `limited` is an address with too many wrong tries, whoever it says to be. */
export type HttpSignIn = SignIn | { readonly ok: false; readonly reason: 'limited'; readonly lockedUntil: string };

/**
 * Signs in with a name and a password (or a token in its place) from an address. This machine itself is not limited: behind a
 * proxy that is not trusted everybody would be this machine.
 */
export async function signInByPasswordFrom(
  address: string,
  name: string,
  password: string,
  means: HttpSignInMeans,
): Promise<HttpSignIn> {
  if (password.startsWith(TOKEN_PREFIX)) return signInByTokenFrom(address, password, means);
  const signIn = () => signInByPassword(name, password, means);
  if (isThisMachine(address)) return signIn();
  const account = name.trim().toUpperCase();
  const { guesses, now } = means;
  if (guesses.isWelcome(address, account, now())) return signIn();
  const admission = guesses.admit(address, [account, password], now());
  if (!admission.isAdmitted) return limited(admission.until);
  const result = await signIn().catch((error: unknown) => {
    admission.giveBack();
    throw error;
  });
  if (result.ok) {
    admission.giveBack();
    guesses.welcome(address, account, now());
  }
  return result;
}

/**
 * Signs in with a token from an address. A right one is never refused: nobody guesses 256 bits, and who has one must not be shut
 * out by a neighbour. Wrong ones count, and beyond the limit they are answered as wrong passwords are.
 */
export async function signInByTokenFrom(address: string, secret: string, means: HttpSignInMeans): Promise<HttpSignIn> {
  const result = await signInByToken(secret, means);
  if (result.ok || result.reason !== 'unknown' || isThisMachine(address)) return result;
  const admission = means.guesses.admit(address, [hash('sha256', secret)], means.now());
  return admission.isAdmitted ? result : limited(admission.until);
}

/** Seconds until somebody may come again, at least one, as `Retry-After` says it (RFC 9110, 10.2.3). */
export function secondsUntil(until: string, now: Date): number {
  return Math.max(1, Math.ceil((Date.parse(until) - now.getTime()) / 1000));
}

function limited(until: Date): HttpSignIn {
  return { ok: false, reason: 'limited', lockedUntil: until.toISOString() };
}
