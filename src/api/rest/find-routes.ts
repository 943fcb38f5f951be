import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { OBJECT_TYPES } from '../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { Caller } from '../../operations/caller.ts';
import { foundObjects } from '../../reports/found-objects.ts';
import type { FoundObject } from '../../store/read/find-across.ts';
import { type FindServed, findInAll, type TypedWish } from '../find/find-in-all.ts';
import { REPORT_TYPES, writeReport } from '../paper/make-report.ts';
import { callerOf } from './caller-of.ts';
import { fileOf } from './paper/paper-shapes.ts';
import { Nullable, PROBLEMS, Word } from './shapes.ts';

const text = (description: string) => Type.Optional(Type.String({ maxLength: 400, description }));

const WISH = {
  name: text('IGSN, name or how it begins, or an old number.'),
  in: text('IGSN or name of an expedition, hole or anything else in which it lies.'),
  type: Type.Optional(Word(OBJECT_TYPES, 'Only this type.')),
  topM: Type.Optional(Type.Number({ description: 'Only what overlaps an interval, m below surface (CSF-A).' })),
  bottomM: Type.Optional(Type.Number({ description: 'm below surface (CSF-A)' })),
  rock: text('A word of the rock type.'),
  place: text('Code of a place of the storage: what stands in it, however deep.'),
  request: text('Number of a sample request.'),
  publication: text('DOI or address of a publication that it is linked to.'),
};

const Wish = Type.Object({
  ...WISH,
  after: Type.Optional(Type.String({ maxLength: 2000, description: '`path` of the last one of the page before.' })),
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
});

const TABLE_FORMATS = ['csv', 'xlsx'] as const;

const TableWish = Type.Object({ ...WISH, format: Type.Optional(Word(TABLE_FORMATS, 'CSV unless given.')) });

/** Rows of one table; more is a mistake, or an export. */
const MOST = 50_000;
const AT_ONCE = 1000;

const Found = Type.Object(
  {
    path: Type.String({ description: 'Where it lies in the core tree; sorts as the page does.' }),
    type: Type.String(),
    name: Type.String(),
    igsn: Nullable(Type.String()),
    topM: Nullable(Type.Number({ description: 'm below surface (CSF-A)' })),
    bottomM: Nullable(Type.Number({ description: 'm below surface (CSF-A)' })),
    place: Nullable(Type.String({ description: 'Code of the place it stands in itself.' })),
  },
  { title: 'FoundObject' },
);

/** `/api/v1/find` and `/api/v1/find/table`: objects of any expedition that the caller may see, registered or not. */
export function registerFindRoutes(api: FastifyInstance, served: FindServed): void {
  api.get<{ Querystring: Static<typeof Wish> }>(
    '/find',
    {
      schema: {
        tags: ['find'],
        summary: 'Objects of all expeditions that you may see',
        querystring: Wish,
        response: { 200: Type.Object({ objects: Type.Array(Found) }), ...PROBLEMS },
      },
    },
    async (request) => {
      const { after, limit, ...wish } = request.query;
      return { objects: await findInAll(served, wish, { after, limit }, callerOf(request)) };
    },
  );
  api.get<{ Querystring: Static<typeof TableWish> }>(
    '/find/table',
    {
      schema: {
        tags: ['find'],
        summary: 'The same as a table, all of them',
        querystring: TableWish,
        response: { 200: fileOf(TABLE_FORMATS.map((one) => REPORT_TYPES[one])), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { format = 'csv', ...wish } = request.query;
      const { house } = served;
      const found = foundObjects(await findAll(served, wish, callerOf(request)), house.now().toISOString());
      return reply
        .type(REPORT_TYPES[format])
        .header('content-disposition', `attachment; filename="objects.${format}"`)
        .send(await writeReport(found, format, house.settings.paperFont));
    },
  );
}

/** Everything that is found, page by page. Throws `too-many` beyond fifty thousand. */
async function findAll(served: FindServed, wish: TypedWish, caller: Caller): Promise<FoundObject[]> {
  const all: FoundObject[] = [];
  for (let after: string | undefined; ; after = all.at(-1)?.path) {
    const page = await findInAll(served, wish, { after, limit: AT_ONCE }, caller);
    all.push(...page);
    if (page.length < AT_ONCE) return all;
    if (all.length >= MOST)
      throw new CorestoneError('too-many', `More than ${MOST} objects are found; say more of what you look for.`);
  }
}
