import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { Caller } from '../../../operations/caller.ts';
import { agentLanes } from '../../../outbox/push/agent-lanes.ts';
import { pushNow } from '../../../outbox/push/push-now.ts';
import { listRefusals, pushStandings } from '../../../outbox/push/push-standing.ts';
import { isInScope, scopeOf } from '../../admin/scope.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { type Push, PushBody, PushShape } from './push-shapes.ts';

const MOST_REFUSALS = 200;

/** `/api/v1/push`: how an expedition's records get to its agent, and having them sent now. */
export function registerPushRoutes(api: FastifyInstance, house: House): void {
  const tags = ['push'];
  api.get(
    '/push',
    { schema: { tags, summary: 'What waits for the agent', response: { 200: PushShape, ...PROBLEMS } } },
    async (request) => standing(house, callerOf(request)),
  );
  const summary = 'Push to the agent now; a worker does it, see GET /push';
  api.post<{ Body: Static<typeof PushBody> | null }>(
    '/push',
    { schema: { tags, summary, body: PushBody, response: { 202: PushShape, ...PROBLEMS } } },
    async (request, reply) => {
      const caller = callerOf(request);
      await orderPush(house, caller, request.body?.refusedToo === true);
      return reply.code(202).send(await standing(house, caller));
    },
  );
}

/**
 * Has everything pushed now, in the name of a caller; how many words were put in line. What was refused goes again for the clients
 * that the caller may deposit for. Throws `wrong-call` where the installation pushes
 * to nobody, `not-allowed` for who may deposit for no client.
 */
export async function orderPush({ store, upstreams, unitOfWork, now }: House, caller: Caller, refusedToo: boolean) {
  const scope = scopeOf(caller, 'deposit');
  if (scope.length === 0) throw new CorestoneError('not-allowed', `${caller.account} may not deposit for any client.`);
  if ((await agentLanes(store, upstreams)).length === 0)
    throw new CorestoneError('wrong-call', 'This installation pushes to no agent.');
  const count = await pushNow(store, upstreams, now(), { refusedToo, refusedOf: isInScope('r.client_symbol', scope) });
  const entry = { action: 'push-now', subject: 'outbox', after: { count, refusedToo } };
  await unitOfWork((work) => work.audit(caller, [entry], work.now()));
  return count;
}

async function standing(house: House, caller: Caller): Promise<Push> {
  if (scopeOf(caller, 'read').length === 0)
    throw new CorestoneError('not-allowed', `${caller.account} may read nothing here.`);
  return seenPush(house, caller);
}

/** How pushing stands, with what a caller may know of it: refusals of records that they read, and reasons that are about no other record. */
export async function seenPush({ store, upstreams, now }: House, caller: Caller): Promise<Push> {
  const readable = scopeOf(caller, 'read');
  const lanes = await agentLanes(store, upstreams);
  const agents = await pushStandings(store, upstreams, now());
  const scope = isInScope('r.client_symbol', readable);
  const refusals = await listRefusals(store.read, lanes, scope, MOST_REFUSALS);
  // What went wrong last may be about somebody else's record.
  const isWide = readable.includes('');
  return { agents: agents.map((one) => ({ ...one, reason: isWide || one.isAway ? one.reason : null })), refusals };
}
