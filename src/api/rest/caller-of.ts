import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CorestoneError } from '../../domain/error.ts';
import type { SignIn } from '../../operations/access/sign-in.ts';
import { actFor, type Caller } from '../../operations/caller.ts';
import type { SignInRequest } from '../sign-in/sign-in-request.ts';

const callers = new WeakMap<FastifyRequest, Caller>();

/**
 * Signs in whoever sends credentials, before anything else is looked at; wrong ones are refused even where none are needed.
 * `On-Behalf-Of: AGENT.CLIENT` makes a manager act for a client, which the audit trail keeps.
 */
export function signInCallers(app: FastifyInstance, signIn: SignInRequest): void {
  app.addHook('onRequest', async (request) => {
    const result = await signIn(request);
    if (result === undefined) return;
    if (!result.ok) throw refusal(result);
    const wanted = request.headers['on-behalf-of'];
    const caller = typeof wanted === 'string' ? actFor(result.caller, wanted.trim().toUpperCase()) : result.caller;
    callers.set(request, caller);
  });
}

/** Who sent a request; throws `not-signed-in` where nobody said. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (caller !== undefined) return caller;
  throw new CorestoneError('not-signed-in', 'Sign in with Basic authentication, or with a token as Bearer.');
}

/** Who sent a request, where that need not be known. */
export function callerIfAny(request: FastifyRequest): Caller | undefined {
  return callers.get(request);
}

function refusal(result: Exclude<SignIn, { ok: true }>): CorestoneError {
  if (result.reason === 'locked')
    return new CorestoneError(
      'too-many',
      `Too many failed sign-ins; the account is locked until ${result.lockedUntil}.`,
    );
  const words = {
    unknown: 'Account and password do not fit.',
    inactive: 'The account is not active.',
    expired: 'The token or session has expired.',
  };
  return new CorestoneError('not-signed-in', words[result.reason]);
}
