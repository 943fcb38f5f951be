import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { OBJECT_TYPES } from '../../../domain/drilling/object-type.ts';
import { listDeleted } from '../../../store/read/list-deleted.ts';
import { Moment, Nullable, PROBLEMS, Word } from '../shapes.ts';
import { readExpedition } from './find-expedition.ts';
import { CodeParams } from './station-shapes.ts';

const PAGE = 200;

const Query = Type.Object({
  before: Type.Optional(Type.Integer({ minimum: 1, description: 'Only what was deleted before this seq.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: `${PAGE} unless given.` })),
});
const Deleted = Type.Object(
  {
    objects: Type.Array(
      Type.Object(
        {
          id: Type.String({ description: 'Id, by which `restore` brings it back.' }),
          type: Word(OBJECT_TYPES, 'Type of the object.'),
          parentId: Nullable(Type.String({ description: 'Id of what it hung below; may be deleted too.' })),
          path: Type.String({ description: 'Sorts by bytes in the order of the tree.' }),
          name: Type.String(),
          combinedId: Type.String(),
          igsn: Nullable(Type.String({ description: 'Kept for it; nobody else ever gets it.' })),
          deletedAt: Moment('When it was deleted.'),
          deletedBy: Type.String({ description: 'By whom, and at which station.' }),
          seq: Type.Integer({ description: 'Place of the deletion among the changes of the expedition.' }),
        },
        { title: 'DeletedObject' },
      ),
    ),
    next: Nullable(Type.Integer({ description: 'The `before` of the next page; null where nothing is left.' })),
  },
  { title: 'DeletedObjects' },
);

/** `GET /station/expeditions/{code}/deleted`: what was deleted and can be brought back, as far as the caller may see it. */
export function registerDeletedRoute(api: FastifyInstance, house: House): void {
  const listing = { tags: ['station'], summary: 'What was deleted and can be brought back', params: CodeParams };
  api.get<{ Params: Static<typeof CodeParams>; Querystring: Static<typeof Query> }>(
    '/station/expeditions/:code/deleted',
    { schema: { ...listing, querystring: Query, response: { 200: Deleted, ...PROBLEMS } } },
    async (request) => {
      const { id, rights } = await readExpedition(house, request, request.params.code);
      const { before, limit = PAGE } = request.query;
      return listDeleted(house.store.read, id, before, limit, rights.reads);
    },
  );
}
