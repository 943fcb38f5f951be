import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { type TreePart, WHOLE_TREE } from '../../../domain/party/tree-right.ts';
import type { Presence } from '../../../domain/station/station-live.ts';
import { findReadableIds } from '../../../store/read/station-objects.ts';
import { knownBefore, streamEvents } from '../../event-stream.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { enterExpedition, readExpedition } from './find-expedition.ts';
import { PresenceBoard } from './presence-board.ts';
import { CodeParams, PresenceBody, PresenceShape } from './station-shapes.ts';
import { TreeWatch } from './tree-watch.ts';

/** After `longestMs` a browser asks again by itself, and is looked at again for what it may. */
const TIMES = { retryMs: 2000, longestMs: 15 * 60_000 };

const LiveQuery = Type.Object({
  after: Type.Optional(Type.Integer({ minimum: 0, description: 'The seq the station knows.' })),
});

interface Code {
  Params: Static<typeof CodeParams>;
}

/** Server-sent events of an expedition, and who is where; the watch, so that saving can wake it. */
export function registerLiveRoutes(api: FastifyInstance, house: House): TreeWatch {
  const board = new PresenceBoard();
  const watch = new TreeWatch(house, board);
  api.addHook('preClose', async () => watch.close());
  registerEvents(api, house, watch);
  const schema = {
    tags: ['station'],
    summary: 'Says who is where; told to others for 60 seconds',
    params: CodeParams,
    body: PresenceBody,
    response: { 200: PresenceShape, ...PROBLEMS },
  };
  api.put<Code & { Body: Static<typeof PresenceBody> }>(
    '/station/expeditions/:code/presence',
    { schema },
    async (request) => {
      const { id, rights } = await enterExpedition(house, request, request.params.code);
      const { station, screen, objectId = null } = request.body;
      const at = house.now().toISOString();
      if (board.put(id, { station, person: callerOf(request).name, screen, objectId, at })) void watch.look();
      return { presence: await seenPresence(house, board.at(id, house.now()), rights.reads) };
    },
  );
  return watch;
}

function registerEvents(api: FastifyInstance, house: House, watch: TreeWatch): void {
  const schema = {
    tags: ['station'],
    summary: 'Server-sent events: `changed` with `throughSeq`, `presence` with who is where',
    params: CodeParams,
    querystring: LiveQuery,
    produces: ['text/event-stream'],
    response: PROBLEMS,
  };
  api.get<Code & { Querystring: Static<typeof LiveQuery> }>(
    '/station/expeditions/:code/live',
    { schema },
    async (request, reply) => {
      const { id, rights } = await readExpedition(house, request, request.params.code);
      const after = knownBefore(request, request.query.after);
      streamEvents(request, reply, TIMES, ({ tell, end }) =>
        watch.listen(
          {
            expeditionId: id,
            changed: (throughSeq) => tell('changed', { throughSeq }, throughSeq),
            presence: (all) => {
              // What cannot be told now is told when somebody moves next.
              void seenPresence(house, all, rights.reads).then(
                (seen) => tell('presence', seen),
                () => {},
              );
            },
            closed: end,
          },
          after,
        ),
      );
    },
  );
}

/** Who is where, without the objects that the reader may not see. */
async function seenPresence(
  { store }: House,
  all: readonly Presence[],
  reads: readonly TreePart[],
): Promise<Presence[]> {
  if (reads === WHOLE_TREE) return [...all];
  const ids = all.flatMap(({ objectId }) => (objectId === null ? [] : [objectId]));
  const seen = await findReadableIds(store.read, store.engine, ids, reads);
  return all.map((one) => ({
    ...one,
    objectId: one.objectId !== null && seen.has(one.objectId) ? one.objectId : null,
  }));
}
