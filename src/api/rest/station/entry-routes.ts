import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import type { House } from '../../../context.ts';
import type { StationOperation } from '../../../domain/station/station-operation.ts';
import { issuingOf } from '../../../operations/issuing.ts';
import { enterTogether } from '../../../operations/station/enter-together.ts';
import { leaseBlocks } from '../../../operations/station/lease-blocks.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { enterExpedition } from './find-expedition.ts';
import { BatchShape, BlocksShape, CodeParams, LeaseShape, OutcomesShape, type SentBatch } from './station-shapes.ts';
import type { TreeWatch } from './tree-watch.ts';

const LARGEST_BATCH = 8 * 1_048_576;

interface Code {
  Params: Static<typeof CodeParams>;
}

/** What changes an expedition: batches of operations, and blocks of numbers for a station. */
export function registerEntryRoutes(api: FastifyInstance, house: House, watch: TreeWatch): void {
  const tags = ['station'];
  const enter = enterTogether(house.unitOfWork);
  const response = { 200: OutcomesShape, ...PROBLEMS };
  const entering = {
    tags,
    summary: 'Takes what people did; the same operation twice is done once',
    params: CodeParams,
  };
  api.post<Code & { Body: SentBatch }>(
    '/station/expeditions/:code/operations',
    { schema: { ...entering, body: BatchShape, response }, bodyLimit: LARGEST_BATCH },
    async (request) => {
      const { id } = await enterExpedition(house, request, request.params.code);
      const { station, operations } = request.body;
      const batch = {
        expeditionId: id,
        station,
        ...issuingOf(house.settings),
        operations: operations as StationOperation[],
      };
      const applied = await enter(batch, callerOf(request));
      void watch.look();
      return applied;
    },
  );
  const leasing = { tags, summary: 'Leases blocks of IGSNs to a station', params: CodeParams, body: LeaseShape };
  api.post<Code & { Body: Static<typeof LeaseShape> }>(
    '/station/expeditions/:code/leases',
    { schema: { ...leasing, response: { 200: BlocksShape, ...PROBLEMS } } },
    async (request) => {
      const { id } = await enterExpedition(house, request, request.params.code);
      const wanted = { ...request.body, expeditionId: id, ...issuingOf(house.settings) };
      return { blocks: await leaseBlocks(house.unitOfWork, wanted, callerOf(request)) };
    },
  );
}
