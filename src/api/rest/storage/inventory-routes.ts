import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import {
  closeInventory,
  findDifferences,
  type InventoryFound,
  startInventory,
  takeScans,
} from '../../../operations/curation/take-inventory.ts';
import { callerOf } from '../caller-of.ts';
import { FindingShape, PROBLEMS } from '../shapes.ts';
import { InventoryShape, KeyShape, MovedShape } from './storage-shapes.ts';

const Which = Type.Object({ id: KeyShape });
const Begin = Type.Object({ place: Type.String({ minLength: 1, maxLength: 200 }) }, { additionalProperties: false });
const Scans = Type.Object(
  {
    codes: Type.Array(Type.String({ maxLength: 400 }), { minItems: 1, maxItems: 1000 }),
    at: Type.Optional(Type.String({ maxLength: 200, description: 'Code of the place to begin with.' })),
  },
  { additionalProperties: false },
);
const Taken = Type.Object({ known: Type.Integer(), at: Type.String(), findings: Type.Array(FindingShape) });
const Closing = Type.Object(
  {
    moveMisplaced: Type.Optional(Type.Boolean({ description: 'They stand where they were found from now on.' })),
    takeOutMissing: Type.Optional(Type.Boolean({ description: 'They stand nowhere from now on.' })),
  },
  { additionalProperties: false },
);
const Closed = Type.Object({ inventory: InventoryShape, moved: MovedShape });

type ById = { Params: Static<typeof Which> };

/** `/api/v1/storage/inventories`: looking through a part of the storage by scanning. */
export function registerInventoryRoutes(api: FastifyInstance, { unitOfWork }: House): void {
  const tags = ['storage'];
  const found = { 200: InventoryShape, ...PROBLEMS };
  api.post<{ Body: Static<typeof Begin> }>(
    '/storage/inventories',
    {
      schema: {
        tags,
        summary: 'Begin an inventory of a place',
        body: Begin,
        response: { 201: InventoryShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { id } = await startInventory(unitOfWork, request.body.place, caller);
      return reply.code(201).send(shown(await findDifferences(unitOfWork, id, caller)));
    },
  );
  api.get<ById>(
    '/storage/inventories/:id',
    { schema: { tags, summary: 'What an inventory found', params: Which, response: found } },
    async (request) => shown(await findDifferences(unitOfWork, request.params.id, callerOf(request))),
  );
  api.post<ById & { Body: Static<typeof Scans> }>(
    '/storage/inventories/:id/scans',
    {
      schema: {
        tags,
        summary: 'Take scans, in their order',
        params: Which,
        body: Scans,
        response: { 200: Taken, ...PROBLEMS },
      },
    },
    async (request) => takeScans(unitOfWork, request.params.id, request.body, callerOf(request)),
  );
  api.post<ById & { Body: Static<typeof Closing> }>(
    '/storage/inventories/:id/close',
    {
      schema: {
        tags,
        summary: 'Close an inventory, and settle what it found',
        params: Which,
        body: Closing,
        response: { 200: Closed, ...PROBLEMS },
      },
    },
    async (request) => {
      const closed = await closeInventory(unitOfWork, request.params.id, request.body, callerOf(request));
      return { inventory: shown(closed), moved: closed.moved };
    },
  );
}

function shown({ inventory, place, differences }: InventoryFound) {
  const { id, startedAt, startedBy, closedAt, closedBy } = inventory;
  const of = { code: place.code, name: place.name };
  return { id, place: of, startedAt, startedBy, closedAt, closedBy, ...differences };
}
