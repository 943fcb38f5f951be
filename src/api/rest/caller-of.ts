import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { actFor, type Caller } from '../../operations/caller.ts';
import { type HttpSignIn, secondsUntil } from '../sign-in/sign-in-from.ts';
import type { SignInRequest } from '../sign-in/sign-in-request.ts';

const callers = new WeakMap<FastifyRequest, Caller>();

/**
 * Signs in whoever sends credentials, before anything else is looked at; wrong ones are refused even where none are needed.
 * Who must wait is told how long (`Retry-After`). `On-Behalf-Of: AGENT.CLIENT` makes a manager act for a client, which the audit trail keeps.
 */
export function signInCallers(app: FastifyInstance, signIn: SignInRequest, now: () => Date): void {
  app.addHook('onRequest', async (request, reply) => {
    const result = await signIn(request);
    if (result === undefined) return;
    if (!result.ok) {
      if ('lockedUntil' in result) void reply.header('retry-after', secondsUntil(result.lockedUntil, now()));
      throw refusal(result);
    }
    const wanted = request.headers['on-behalf-of'];
    const caller = typeof wanted === 'string' ? actFor(result.caller, wanted.trim().toUpperCase()) : result.caller;
    callers.set(request, caller);
  });
}

/** Who sent a request; throws `not-signed-in` where nobody said. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (caller !== undefined) return caller;
  throw unsigned('Sign in with Basic authentication, or with a token as Bearer.');
}

/** Who sent a request, where that need not be known. */
export function callerIfAny(request: FastifyRequest): Caller | undefined {
  return callers.get(request);
}

function refusal(result: Exclude<HttpSignIn, { ok: true }>): CorestoneError {
  if (result.reason === 'locked')
    return new CorestoneError(
      'too-many',
      `Too many failed sign-ins; the account is locked until ${result.lockedUntil}.`,
    );
  if (result.reason === 'limited')
    return new CorestoneError(
      'too-many',
      `Too many failed sign-ins from this address; go on at ${result.lockedUntil}.`,
    );
  const words = {
    unknown: 'Account and password do not fit.',
    inactive: 'The account is not active.',
    expired: 'The token or session has expired.',
  };
  return unsigned(words[result.reason]);
}

/** What was sent is not said back. */
function unsigned(message: string): CorestoneError {
  const rule = 'Basic with a name and its password, or Bearer with a token that is in force';
  const findings = [finding('credentials', message, { field: 'Authorization', rule })];
  return new CorestoneError('not-signed-in', message, { findings });
}
