import { createReadStream, existsSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { dataSetName } from '../../../formats/data-set/data-set-record.ts';
import { type Caller, may } from '../../../operations/caller.ts';
import { DATA_SET_JOB, dataSetParameters, makeDataSetJob } from '../../../operations/data-sets/data-set-job.ts';
import { ensureMayDeposit, findJob } from '../../../operations/jobs/control-job.ts';
import { jobStore } from '../../../store/ports/job-store.ts';
import { readDataSetOptions, type StatedOptions } from '../../data-set/data-set-options.ts';
import { closedParts, ensureOpen } from '../../data-set/ensure-open.ts';
import { dataSetFile } from '../../jobs/run-data-set.ts';
import { showJob } from '../../jobs/show-job.ts';
import { findExpedition } from '../../paper/find-part.ts';
import { JobShape } from '../bulk/bulk-shapes.ts';
import { callerOf } from '../caller-of.ts';
import { fileOf, PartShape } from '../paper/paper-shapes.ts';
import { PROBLEMS } from '../shapes.ts';

const Which = Type.Object({ code: PartShape.expedition });
const Job = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });
const text = (description: string) => Type.Optional(Type.String({ maxLength: 255, description }));
const Wanted = Type.Object(
  {
    doi: text('DOI of the data set; a place is kept for it without.'),
    licence: text('Licence: an SPDX identifier such as CC-BY-4.0, or its address.'),
    publisher: text('Who publishes; the agent without.'),
    version: text('Version of the data set; 1.0 without.'),
    year: text('Year of publication, four digits; that of the last change without.'),
    althoughMoratorium: Type.Optional(
      Type.Boolean({ description: 'For the own archive: also what is under moratorium or kept back.' }),
    ),
  },
  { additionalProperties: false },
);

/** `/api/v1/expeditions/{code}/operational-data-set`: has the publication package built, as a job; the archive lies at the job. */
export function registerDataSetRoutes(api: FastifyInstance, house: House): void {
  api.post<{ Params: Static<typeof Which>; Body: Static<typeof Wanted> | null }>(
    '/expeditions/:code/operational-data-set',
    {
      schema: {
        tags: ['paper'],
        summary: 'Build the publication package of an expedition, as a job; its file is the archive',
        params: Which,
        body: Wanted,
        response: { 202: JobShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { id } = await askForDataSet(house, callerOf(request), request.params.code, {
        ...NOTHING_STATED,
        ...request.body,
      });
      const job = (await jobStore(house.store.read, house.store.engine).find(id))!;
      return reply.code(202).header('location', `/api/v1/jobs/${id}`).send(showJob(job));
    },
  );
  api.get<{ Params: Static<typeof Job> }>(
    '/jobs/:id/file',
    {
      schema: {
        tags: ['bulk'],
        summary: 'The file that a job made: the archive of an operational data set',
        params: Job,
        response: { 200: fileOf(['application/zip']), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { file, name } = await findDataSetFile(house, callerOf(request), request.params.id);
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="${name}.zip"`)
        .send(createReadStream(file));
    },
  );
}

const NOTHING_STATED: StatedOptions = {
  doi: undefined,
  licence: undefined,
  publisher: undefined,
  version: undefined,
  year: undefined,
  althoughMoratorium: undefined,
};

/**
 * Has a data set built for somebody who may read the whole expedition, named by its code or `PROGRAM/CODE`. What stands against
 * it is told at once. Throws `not-found`, `invalid-input`, `conflict`.
 */
export async function askForDataSet(house: House, caller: Caller, code: string, stated: StatedOptions) {
  const options = readDataSetOptions(stated);
  const expedition = await findExpedition(house.store.read, caller, code);
  ensureReadsAll(caller, expedition.holder, expedition.code);
  ensureMayDeposit(caller);
  ensureOpen(await closedParts(house, expedition.path), options.althoughMoratorium === true);
  const { path, program, code: own } = expedition;
  return makeDataSetJob(house.unitOfWork, { caller, path, program, code: own, options });
}

/** Throws `not-found` for who may read only some of an expedition. */
function ensureReadsAll(caller: Caller, holder: string | null, code: string): void {
  if (may(caller, 'read', holder ?? '')) return;
  throw new CorestoneError('not-found', `There is no expedition ${code} of which you may read everything.`);
}

/** The archive of a job that is done. Throws `not-found`, `conflict` where it is not whole yet or lies with another server. */
export async function findDataSetFile(house: House, caller: Caller, id: string) {
  const { store, settings } = house;
  const job = await findJob(jobStore(store.read, store.engine), id, caller);
  if (job.kind !== DATA_SET_JOB) throw new CorestoneError('not-found', 'This job makes no file.');
  const { program, code } = dataSetParameters(job);
  const { holder } = await findExpedition(store.read, caller, `${program}/${code}`);
  ensureReadsAll(caller, holder, code);
  if (job.state !== 'done') throw new CorestoneError('conflict', `The job is ${job.state}; there is no file yet.`);
  const file = dataSetFile(settings.data, id);
  if (!existsSync(file))
    throw new CorestoneError('conflict', 'The file lies with another server of this installation.');
  return { file, name: dataSetName(code) };
}
