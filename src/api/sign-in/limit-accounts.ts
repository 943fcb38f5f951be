import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CorestoneError } from '../../domain/error.ts';
import { callerAddress } from './caller-address.ts';

/**
 * Limits requests a minute by account, so that one busy client takes nothing from another; who is not signed in counts by
 * address. Answers carry `ratelimit-limit`, `-remaining` and `-reset`; beyond it `too-many` with `Retry-After`. 0 is no limit.
 */
export async function limitAccounts(
  app: FastifyInstance,
  perMinute: number,
  accountOf: (request: FastifyRequest) => string | undefined,
): Promise<void> {
  if (perMinute === 0) return;
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: '1 minute',
    // After signing in, or nobody would have an account yet.
    hook: 'preHandler',
    keyGenerator: (request) => accountOf(request) ?? `address ${callerAddress(request)}`,
    enableDraftSpec: true,
    errorResponseBuilder: (_request, { max, after }) =>
      new CorestoneError('too-many', `More than ${max} requests a minute; go on in ${after}.`),
  });
}
