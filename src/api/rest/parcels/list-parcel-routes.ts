import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { PARCEL_STATES } from '../../../domain/curation/parcel.ts';
import { listParcels } from '../../../store/read/list-parcels.ts';
import { namedExpeditions, readableExpeditions } from '../../requests/readable-requests.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS, Word } from '../shapes.ts';
import { KeyShape } from '../storage/storage-shapes.ts';
import { CountedParcelShape, shownParcel } from './parcel-shapes.ts';

import { PARCEL_TAGS } from './which-parcel.ts';

/** What columns and pages of PostgreSQL count up to. */
const LARGEST_INTEGER = 2_147_483_647;
const Page = {
  expedition: Type.Optional(Type.String({ maxLength: 60, description: 'Code or key of one.' })),
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
};
const ParcelPage = Type.Object({
  ...Page,
  state: Type.Optional(Word(PARCEL_STATES, 'Only those.')),
  requestId: Type.Optional(KeyShape),
  before: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: LARGEST_INTEGER,
      description: 'Number, without P, of the last one of the page before.',
    }),
  ),
});
const LoanPage = Type.Object({
  ...Page,
  overdue: Type.Optional(Type.Boolean({ description: 'Only those whose day has passed.' })),
  all: Type.Optional(Type.Boolean({ description: 'Also those that are back, used up, lost, or only packed.' })),
  skip: Type.Integer({ minimum: 0, maximum: LARGEST_INTEGER, default: 0 }),
});

/** `GET /api/v1/parcels`, `GET /api/v1/loans`: what is packed, out and lent. */
export function registerParcelLists(api: FastifyInstance, house: House): void {
  const { store, now } = house;
  const listed = { 200: Type.Object({ parcels: Type.Array(CountedParcelShape) }), ...PROBLEMS };
  const idsOf = async (request: FastifyRequest, named: string | undefined) =>
    namedExpeditions(await readableExpeditions(house, callerOf(request)), named).map((one) => one.id);
  api.get<{ Querystring: Static<typeof ParcelPage> }>(
    '/parcels',
    { schema: { tags: PARCEL_TAGS, summary: 'Parcels, the latest first', querystring: ParcelPage, response: listed } },
    async (request) => {
      const { expedition, state, requestId, before, limit } = request.query;
      const expeditionIds = await idsOf(request, expedition);
      const states = state === undefined ? undefined : [state];
      const found = await listParcels(store.read, store.engine, {
        expeditionIds,
        states,
        requestId,
        after: before,
        limit,
      });
      return { parcels: found.map(counted) };
    },
  );
  api.get<{ Querystring: Static<typeof LoanPage> }>(
    '/loans',
    { schema: { tags: PARCEL_TAGS, summary: 'Loans, the first due first', querystring: LoanPage, response: listed } },
    async (request) => {
      const { expedition, overdue = false, all = false, skip, limit } = request.query;
      const expeditionIds = await idsOf(request, expedition);
      const dueBefore = overdue ? now().toISOString().slice(0, 10) : undefined;
      const wanted = { expeditionIds, isLoan: true, isOut: overdue || !all, dueBefore, after: skip, limit };
      return { parcels: (await listParcels(store.read, store.engine, wanted)).map(counted) };
    },
  );
}

function counted({ things, out, newReports, ...parcel }: Awaited<ReturnType<typeof listParcels>>[number]) {
  return { ...shownParcel(parcel), things, out, newReports };
}
