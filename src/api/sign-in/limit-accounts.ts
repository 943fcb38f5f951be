import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { callerAddress } from './caller-address.ts';
import { type WindowCounts, windowCounts } from './window-counts.ts';

const WINDOW_MS = 60_000;

/**
 * Limits requests a minute by account, so that one busy client takes nothing from another; who is not signed in counts by
 * address. An account has so many over all APIs, and, where servers share their counts, over all servers. Answers carry
 * `ratelimit-policy`, `-limit`, `-remaining` and `-reset`; beyond it `too-many` with `Retry-After`. 0 is no limit.
 */
export async function limitAccounts(
  app: FastifyInstance,
  house: House,
  accountOf: (request: FastifyRequest) => string | undefined,
): Promise<void> {
  const perMinute = house.settings.apiRateLimit;
  if (perMinute === 0) return;
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: WINDOW_MS,
    // After signing in, or nobody would have an account yet.
    hook: 'preHandler',
    keyGenerator: (request) => accountOf(request) ?? `address ${callerAddress(request)}`,
    store: storeOn(windowCounts(house), 'requests'),
    enableDraftSpec: true,
    errorResponseBuilder: (_request, { max, after }) =>
      new CorestoneError('too-many', `More than ${max} requests a minute; go on in ${after}.`),
  });
  sayPolicy(app, perMinute);
}

/** What is allowed in which time, as the drafts of the IETF on such headers say it. */
function sayPolicy(app: FastifyInstance, perMinute: number): void {
  app.addHook('onSend', async (_request, reply) => {
    if (reply.hasHeader('ratelimit-limit') && !reply.hasHeader('ratelimit-policy'))
      void reply.header('ratelimit-policy', `${perMinute};w=${WINDOW_MS / 1000}`);
  });
}

/** Our counts in the shape that the plug-in wants: a class that it makes itself. */
function storeOn(counts: WindowCounts, kind: string) {
  return class CountStore {
    incr(key: string, done: (error: Error | null, result?: { current: number; ttl: number }) => void): void {
      const nowMs = Date.now();
      const { count, endsAt } = counts.add(`${kind} ${key}`, WINDOW_MS, nowMs);
      done(null, { current: count, ttl: endsAt - nowMs });
    }

    child(): CountStore {
      return this;
    }
  };
}
