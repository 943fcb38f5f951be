import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { dumpsFolder, listDumps, readManifest } from '../../../dissemination/feeds/dumps/dump-folder.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import type { DumpManifest } from '../../../domain/registration/dump.ts';
import type { Format } from '../../../formats/format.ts';
import { makeDumpJob } from '../../../operations/dumps/dump-job.ts';
import { jobStore } from '../../../store/ports/job-store.ts';
import { showJob } from '../../jobs/show-job.ts';
import { JobShape } from '../bulk/bulk-shapes.ts';
import { callerOf } from '../caller-of.ts';
import { Moment, Nullable, PROBLEMS, Word } from '../shapes.ts';

const Dump = Type.Object(
  {
    name: Type.String(),
    url: Type.String({ description: 'Where its files, its manifest and its checksums lie.' }),
    begunAt: Moment('When it was begun.'),
    finishedAt: Moment('When it was whole.'),
    changeNumber: Type.Integer({ description: 'The last change it holds; the change feed goes on behind it.' }),
    next: Type.String({ description: 'The change feed behind it.' }),
    records: Type.Integer({ description: 'Withdrawn and hidden ones among them.' }),
    harvested: Type.Optional(
      Type.Integer({ description: 'Records of others among them; absent where they were not wanted.' }),
    ),
    licence: Nullable(Type.String()),
    files: Type.Array(
      Type.Object({
        name: Type.String(),
        format: Type.String(),
        records: Type.Integer(),
        bytes: Type.Integer(),
        sha256: Type.String({ description: 'Of the packed file, hexadecimal.' }),
      }),
    ),
  },
  { title: 'Dump' },
);

const Wanted = Type.Object(
  {
    include: Type.Optional(
      Type.Array(Word(['harvested'], 'Records of others, in files of their own.'), { uniqueItems: true }),
    ),
    formats: Type.Optional(
      Type.Array(Type.String({ maxLength: 60 }), {
        minItems: 1,
        maxItems: 20,
        uniqueItems: true,
        description: 'As `?format=` names them; those of the settings unless given.',
      }),
    ),
  },
  { additionalProperties: false },
);

/** `/api/v1/dumps`: the full dumps that are there, for everybody, and a new one, for administrators. */
export function registerDumpApiRoutes(api: FastifyInstance, house: House, served: readonly Format[]): void {
  const tags = ['feeds'];
  const folder = dumpsFolder(house.settings.data);
  const { baseUrl } = house.settings;
  api.get(
    '/dumps',
    {
      schema: {
        tags,
        summary: 'Full dumps, the latest first; needs no sign-in',
        security: [],
        response: { 200: Type.Array(Dump), ...PROBLEMS },
      },
    },
    async (_request, reply) => {
      const dumps = await Promise.all((await listDumps(folder)).map((name) => readManifest(folder, name)));
      void reply.header('access-control-allow-origin', '*');
      return dumps.filter((one) => one !== undefined).map((one) => shown(one, baseUrl));
    },
  );
  api.post<{ Body: Static<typeof Wanted> }>(
    '/dumps',
    {
      schema: {
        tags,
        summary: 'Write a full dump, as a job; one that is under way with the same formats is given back',
        body: Wanted,
        response: { 202: JobShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const formats = request.body.formats ?? house.settings.dumpFormats;
      ensureServed(formats, served);
      const { id } = await makeDumpJob(house.unitOfWork, {
        formats,
        withHarvested: request.body.include?.includes('harvested') ?? house.settings.dumpHarvested,
        caller: callerOf(request),
      });
      const job = (await jobStore(house.store.read, house.store.engine).find(id))!;
      return reply.code(202).header('location', `/api/v1/jobs/${id}`).send(showJob(job));
    },
  );
}

function shown(dump: DumpManifest, baseUrl: string) {
  const { name, begunAt, finishedAt, changeNumber, next, records, harvested, licence, files } = dump;
  const url = `${baseUrl}/dumps/${name}/`;
  const counted = { records, ...(harvested !== undefined && { harvested }) };
  return { name, url, begunAt, finishedAt, changeNumber, next, ...counted, licence, files };
}

/** Throws `invalid-input` for a format that records are not written in here. */
export function ensureServed(formats: readonly string[], served: readonly Format[]): void {
  const known = served.map((one) => one.name);
  const findings = formats
    .filter((one) => !known.includes(one))
    .map((value) =>
      finding('unknown-format', `There is no format ${value}.`, { field: 'formats', value, rule: known.join(', ') }),
    );
  if (findings.length > 0) throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
}
