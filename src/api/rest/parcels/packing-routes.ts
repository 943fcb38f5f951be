import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { changeParcel } from '../../../operations/curation/parcels/change-parcel.ts';
import { packParcel, repackParcel, unpackParcel } from '../../../operations/curation/parcels/pack-parcel.ts';
import {
  PARCEL_PAPERS,
  paperFileName,
  paperMediaType,
  readParcel,
  shippingHands,
  writeParcelPaper,
} from '../../parcels/parcel-house.ts';
import { callerOf } from '../caller-of.ts';
import { fileOf } from '../paper/paper-shapes.ts';
import { PROBLEMS, Word } from '../shapes.ts';
import { KeyShape } from '../storage/storage-shapes.ts';
import {
  ChangedParcelShape,
  CodesShape,
  NewParcelShape,
  ParcelChangesShape,
  RepackedShape,
  shownItem,
  shownParcel,
  shownReport,
  WholeParcelShape,
} from './parcel-shapes.ts';

import { type ByParcel, PARCEL_TAGS, WhichParcel } from './which-parcel.ts';

const Contents = Type.Object(
  { add: Type.Optional(CodesShape), remove: Type.Optional(CodesShape) },
  { additionalProperties: false },
);
const Paper = Type.Object({ id: KeyShape, paper: Word(PARCEL_PAPERS, 'WhichParcel.') });

/** `/api/v1/parcels`: packing, what is stated of a parcel, its papers. */
export function registerPackingRoutes(api: FastifyInstance, house: House): void {
  const { unitOfWork } = house;
  const whole = (request: FastifyRequest, id: string) => wholeParcel(house, request, id);
  api.post<{ Body: Static<typeof NewParcelShape> }>(
    '/parcels',
    {
      schema: {
        tags: PARCEL_TAGS,
        summary: 'Pack a parcel, or a loan where a due date is stated; all or nothing',
        body: NewParcelShape,
        response: { 201: WholeParcelShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { things = [], ...wanted } = request.body;
      const packed = await packParcel(unitOfWork, { things, ...wanted }, callerOf(request));
      return reply.code(201).send(await whole(request, packed.parcel.id));
    },
  );
  api.get<ByParcel>(
    '/parcels/:id',
    {
      schema: {
        tags: PARCEL_TAGS,
        summary: 'A parcel',
        params: WhichParcel,
        response: { 200: WholeParcelShape, ...PROBLEMS },
      },
    },
    (request) => whole(request, request.params.id),
  );
  api.patch<ByParcel & { Body: Static<typeof ParcelChangesShape> }>(
    '/parcels/:id',
    {
      schema: {
        tags: PARCEL_TAGS,
        summary: 'Change what is stated of a parcel; who gets it until it arrived',
        params: WhichParcel,
        body: ParcelChangesShape,
        response: { 200: ChangedParcelShape, ...PROBLEMS },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { link } = await changeParcel(unitOfWork, id, request.body, callerOf(request), shippingHands(house));
      return { ...(await whole(request, id)), ...(link !== undefined && { link }) };
    },
  );
  api.post<ByParcel & { Body: Static<typeof Contents> }>(
    '/parcels/:id/contents',
    {
      schema: {
        tags: PARCEL_TAGS,
        summary: 'Put more in, or take out again, while it is packed',
        params: WhichParcel,
        body: Contents,
        response: { 200: RepackedShape, ...PROBLEMS },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { findings } = await repackParcel(unitOfWork, id, request.body, callerOf(request));
      return { parcel: await whole(request, id), findings: [...findings] };
    },
  );
  api.delete<ByParcel>(
    '/parcels/:id',
    {
      schema: {
        tags: PARCEL_TAGS,
        summary: 'Unpack a parcel that was not shipped',
        params: WhichParcel,
        response: { 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await unpackParcel(unitOfWork, request.params.id, callerOf(request));
      return reply.code(204).send();
    },
  );
  api.get<{ Params: Static<typeof Paper> }>(
    '/parcels/:id/papers/:paper',
    {
      schema: {
        tags: PARCEL_TAGS,
        summary: 'Packing list, pro forma invoice or address label, in the language of the parcel',
        params: Paper,
        response: { 200: fileOf(['application/pdf', 'text/csv']), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { id, paper } = request.params;
      const read = await readParcel(house, id, callerOf(request));
      return reply
        .type(paperMediaType(paper))
        .header('content-disposition', `attachment; filename="${paperFileName(read.parcel, paper)}"`)
        .send(await writeParcelPaper(house, read, paper));
    },
  );
}

async function wholeParcel(house: House, request: FastifyRequest, id: string) {
  const { parcel, items, reports } = await readParcel(house, id, callerOf(request));
  return { ...shownParcel(parcel), items: items.map(shownItem), reports: reports.map(shownReport) };
}
