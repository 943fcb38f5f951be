import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import type { PartySummary } from '../../../domain/curation/sampling-party.ts';
import type { Caller } from '../../../operations/caller.ts';
import { addRequest, removeRequest } from '../../../operations/curation/party/join-party.ts';
import { changeParty, makeParty } from '../../../operations/curation/party/keep-party.ts';
import { type PartyGuest, partyRights, seatAtParty } from '../../../operations/curation/party/party-access.ts';
import { viewParty } from '../../../operations/curation/party/view-party.ts';
import { expeditionsFor, theExpedition } from '../../../operations/station/station-access.ts';
import { requestStore } from '../../../store/ports/request-store.ts';
import { samplingStore } from '../../../store/ports/sampling-store.ts';
import { listSamplingParties } from '../../../store/read/list-sampling-parties.ts';
import { findEnteredExpeditions, listEnteredExpeditions } from '../../../store/read/station-expeditions.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { guestOf } from './party-guest.ts';
import {
  NewPartyShape,
  PartiesQuery,
  PartiesShape,
  PartyChangesShape,
  ViewShape,
  WhichParty,
  WhichRequest,
} from './sampling-shapes.ts';

type ById = { Params: Static<typeof WhichParty> };
type ByRequest = { Params: Static<typeof WhichRequest> };

const tags = ['sampling'];

/** `/api/v1/sampling-parties`: parties, and the requests that take part. */
export function registerPartyRoutes(api: FastifyInstance, house: House): void {
  registerParties(api, house);
  registerParty(api, house);
}

function registerParties(api: FastifyInstance, house: House): void {
  const listing = { tags, summary: 'Sampling parties of expeditions, the latest first', querystring: PartiesQuery };
  api.get<{ Querystring: Static<typeof PartiesQuery> }>(
    '/sampling-parties',
    { schema: { ...listing, response: { 200: PartiesShape, ...PROBLEMS } } },
    async (request) => {
      const { expedition, limit, before } = request.query;
      return { parties: await readableParties(house, callerOf(request), { code: expedition, limit, before }) };
    },
  );
  const making = { tags, summary: 'Make a sampling party', body: NewPartyShape };
  api.post<{ Body: Static<typeof NewPartyShape> }>(
    '/sampling-parties',
    { schema: { ...making, response: { 201: ViewShape, ...PROBLEMS } } },
    async (request, reply) => {
      const { expedition, place = '', firstDay = null, lastDay = null, requests = [], ...rest } = request.body;
      const caller = callerOf(request);
      const found = theExpedition(await findEnteredExpeditions(house.store.read, expedition), expedition, caller);
      const wanted = { ...rest, place, firstDay, lastDay, requests, expeditionId: found.id };
      const { id } = await makeParty(house.unitOfWork, wanted, caller);
      return reply.code(201).send(await seenParty(house, id, await guestOf(house, request)));
    },
  );
}

/** The parties of the expeditions that a caller looks on at or curates, or of one of them; the latest first. */
export async function readableParties(
  { store }: Pick<House, 'store'>,
  caller: Caller,
  {
    code,
    limit,
    before,
  }: { readonly code?: string | undefined; readonly limit: number; readonly before?: string | undefined },
): Promise<PartySummary[]> {
  const found =
    code === undefined
      ? expeditionsFor(await listEnteredExpeditions(store.read), caller)
      : [theExpedition(await findEnteredExpeditions(store.read, code), code, caller)];
  const readable = found.filter((one) => {
    const { mayLook, mayCurate } = partyRights(one.rights, one);
    return mayLook || mayCurate;
  });
  const parties = await listSamplingParties(
    store.read,
    store.engine,
    readable.map((one) => one.id),
    limit,
    before,
  );
  return parties.map(({ expeditionId, ...rest }) => {
    const { id, code: ofCode, name } = readable.find((one) => one.id === expeditionId)!;
    return { ...rest, expedition: { id, code: ofCode, name } };
  });
}

function registerParty(api: FastifyInstance, house: House): void {
  const shown = { 200: ViewShape, ...PROBLEMS };
  api.get<ById>(
    '/sampling-parties/:id',
    { schema: { tags, summary: 'A sampling party', params: WhichParty, response: shown } },
    async (request) => seenParty(house, request.params.id, await guestOf(house, request)),
  );
  const changing = {
    tags,
    summary: 'Change, close or open a sampling party',
    params: WhichParty,
    body: PartyChangesShape,
  };
  api.patch<ById & { Body: Static<typeof PartyChangesShape> }>(
    '/sampling-parties/:id',
    { schema: { ...changing, response: shown } },
    async (request) => {
      const guest = await guestOf(house, request);
      await changeParty(house.unitOfWork, request.params.id, request.body, guest);
      return seenParty(house, request.params.id, guest);
    },
  );
  const path = '/sampling-parties/:id/requests/:requestId';
  api.put<ByRequest>(
    path,
    {
      schema: {
        tags,
        summary: 'Let a request take part',
        params: WhichRequest,
        body: Type.Optional(Type.Any()),
        response: shown,
      },
    },
    async (request) => {
      const guest = await guestOf(house, request);
      await addRequest(house.unitOfWork, request.params.id, request.params.requestId, guest);
      return seenParty(house, request.params.id, guest);
    },
  );
  api.delete<ByRequest>(
    path,
    { schema: { tags, summary: 'Take a request out', params: WhichRequest, response: shown } },
    async (request) => {
      const guest = await guestOf(house, request);
      await removeRequest(house.unitOfWork, request.params.id, request.params.requestId, guest);
      return seenParty(house, request.params.id, guest);
    },
  );
}

/** A party as a guest sees it now. */
export async function seenParty({ store, now }: House, id: string, guest: PartyGuest) {
  const reading = readingOf(store);
  return viewParty(reading, await seatAtParty(reading, id, guest), now());
}

/** The reading side of a store, for questions about parties. */
export function readingOf({ read, engine }: House['store']) {
  return { sampling: samplingStore(read, engine), requests: requestStore(read, engine) };
}
