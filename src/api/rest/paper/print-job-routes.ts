import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { printersOf } from '../../../config/paper-settings.ts';
import type { House } from '../../../context.ts';
import {
  cancelPrintJob,
  findPrintJob,
  queueJobAgain,
  sendPrintJob,
} from '../../../operations/paper/send-print-jobs.ts';
import { readableParties } from '../../../operations/readable-parties.ts';
import { paperStore } from '../../../store/ports/paper-store.ts';
import { printerOf } from '../../paper/print-labels.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { JobId, PrintJobShape } from './paper-shapes.ts';

const Printer = Type.Object(
  {
    name: Type.String(),
    dpi: Type.Integer(),
    isFile: Type.Boolean({ description: 'Whether jobs are kept as files.' }),
  },
  { title: 'Printer' },
);

const Page = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  before: Type.Optional(Type.String({ ...JobId.properties.id, description: 'Only jobs made before this one.' })),
});

type ById = { Params: Static<typeof JobId> };

/** `/api/v1/printers` and `/api/v1/print-jobs`: where labels can go, and what became of them. Where printers stand is not told. */
export function registerPrintJobRoutes(api: FastifyInstance, house: House): void {
  const tags = ['paper'];
  const paper = paperStore(house.store.read, house.store.engine);
  api.get(
    '/printers',
    { schema: { tags, summary: 'Label printers', response: { 200: Type.Array(Printer), ...PROBLEMS } } },
    async (request) => {
      callerOf(request);
      return printersOf(house.settings.printers).map(({ name, dpi, host }) => ({ name, dpi, isFile: host === '' }));
    },
  );
  api.get<{ Querystring: Static<typeof Page> }>(
    '/print-jobs',
    {
      schema: {
        tags,
        summary: 'Jobs of labels that you may see, the latest first',
        querystring: Page,
        response: { 200: Type.Array(PrintJobShape), ...PROBLEMS },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const { limit = 50, before } = request.query;
      return paper.jobs({ parties: readableParties(caller), name: caller.name }, limit, before);
    },
  );
  api.get<ById>(
    '/print-jobs/:id',
    { schema: { tags, summary: 'One job', params: JobId, response: { 200: PrintJobShape, ...PROBLEMS } } },
    async (request) => findPrintJob(paper, request.params.id, callerOf(request)),
  );
  api.post<ById>(
    '/print-jobs/:id/retry',
    {
      schema: {
        tags,
        summary: 'Send a job again, as it was',
        params: JobId,
        response: { 200: PrintJobShape, ...PROBLEMS },
      },
    },
    async (request) => {
      const queued = await queueJobAgain(house.unitOfWork, request.params.id, callerOf(request));
      return (await sendPrintJob(house.unitOfWork, queued.id, printerOf(house))) ?? queued;
    },
  );
  api.post<ById>(
    '/print-jobs/:id/cancel',
    {
      schema: {
        tags,
        summary: 'Take back a job that waits',
        params: JobId,
        response: { 200: PrintJobShape, ...PROBLEMS },
      },
    },
    async (request) => cancelPrintJob(house.unitOfWork, request.params.id, callerOf(request)),
  );
}
