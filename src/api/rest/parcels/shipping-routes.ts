import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { extendLoan } from '../../../operations/curation/parcels/lend.ts';
import { loseParcel } from '../../../operations/curation/parcels/lose-parcel.ts';
import { deliverParcel, shipParcel } from '../../../operations/curation/parcels/ship-parcel.ts';
import { shippingHands } from '../../parcels/parcel-house.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { ParcelShape, shownParcel } from './parcel-shapes.ts';

import { type ByParcel, PARCEL_TAGS, ReasonShape, WhichParcel } from './which-parcel.ts';

const Extension = Type.Object(
  { dueOn: Type.String({ maxLength: 10 }), revision: Type.Optional(Type.Integer()) },
  { additionalProperties: false },
);
const Shipped = Type.Object({
  parcel: ParcelShape,
  link: Type.Union([Type.String(), Type.Null()], {
    description: 'To report back by; told once, null where it was shipped before.',
  }),
});

/** What becomes of a parcel on its way: shipped, delivered, lost; the due date of a loan. */
export function registerShippingRoutes(api: FastifyInstance, house: House): void {
  const { unitOfWork } = house;
  const answers = { 200: ParcelShape, ...PROBLEMS };
  api.post<ByParcel>(
    '/parcels/:id/ship',
    {
      schema: {
        tags: PARCEL_TAGS,
        summary: 'Ship it: all in it leaves its place; a second call changes nothing',
        params: WhichParcel,
        response: { 200: Shipped, ...PROBLEMS },
      },
    },
    async (request) => {
      const { parcel, link } = await shipParcel(unitOfWork, request.params.id, callerOf(request), shippingHands(house));
      return { parcel: shownParcel(parcel), link: link ?? null };
    },
  );
  api.post<ByParcel>(
    '/parcels/:id/deliver',
    { schema: { tags: PARCEL_TAGS, summary: 'Say that it arrived', params: WhichParcel, response: answers } },
    async (request) => shownParcel(await deliverParcel(unitOfWork, request.params.id, callerOf(request))),
  );
  api.post<ByParcel & { Body: Static<typeof ReasonShape> }>(
    '/parcels/:id/lose',
    {
      schema: {
        tags: PARCEL_TAGS,
        summary: 'Say that what is out is lost',
        params: WhichParcel,
        body: ReasonShape,
        response: answers,
      },
    },
    async (request) =>
      shownParcel(await loseParcel(unitOfWork, request.params.id, request.body.reason, callerOf(request))),
  );
  api.post<ByParcel & { Body: Static<typeof Extension> }>(
    '/loans/:id/extend',
    {
      schema: {
        tags: PARCEL_TAGS,
        summary: 'Move the due date of a loan',
        params: WhichParcel,
        body: Extension,
        response: answers,
      },
    },
    async (request) => shownParcel(await extendLoan(unitOfWork, request.params.id, request.body, callerOf(request))),
  );
}
