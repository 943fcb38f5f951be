import { existsSync } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import type { ReadableFormat } from '../../../formats/format.ts';
import { cutFile, cutStream } from '../../../intake/bulk/bulk-input.ts';
import { makeBulkJob } from '../../../operations/jobs/bulk-job.ts';
import { ensureMayDeposit, findJob } from '../../../operations/jobs/control-job.ts';
import { newKey } from '../../../store/new-key.ts';
import { jobStore } from '../../../store/ports/job-store.ts';
import { removeJobFiles, spoolInput } from '../../jobs/job-files.ts';
import { showJob } from '../../jobs/show-job.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { type BulkBody, bulkBody, takeStreams } from './bulk-body.ts';
import { BulkQuery, bulkOptionsOf, JobShape } from './bulk-shapes.ts';
import { registerJobRoutes } from './job-routes.ts';
import { streamResults } from './stream-results.ts';
import { registerVerifyRoute } from './verify-route.ts';

type BulkRequest = FastifyRequest<{ Querystring: Static<typeof BulkQuery> }>;

const NDJSON = 'application/x-ndjson; charset=utf-8';

/**
 * `POST /api/v1/bulk`: any number of records as NDJSON, a table, XML or a ZIP of XML, in constant memory; as a job that survives
 * restarts, or with `?stream=true` answered while it is read. `/api/v1/jobs` tells of jobs, `/api/v1/verify` of identifiers.
 */
export async function registerBulkRoutes(
  api: FastifyInstance,
  house: House,
  readable: readonly ReadableFormat[],
): Promise<void> {
  registerJobRoutes(api, house);
  await api.register(async (streams) => {
    await takeStreams(streams);
    registerVerifyRoute(streams, house);
    const summary = 'Register any number of records';
    streams.post<{ Querystring: Static<typeof BulkQuery> }>(
      '/bulk',
      {
        schema: {
          tags: ['bulk'],
          summary,
          consumes: ['application/x-ndjson', 'text/csv', 'application/xml', 'application/zip', 'multipart/form-data'],
          querystring: BulkQuery,
          response: { 202: JobShape, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        ensureMayDeposit(callerOf(request));
        const options = bulkOptionsOf(request.query);
        if (options.kind === 'withdraw' && (options.reason ?? '').trim() === '')
          throw unstated('reason', 'Withdrawing needs a reason that readers can see: ?reason=…');
        if (options.kind === 'transfer' && options.to === undefined)
          throw unstated('to', 'Transferring needs the client that gets the records: ?to=AGENT.CLIENT');
        const body = await bulkBody(request, request.query.name);
        return wantsStream(request)
          ? answerNow(house, readable, request, reply, body)
          : makeJob(house, request, reply, body);
      },
    );
  });
}

function unstated(field: string, message: string): CorestoneError {
  const rule = `stated with this kind of work`;
  return new CorestoneError('wrong-call', message, {
    findings: [finding('unstated', message, { field, value: '', rule })],
  });
}

function wantsStream({ query, headers }: BulkRequest): boolean {
  return query.stream === true && !/\brespond-async\b/i.test(String(headers.prefer ?? ''));
}

async function answerNow(
  house: House,
  readable: readonly ReadableFormat[],
  request: BulkRequest,
  reply: FastifyReply,
  { stream, form }: BulkBody,
) {
  const run = {
    options: bulkOptionsOf(request.query),
    caller: callerOf(request),
    rules: house.rules,
    judging: house.judging,
  };
  const onError = (error: unknown) => request.log.error({ err: error }, 'bulk failed');
  void reply.type(NDJSON).header('x-accel-buffering', 'no');
  if (form.syntax !== 'zip') {
    await reply.send(streamResults(house, cutStream(stream, form, readable), run, onError));
    return reply;
  }
  // The directory of a ZIP stands at its end.
  const id = newKey();
  const { file } = await spoolInput(house.settings.data, id, stream);
  const results = streamResults(house, cutFile(file, form, readable), run, onError);
  results.once('close', () => void removeJobFiles(house.settings.data, id).catch(onError));
  await reply.send(results);
  return reply;
}

async function makeJob(house: House, request: BulkRequest, reply: FastifyReply, { stream, form, name }: BulkBody) {
  const caller = callerOf(request);
  const id = newKey();
  const key = request.headers['idempotency-key'];
  const spooled = await spoolInput(house.settings.data, id, stream);
  if (!existsSync(spooled.file))
    throw new CorestoneError('interrupted', 'The upload was removed meanwhile; send it again.');
  const wanted = { id, caller, options: bulkOptionsOf(request.query), input: { ...spooled, ...form, name } };
  const made = await makeBulkJob(house.unitOfWork, { ...wanted, ...(typeof key === 'string' && { key }) }).catch(
    async (error: unknown) => {
      await removeJobFiles(house.settings.data, id);
      throw error;
    },
  );
  if (!made.isNew) await removeJobFiles(house.settings.data, id);
  const job = await findJob(jobStore(house.store.read, house.store.engine), made.id, caller);
  return reply.code(202).header('location', `/api/v1/jobs/${made.id}`).send(showJob(job));
}
