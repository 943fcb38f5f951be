import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CorestoneError } from '../../domain/error.ts';
import { callerAddress, isThisMachine } from '../sign-in/caller-address.ts';
import type { Allowances } from './allowance.ts';
import { type Cost, costOf } from './request-cost.ts';

/** Who keeps the accounts of all addresses, how much each has a minute, and the clock. */
export interface VisitorLimits {
  readonly allowances: Allowances;
  readonly perMinute: number;
  readonly now: () => Date;
}

/**
 * Lets each address ask for no more than its share of what takes work; see {@link costOf}. Answers of what costs carry `RateLimit-Limit`,
 * `-Remaining`, `-Reset` and `-Policy` (draft-ietf-httpapi-ratelimit-headers-07); beyond it `too-many` with `Retry-After`. An answer 304
 * costs nothing, but of a data sheet, which must be written for it. This machine itself is not limited.
 */
export function limitVisitors(app: FastifyInstance, limits: VisitorLimits): void {
  app.addHook('onRequest', async (request, reply) => takeFor(limits, request, reply));
  app.addHook('onResponse', async (request, reply) => {
    const { points, isMadeAnyway } = costOfRequest(request);
    if (reply.raw.statusCode === 304 && points > 0 && isMadeAnyway !== true)
      limits.allowances.giveBack(callerAddress(request), points);
  });
}

function costOfRequest({ routeOptions, query, headers }: FastifyRequest): Cost {
  return costOf(routeOptions.url, { format: (query as { format?: unknown }).format, accept: headers.accept });
}

function takeFor({ allowances, perMinute, now }: VisitorLimits, request: FastifyRequest, reply: FastifyReply): void {
  const cost = costOfRequest(request);
  if (cost.points === 0 || isThisMachine(callerAddress(request))) return;
  const left = allowances.take(callerAddress(request), cost.points, now().getTime());
  if (cost.isTold || !left.isAllowed) {
    void reply.headers({
      'RateLimit-Limit': perMinute,
      'RateLimit-Remaining': left.remaining,
      'RateLimit-Reset': left.resetS,
      'RateLimit-Policy': `${perMinute};w=60`,
    });
  }
  if (left.isAllowed) return;
  // A page of another site learns why, too.
  void reply.headers({ 'Retry-After': left.retryS, 'Access-Control-Allow-Origin': '*' });
  throw new CorestoneError(
    'too-many',
    `This address asked for more than ${perMinute} points a minute (a page is 1, a search, map or data sheet 10, an export 100); go on in ${left.retryS} s.`,
  );
}
