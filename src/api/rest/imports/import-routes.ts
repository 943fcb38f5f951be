import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import type { House } from '../../../context.ts';
import { makeBulkJob, type TableOptions } from '../../../operations/jobs/bulk-job.ts';
import { ensureMayDeposit, findJob } from '../../../operations/jobs/control-job.ts';
import { newKey } from '../../../store/new-key.ts';
import { jobStore } from '../../../store/ports/job-store.ts';
import { previewTables } from '../../imports/preview-tables.ts';
import { mappingIn, mappingText, ownFieldsOf, takeTables } from '../../imports/take-tables.ts';
import { removeJobFiles } from '../../jobs/job-files.ts';
import { showJob } from '../../jobs/show-job.ts';
import { takeStreams } from '../bulk/bulk-body.ts';
import { JobShape } from '../bulk/bulk-shapes.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { ImportQuery, ImportResultShape, PreviewShape, TakeQuery } from './import-shapes.ts';
import { spoolTables, type TableUpload, withTables } from './table-upload.ts';

/** Above this size an import is made a job, so that no connection has to stand so long. */
const AT_ONCE_BYTES = 4 * 1024 * 1024;

const CONSUMES = ['multipart/form-data', 'text/csv', 'application/json', 'application/zip', 'application/octet-stream'];

type Take = FastifyRequest<{ Querystring: Static<typeof TakeQuery> }>;

/** `/api/v1/imports`: tables of the core tree, looked at and taken; by whoever may deposit for the program's namespace. */
export async function registerImportRoutes(api: FastifyInstance, house: House): Promise<void> {
  const tags = ['imports'];
  await api.register(async (streams) => {
    await takeStreams(streams);
    const summary = 'Look at tables before they are taken: columns, first rows, findings by cell';
    streams.post<{ Querystring: Static<typeof ImportQuery> }>(
      '/imports/preview',
      {
        schema: {
          tags,
          summary,
          consumes: CONSUMES,
          querystring: ImportQuery,
          response: { 200: PreviewShape, ...PROBLEMS },
        },
      },
      async (request) => {
        const caller = callerOf(request);
        ensureMayDeposit(caller);
        return withTables(house, newKey(), request, request.query.name, (upload) =>
          previewTables(house, upload.input, { ...upload.fields, ...request.query }, caller),
        );
      },
    );
    const response = { 200: ImportResultShape, 202: JobShape, ...PROBLEMS };
    streams.post<{ Querystring: Static<typeof TakeQuery> }>(
      '/imports',
      {
        schema: {
          tags,
          summary: 'Take tables into the core tree; a large file becomes a job',
          consumes: CONSUMES,
          querystring: TakeQuery,
          response,
        },
      },
      async (request, reply) => take(house, request, reply),
    );
  });
}

async function take(house: House, request: Take, reply: FastifyReply) {
  const caller = callerOf(request);
  ensureMayDeposit(caller);
  const id = newKey();
  let isJob = false;
  try {
    const upload = await spoolTables(house, id, request, request.query.name);
    const said = optionsOf(request.query, upload);
    const mapping = await mappingText(house.store, said.mapping);
    const options = { ...said, ...(mapping !== undefined && { mapping }) };
    mappingIn(options.mapping, await ownFieldsOf(house.store));
    isJob = upload.input.bytes > AT_ONCE_BYTES || /\brespond-async\b/i.test(String(request.headers.prefer ?? ''));
    if (!isJob) return await takeTables(house, upload.input, options, caller);
    return await makeJob(house, id, request, reply, upload, options);
  } catch (error) {
    isJob = false;
    throw error;
  } finally {
    if (!isJob) await removeJobFiles(house.settings.data, id);
  }
}

async function makeJob(
  house: House,
  id: string,
  request: Take,
  reply: FastifyReply,
  { input }: TableUpload,
  { dryRun, ...tables }: ReturnType<typeof optionsOf>,
) {
  const caller = callerOf(request);
  const key = request.headers['idempotency-key'];
  const made = await makeBulkJob(house.unitOfWork, {
    id,
    caller,
    options: { kind: 'register', mode: 'upsert', visibility: 'keep', dryRun },
    input: { ...input, syntax: 'csv', isGzip: false },
    tables,
    ...(typeof key === 'string' && { key }),
  });
  if (!made.isNew) await removeJobFiles(house.settings.data, id);
  const job = await findJob(jobStore(house.store.read, house.store.engine), made.id, caller);
  return reply.code(202).header('location', `/api/v1/jobs/${made.id}`).send(showJob(job));
}

/** What the address says counts before what the form says. */
function optionsOf(
  query: Static<typeof TakeQuery>,
  { fields }: TableUpload,
): TableOptions & { readonly dryRun: boolean } {
  const text = (name: 'expedition' | 'program' | 'mapping') => {
    const said = query[name] ?? fields[name];
    return said === undefined || said === '' ? {} : { [name]: said };
  };
  const isSet = (name: 'strict' | 'dryRun') => query[name] ?? fields[name] === 'true';
  return {
    ...text('expedition'),
    ...text('program'),
    ...text('mapping'),
    strict: isSet('strict'),
    dryRun: isSet('dryRun'),
  };
}
