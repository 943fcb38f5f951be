import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { addPlaces } from '../../../operations/curation/add-places.ts';
import { changePlace, removePlace, thePlace } from '../../../operations/curation/change-place.ts';
import { findWhereabouts } from '../../../operations/curation/find-whereabouts.ts';
import { moveThings } from '../../../operations/curation/move-things.ts';
import type { StoragePlace } from '../../../operations/curation/storage-ports.ts';
import { readableParties } from '../../../operations/readable-parties.ts';
import { storageStore } from '../../../store/ports/storage-store.ts';
import { listMoves, listPlaces, listStanding } from '../../../store/read/list-storage.ts';
import { callerOf } from '../caller-of.ts';
import { checkedValue } from '../parties/checked-input.ts';
import { PROBLEMS } from '../shapes.ts';
import {
  CountedPlaceShape,
  KeyShape,
  MovedShape,
  MoveShape,
  NewPlacesShape,
  PlaceChangesShape,
  PlaceShape,
  StandingShape,
  WantedMoveShape,
  WhereaboutsShape,
} from './storage-shapes.ts';

const Which = Type.Object({ code: Type.String({ maxLength: 200, description: 'Code of a place, in any case.' }) });
const Page = { limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }) };
const PlacePage = Type.Object({
  in: Type.Optional(
    Type.String({ maxLength: 200, description: 'Code of the place they lie in; none lists those that lie in none.' }),
  ),
  after: Type.Optional(Type.String({ description: 'Code of the last one of the page before.' })),
  ...Page,
});
const KeyPage = Type.Object({ after: Type.Optional(KeyShape), ...Page });
const MovePage = Type.Object({ before: Type.Optional(KeyShape), ...Page });

type ByCode = { Params: Static<typeof Which> };

const tags = ['storage'];

/** `/api/v1/storage`: places, what stands where, and moves. */
export function registerStorageRoutes(api: FastifyInstance, house: House): void {
  registerPlaces(api, house);
  registerContents(api, house);
  registerMoves(api, house);
}

function registerPlaces(api: FastifyInstance, { store, unitOfWork }: House): void {
  const storage = storageStore(store.read, store.engine);
  const listed = { 200: Type.Object({ places: Type.Array(CountedPlaceShape) }), ...PROBLEMS };
  api.get<{ Querystring: Static<typeof PlacePage> }>(
    '/storage/places',
    { schema: { tags, summary: 'Places in another, in natural order', querystring: PlacePage, response: listed } },
    async (request) => {
      const caller = callerOf(request);
      const { query } = request;
      const above = query.in === undefined ? undefined : await thePlace({ storage }, query.in);
      const after = query.after === undefined ? undefined : (await thePlace({ storage }, query.after)).path;
      const wanted = { parentId: above?.id ?? null, parties: readableParties(caller), after, limit: query.limit };
      return { places: await listPlaces(store.read, wanted) };
    },
  );
  api.post<{ Body: Static<typeof NewPlacesShape> }>(
    '/storage/places',
    {
      schema: {
        tags,
        summary: 'Add places, all or nothing',
        body: NewPlacesShape,
        response: { 201: Type.Object({ places: Type.Array(PlaceShape) }), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const places = checkedValue(await addPlaces(unitOfWork, request.body.places, callerOf(request)));
      return reply.code(201).send({ places: [...places] });
    },
  );
  api.patch<ByCode & { Body: Static<typeof PlaceChangesShape> }>(
    '/storage/places/:code',
    {
      schema: {
        tags,
        summary: 'Change a place',
        params: Which,
        body: PlaceChangesShape,
        response: { 200: PlaceShape, ...PROBLEMS },
      },
    },
    async (request) =>
      checkedValue(await changePlace(unitOfWork, request.params.code, request.body, callerOf(request))),
  );
  api.delete<ByCode>(
    '/storage/places/:code',
    {
      schema: {
        tags,
        summary: 'Remove a place that was never used',
        params: Which,
        response: { 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await removePlace(unitOfWork, request.params.code, callerOf(request));
      return reply.code(204).send();
    },
  );
}

function registerContents(api: FastifyInstance, { store }: House): void {
  const storage = storageStore(store.read, store.engine);
  const read = async (request: Parameters<typeof callerOf>[0], code: string): Promise<StoragePlace> => {
    const caller = callerOf(request);
    const place = await thePlace({ storage }, code);
    ensureMay(caller, 'read', place.party);
    return place;
  };
  api.get<ByCode & { Querystring: Static<typeof KeyPage> }>(
    '/storage/places/:code/objects',
    {
      schema: {
        tags,
        summary: 'Objects directly in a place',
        params: Which,
        querystring: KeyPage,
        response: { 200: Type.Object({ objects: Type.Array(StandingShape) }), ...PROBLEMS },
      },
    },
    async (request) => {
      const { id } = await read(request, request.params.code);
      return { objects: await listStanding(store.read, id, request.query.limit, request.query.after) };
    },
  );
  api.get<ByCode & { Querystring: Static<typeof MovePage> }>(
    '/storage/places/:code/moves',
    {
      schema: {
        tags,
        summary: 'What came and went, the latest first',
        params: Which,
        querystring: MovePage,
        response: { 200: Type.Object({ moves: Type.Array(MoveShape) }), ...PROBLEMS },
      },
    },
    async (request) => {
      const { id } = await read(request, request.params.code);
      return { moves: await listMoves(store.read, { placeId: id }, request.query.limit, request.query.before) };
    },
  );
}

const Thing = Type.Object({ thing: Type.String({ maxLength: 200, description: 'IGSN, name, or code of a crate.' }) });

function registerMoves(api: FastifyInstance, { store, unitOfWork }: House): void {
  api.post<{ Body: Static<typeof WantedMoveShape> }>(
    '/storage/moves',
    {
      schema: {
        tags,
        summary: 'Move things to a place, or out of the storage',
        body: WantedMoveShape,
        response: { 200: MovedShape, ...PROBLEMS },
      },
    },
    async (request) => moveThings(unitOfWork, request.body, callerOf(request)),
  );
  api.get<{ Params: Static<typeof Thing> }>(
    '/storage/things/:thing',
    {
      schema: {
        tags,
        summary: 'Where something stands',
        params: Thing,
        response: { 200: WhereaboutsShape, ...PROBLEMS },
      },
    },
    async (request) => {
      const found = await findWhereabouts(unitOfWork, request.params.thing, callerOf(request));
      const { thing, place = null, through, stated, away = null, fate = null } = found;
      const igsn = thing.kind === 'object' ? thing.igsn : null;
      return { name: thing.name, igsn, through, place, stated, away, fate };
    },
  );
  api.get<{ Params: Static<typeof Thing>; Querystring: Static<typeof MovePage> }>(
    '/storage/things/:thing/moves',
    {
      schema: {
        tags,
        summary: 'Where something stood, the latest first',
        params: Thing,
        querystring: MovePage,
        response: { 200: Type.Object({ moves: Type.Array(MoveShape) }), ...PROBLEMS },
      },
    },
    async (request) => {
      const { thing } = await findWhereabouts(unitOfWork, request.params.thing, callerOf(request));
      const { limit, before } = request.query;
      return { moves: await listMoves(store.read, { thingId: thing.id }, limit, before) };
    },
  );
}
