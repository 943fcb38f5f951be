import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { seatAtParty } from '../../../operations/curation/party/party-access.ts';
import { whoIsHere } from '../../../operations/curation/party/view-party.ts';
import { knownBefore, streamEvents } from '../../event-stream.ts';
import { PROBLEMS } from '../shapes.ts';
import { guestOf } from './party-guest.ts';
import { readingOf } from './party-routes.ts';
import { PartyWatch } from './party-watch.ts';
import { PresenceAnswerShape, PresenceBodyShape, WhichParty } from './sampling-shapes.ts';

/** After `longestMs` a browser asks again by itself, and is looked at again for what it may. */
const TIMES = { retryMs: 2000, longestMs: 15 * 60_000 };

const LiveQuery = Type.Object({
  after: Type.Optional(Type.Integer({ minimum: 0, description: 'The change that is known.' })),
});

type ById = { Params: Static<typeof WhichParty> };

const tags = ['sampling'];

/** Server-sent events of a sampling party, and who is here; the watch, so that what is done here can wake it. */
export function registerPartyLiveRoutes(api: FastifyInstance, house: House): PartyWatch {
  const watch = new PartyWatch(house);
  api.addHook('preClose', async () => watch.close());
  registerEvents(api, house, watch);
  api.put<ById & { Body: Static<typeof PresenceBodyShape> }>(
    '/sampling-parties/:id/presence',
    {
      schema: {
        tags,
        summary: 'Says that one is here; told to others for 60 seconds',
        params: WhichParty,
        body: PresenceBodyShape,
        response: { 200: PresenceAnswerShape, ...PROBLEMS },
      },
    },
    async (request) => {
      const guest = await guestOf(house, request);
      const { lookingAt } = request.body;
      const now = house.now();
      const { partyId } = await house.unitOfWork(async (work) => {
        const { party, you, lane, visitor } = await seatAtParty(work, request.params.id, guest);
        const said = { person: you.name, lane, isCurator: you.isCurator, lookingAt, at: now.toISOString() };
        await work.sampling.putPresence(party.id, visitor, said);
        return { partyId: party.id };
      });
      void watch.look(true);
      return { presence: await whoIsHere(readingOf(house.store), partyId, now) };
    },
  );
  return watch;
}

function registerEvents(api: FastifyInstance, house: House, watch: PartyWatch): void {
  const schema = {
    tags,
    summary: 'Server-sent events: `changed` with `seq`, `presence` with who is here',
    params: WhichParty,
    querystring: LiveQuery,
    produces: ['text/event-stream'],
    response: PROBLEMS,
  };
  api.get<ById & { Querystring: Static<typeof LiveQuery> }>(
    '/sampling-parties/:id/live',
    { schema },
    async (request, reply) => {
      const { party } = await seatAtParty(readingOf(house.store), request.params.id, await guestOf(house, request));
      const after = knownBefore(request, request.query.after);
      streamEvents(request, reply, TIMES, ({ tell, end }) =>
        watch.listen(
          {
            partyId: party.id,
            changed: (seq) => tell('changed', { seq }, seq),
            presence: (all) => tell('presence', all),
            closed: end,
          },
          after,
        ),
      );
    },
  );
}
