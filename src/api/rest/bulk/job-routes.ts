import { createReadStream, existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { isAtRest } from '../../../domain/registration/job-state.ts';
import { splitLines } from '../../../intake/bulk/split-lines.ts';
import type { Caller } from '../../../operations/caller.ts';
import { bulkParameters, isBulkJob } from '../../../operations/jobs/bulk-job.ts';
import { controlJob, findJob, type JobOrder, listJobs, removeJob } from '../../../operations/jobs/control-job.ts';
import type { JobPort, JobRow } from '../../../operations/jobs/job-ports.ts';
import { jobStore } from '../../../store/ports/job-store.ts';
import { removeJobFiles, resultFile } from '../../jobs/job-files.ts';
import { showJob } from '../../jobs/show-job.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS, Word } from '../shapes.ts';
import { JobShape } from './bulk-shapes.ts';

const Which = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });
const Page = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  before: Type.Optional(
    Type.String({
      pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
      description: 'Only jobs made before this one.',
    }),
  ),
});
const Part = Type.Object({
  only: Type.Optional(Word(['accepted', 'rejected'], 'Only such results.')),
  offset: Type.Optional(Type.Integer({ minimum: 0, description: 'Where to go on, in bytes of all results.' })),
});

type ById = { Params: Static<typeof Which> };

const LOOK_MS = 500;
const LONGEST_RESULT = 16 * 1024 * 1024;

/** `/api/v1/jobs`: how far jobs are, what became of every item, and orders to them. */
export function registerJobRoutes(api: FastifyInstance, house: House): void {
  const jobs = jobStore(house.store.read, house.store.engine);
  const tags = ['bulk'];
  const response = { 200: JobShape, ...PROBLEMS };
  api.get<{ Querystring: Static<typeof Page> }>(
    '/jobs',
    {
      schema: {
        tags,
        summary: 'Jobs, the latest first',
        querystring: Page,
        response: { 200: Type.Array(JobShape), ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 50, before } = request.query;
      return (await listJobs(jobs, callerOf(request), limit, before)).map(showJob);
    },
  );
  api.get<ById>(
    '/jobs/:id',
    { schema: { tags, summary: 'How far a job is', params: Which, response } },
    async (request) => showJob(await findJob(jobs, request.params.id, callerOf(request))),
  );
  for (const order of ['pause', 'resume', 'cancel'] as const satisfies readonly JobOrder[]) {
    api.post<ById>(
      `/jobs/:id/${order}`,
      { schema: { tags, summary: `Order: ${order}`, params: Which, response } },
      async (request) => showJob(await controlJob(house.unitOfWork, request.params.id, order, callerOf(request))),
    );
  }
  api.delete<ById>(
    '/jobs/:id',
    {
      schema: {
        tags,
        summary: 'Remove a job that is at rest',
        params: Which,
        response: { 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await removeJob(house.unitOfWork, request.params.id, callerOf(request));
      await removeJobFiles(house.settings.data, request.params.id);
      return reply.code(204).send();
    },
  );
  api.get<ById & { Querystring: Static<typeof Part> }>(
    '/jobs/:id/results',
    { schema: { tags, summary: 'What became of every item, as NDJSON', params: Which, querystring: Part } },
    async (request, reply) => {
      const job = await findJob(jobs, request.params.id, callerOf(request));
      return sendResults(reply, house, job, { ...request.query, range: request.headers.range });
    },
  );
  api.get<ById>(
    '/jobs/:id/events',
    { schema: { tags, summary: 'Progress as server-sent events', params: Which } },
    async (request, reply) => {
      const caller = callerOf(request);
      await findJob(jobs, request.params.id, caller);
      const ended = new AbortController();
      request.raw.once('close', () => ended.abort());
      return reply
        .type('text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(Readable.from(events(jobs, request.params.id, caller, ended.signal), { objectMode: false }));
    },
  );
}

/** A job may be removed while somebody listens; any other failure ends the stream, and the browser asks again. */
function goneOrThrow(error: unknown): undefined {
  if (error instanceof CorestoneError && error.code === 'not-found') return undefined;
  throw error;
}

async function* events(jobs: JobPort, id: string, caller: Caller, signal: AbortSignal): AsyncGenerator<string> {
  let last = '';
  while (!signal.aborted) {
    const job = await findJob(jobs, id, caller).catch(goneOrThrow);
    if (job === undefined) return void (yield 'event: removed\ndata: {}\n\n');
    const data = JSON.stringify(showJob(job));
    yield data === last ? ': still here\n\n' : `event: progress\ndata: ${data}\n\n`;
    last = data;
    if (isAtRest(job.state)) return void (yield `event: end\ndata: ${data}\n\n`);
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}

interface WantedPart {
  readonly only?: 'accepted' | 'rejected';
  readonly offset?: number;
  readonly range: string | undefined;
}

/** Only what is committed is sent; `Range: bytes=N-` or `offset` goes on where an earlier answer ended. */
async function sendResults(reply: FastifyReply, house: House, job: JobRow, { only, offset, range }: WantedPart) {
  const resultBytes = isBulkJob(job) ? bulkParameters(job).resultBytes : 0;
  const file = resultFile(house.settings.data, job.id);
  const ranged = /^bytes=(\d+)-$/.exec(range ?? '')?.[1];
  const from = Math.min(offset ?? Number(ranged ?? 0), resultBytes);
  void reply
    .type('application/x-ndjson; charset=utf-8')
    .header('accept-ranges', 'bytes')
    .header('corestone-next-offset', String(resultBytes))
    .header('corestone-job-state', job.state);
  if (from >= resultBytes) return reply.send('');
  if (!existsSync(file))
    throw new CorestoneError('conflict', 'The results lie with another server of this installation.');
  const bytes = createReadStream(file, { start: from, end: resultBytes - 1 });
  if (only !== undefined) return reply.send(Readable.from(filtered(bytes, only), { objectMode: false }));
  if (ranged !== undefined)
    void reply.code(206).header('content-range', `bytes ${from}-${resultBytes - 1}/${resultBytes}`);
  return reply.header('content-length', resultBytes - from).send(bytes);
}

const REFUSED = /^\{"line":\d+,(?:"file":"(?:[^"\\]|\\.)*",)?(?:"igsn":"(?:[^"\\]|\\.)*",)?"outcome":"refused"/;

async function* filtered(bytes: Readable, only: 'accepted' | 'rejected'): AsyncGenerator<string> {
  for await (const lines of splitLines(bytes, LONGEST_RESULT)) {
    const wanted = lines.filter(({ text }) => text !== undefined && REFUSED.test(text) === (only === 'rejected'));
    if (wanted.length > 0) yield `${wanted.map(({ text }) => text).join('\n')}\n`;
  }
}
