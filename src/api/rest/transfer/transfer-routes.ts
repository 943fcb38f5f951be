import { existsSync } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import type { House } from '../../../context.ts';
import { sendFile } from '../../../dissemination/frame/send-file.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { findJob } from '../../../operations/jobs/control-job.ts';
import type { JobRow } from '../../../operations/jobs/job-ports.ts';
import {
  askHandOver,
  ensureKind,
  HAND_OVER_JOB,
  handOverParameters,
  TAKE_OVER_JOB,
  takeOverParameters,
} from '../../../operations/transfer/transfer-job.ts';
import { jobStore } from '../../../store/ports/job-store.ts';
import { keepPackage, takeAgain } from '../../transfer/keep-package.ts';
import { takeStreams } from '../bulk/bulk-body.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { DecideShape, NewPackageShape, PackageParams, PackageShape, TakeQuery } from './transfer-shapes.ts';
import { registerUploadRoutes } from './upload-routes.ts';

const tags = ['transfer'];
const asked = { 202: PackageShape, ...PROBLEMS };

interface ById {
  Params: Static<typeof PackageParams>;
}

/** `/api/v1/packages`: whole expeditions as one signed file, made and taken over by jobs. */
export async function registerTransferRoutes(api: FastifyInstance, house: House): Promise<void> {
  registerMaking(api, house);
  await registerUploadRoutes(api, house, (request, reply, id) => answer(house, request, reply, id));
  await api.register(async (streams) => {
    await takeStreams(streams);
    const summary = 'Take the package of an expedition over, or look what would become of it; a job';
    const consumes = ['application/octet-stream', 'multipart/form-data'];
    streams.post<{ Querystring: Static<typeof TakeQuery> }>(
      '/packages/take-over',
      { schema: { tags, summary, consumes, querystring: TakeQuery, response: asked } },
      async (request, reply) => {
        const { dryRun = false, ...options } = request.query;
        const id = await keepPackage(house, request, { isDry: dryRun, ...options }, callerOf(request));
        return answer(house, request, reply, id);
      },
    );
  });
  const summary = 'Take a package that was looked at, with what was decided; a new job';
  api.post<ById & { Body: Static<typeof DecideShape> }>(
    '/packages/:id/decide',
    { schema: { tags, summary, params: PackageParams, body: DecideShape, response: asked } },
    async (request, reply) => {
      const { dryRun = false, ...options } = request.body;
      const job = await jobOf(house, request);
      const id = await takeAgain(house, job, { isDry: dryRun, ...options }, callerOf(request));
      return answer(house, request, reply, id);
    },
  );
}

function registerMaking(api: FastifyInstance, house: House): void {
  api.post<{ Body: Static<typeof NewPackageShape> }>(
    '/packages',
    { schema: { tags, summary: 'Make the package of an expedition; a job', body: NewPackageShape, response: asked } },
    async (request, reply) => {
      const id = await askHandOver(house.unitOfWork, request.body.expedition, callerOf(request));
      return answer(house, request, reply, id);
    },
  );
  api.get<ById>(
    '/packages/:id',
    {
      schema: {
        tags,
        summary: 'How far a package is',
        params: PackageParams,
        response: { 200: PackageShape, ...PROBLEMS },
      },
    },
    async (request) => showPackage(await jobOf(house, request)),
  );
  api.get<ById>(
    '/packages/:id/file',
    { schema: { tags, summary: 'The package itself', params: PackageParams } },
    async (request, reply) => {
      const job = ensureKind(await jobOf(house, request), HAND_OVER_JOB);
      return sendPackage(job, reply);
    },
  );
}

/** Sends a package that was made, or the part of it that is asked for, so that a download that broke off goes on. Throws `not-found` for one that is not made, or was removed after a week. */
function sendPackage(job: JobRow, reply: FastifyReply): FastifyReply {
  const { made } = handOverParameters(job);
  if (made === undefined || !existsSync(made.file)) throw new CorestoneError('not-found', 'The package is not there.');
  void reply.header('content-disposition', `attachment; filename="${made.package}.corestone"`);
  return sendFile(reply, {
    path: made.file,
    bytes: made.bytes,
    // A package is signed and has a name of its own: it never becomes another one.
    tag: made.package,
    at: job.createdAt,
    mediaType: 'application/octet-stream',
    cacheControl: 'private, no-store',
  });
}

function jobOf(house: House, request: FastifyRequest<ById>): Promise<JobRow> {
  return findPackage(house, request.params.id, request);
}

async function findPackage(house: House, id: string, request: FastifyRequest): Promise<JobRow> {
  const isKey = /^[0-9a-f-]{36}$/.test(id);
  if (!isKey) throw new CorestoneError('not-found', 'There is no such package.');
  const job = await findJob(jobStore(house.store.read, house.store.engine), id, callerOf(request));
  return ensureKind(job, HAND_OVER_JOB, TAKE_OVER_JOB);
}

async function answer(house: House, request: FastifyRequest, reply: FastifyReply, id: string) {
  const job = await findPackage(house, id, request);
  return reply.code(202).header('location', `/api/v1/packages/${id}`).send(showPackage(job));
}

function showPackage(job: JobRow) {
  const { id, kind, state, done, total, lastError } = job;
  const common = { id, kind, state, done, total, fault: lastError };
  if (kind === TAKE_OVER_JOB) {
    const { taken } = takeOverParameters(job);
    if (taken === undefined) return common;
    return { ...common, taken: { ...taken, conflicts: [...taken.conflicts], placesMissing: [...taken.placesMissing] } };
  }
  const { made } = handOverParameters(job);
  if (made === undefined) return common;
  const { package: name, signer, rows, bytes } = made;
  return { ...common, made: { package: name, signer, rows, bytes } };
}
