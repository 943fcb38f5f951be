import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { returnThings } from '../../../operations/curation/parcels/return-things.ts';
import { acceptReport, refuseReport } from '../../../operations/curation/parcels/settle-report.ts';
import { acceptingHands } from '../../parcels/parcel-house.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { ParcelShape, ReturnedShape, ReturnShape, shownItem, shownParcel } from './parcel-shapes.ts';
import { type ByParcel, PARCEL_TAGS, ReasonShape, WhichParcel } from './which-parcel.ts';

const Accepted = Type.Object({
  parcel: ParcelShape,
  made: Type.Array(Type.Object({ name: Type.String(), igsn: Type.Union([Type.String(), Type.Null()]) })),
});

/** `/api/v1/returns` and what recipients reported. */
export function registerReturnRoutes(api: FastifyInstance, house: House): void {
  const { unitOfWork } = house;
  api.post<{ Body: Static<typeof ReturnShape> }>(
    '/returns',
    {
      schema: {
        tags: PARCEL_TAGS,
        summary: 'Take back what was shipped or lent, by scanning; or say that it is lost or used up',
        body: ReturnShape,
        response: { 200: ReturnedShape, ...PROBLEMS },
      },
    },
    async (request) => {
      const { items, parcels, findings } = await returnThings(unitOfWork, request.body, callerOf(request));
      return { items: items.map(shownItem), parcels: parcels.map(shownParcel), findings: [...findings] };
    },
  );
  api.post<ByParcel>(
    '/parcel-reports/:id/accept',
    {
      schema: {
        tags: PARCEL_TAGS,
        summary: 'Accept what a recipient reported: pieces become objects below their sample',
        params: WhichParcel,
        response: { 200: Accepted, ...PROBLEMS },
      },
    },
    async (request) => {
      const settled = await acceptReport(unitOfWork, request.params.id, callerOf(request), acceptingHands(house));
      return { parcel: shownParcel(settled.parcel), made: [...settled.made] };
    },
  );
  api.post<ByParcel & { Body: Static<typeof ReasonShape> }>(
    '/parcel-reports/:id/refuse',
    {
      schema: {
        tags: PARCEL_TAGS,
        summary: 'Refuse what a recipient reported',
        params: WhichParcel,
        body: ReasonShape,
        response: { 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await refuseReport(unitOfWork, request.params.id, request.body.reason, callerOf(request));
      return reply.code(204).send();
    },
  );
}
