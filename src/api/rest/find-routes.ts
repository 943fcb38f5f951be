import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { OBJECT_TYPES } from '../../domain/drilling/object-type.ts';
import { type FindServed, findInAll } from '../find/find-in-all.ts';
import { callerOf } from './caller-of.ts';
import { Nullable, PROBLEMS, Word } from './shapes.ts';

const text = (description: string) => Type.Optional(Type.String({ maxLength: 400, description }));

const Wish = Type.Object({
  name: text('IGSN, name or how it begins, or an old number.'),
  in: text('IGSN or name of an expedition, hole or anything else in which it lies.'),
  type: Type.Optional(Word(OBJECT_TYPES, 'Only this type.')),
  topM: Type.Optional(Type.Number({ description: 'Only what overlaps an interval, m below surface (CSF-A).' })),
  bottomM: Type.Optional(Type.Number({ description: 'm below surface (CSF-A)' })),
  rock: text('A word of the rock type.'),
  place: text('Code of a place of the storage: what stands in it, however deep.'),
  request: text('Number of a sample request.'),
  publication: text('DOI or address of a publication that it is linked to.'),
  after: Type.Optional(Type.String({ maxLength: 2000, description: '`path` of the last one of the page before.' })),
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
});

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

/** `/api/v1/find`: objects of any expedition that the caller may see, registered or not. */
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
}
