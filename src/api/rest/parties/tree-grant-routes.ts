import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { OBJECT_TYPES } from '../../../domain/drilling/object-type.ts';
import { TREE_ROLES } from '../../../domain/party/tree-right.ts';
import { grantTreeRole, listTreeRoles, revokeTreeRole } from '../../../operations/access/grant-tree-role.ts';
import type { TreeGrantRow } from '../../../operations/tree-grant-ports.ts';
import { findGrantable } from '../../../store/read/find-grantable.ts';
import { callerOf } from '../caller-of.ts';
import { Moment, PROBLEMS, Word } from '../shapes.ts';

const ObjectName = Type.String({
  minLength: 1,
  maxLength: 100,
  description: 'An expedition, site or hole, as `5054`, `5054_1` or `5054_1_A`; or its id.',
});
const Role = Word(TREE_ROLES, 'What the holder may be in this part of the core tree.');
const Types = Type.Array(Word(OBJECT_TYPES, 'Type of objects.'), {
  maxItems: OBJECT_TYPES.length,
  description: 'Objects of these types only; none is all that the role enters.',
});
const Station = Type.String({
  maxLength: 60,
  description: 'Name of the station whose account it is; empty for a person.',
});
const GrantShape = Type.Object(
  {
    id: Type.String(),
    account: Type.String({ description: 'The user; empty where a group has it.' }),
    group: Type.String({ description: 'The group; empty where a user has it.' }),
    members: Type.Array(Type.String(), { description: 'Who is in the group, by name.' }),
    object: Type.String({ description: 'What it is for, and all below it.' }),
    role: Role,
    types: Types,
    station: Station,
    createdAt: Moment('When it was given.'),
    createdBy: Type.String(),
  },
  { title: 'TreeGrant' },
);
const Wanted = Type.Object(
  {
    account: Type.Optional(Type.String({ minLength: 1, maxLength: 80, description: 'Name of a user; or `group`.' })),
    group: Type.Optional(
      Type.String({ minLength: 1, maxLength: 80, description: 'Name of a group; all in it have the role.' }),
    ),
    object: ObjectName,
    role: Role,
    types: Type.Optional(Types),
    station: Type.Optional(Station),
  },
  { additionalProperties: false },
);
const Where = Type.Object({ object: ObjectName });
const Which = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });

/** `/api/v1/tree-grants`: roles of users and groups on an expedition, a site or a hole; by who manages the client. */
export function registerTreeGrantRoutes(api: FastifyInstance, { store, unitOfWork }: House): void {
  const tags = ['access'];
  api.get<{ Querystring: Static<typeof Where> }>(
    '/tree-grants',
    {
      schema: {
        tags,
        summary: 'Roles on an expedition, a site or a hole and what lies below it',
        querystring: Where,
        response: { 200: Type.Array(GrantShape), ...PROBLEMS },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const id = await findGrantable(store.read, request.query.object);
      return (await listTreeRoles(unitOfWork, id, caller)).map(shown);
    },
  );
  api.post<{ Body: Static<typeof Wanted> }>(
    '/tree-grants',
    {
      schema: {
        tags,
        summary: 'Give a user or a group a role',
        body: Wanted,
        response: { 201: GrantShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { object, types = [], ...wanted } = request.body;
      const objectId = await findGrantable(store.read, object);
      return reply.code(201).send(shown(await grantTreeRole(unitOfWork, { ...wanted, objectId, types }, caller)));
    },
  );
  api.delete<{ Params: Static<typeof Which> }>(
    '/tree-grants/:id',
    { schema: { tags, summary: 'Take a role back', params: Which, response: { 204: Type.Null(), ...PROBLEMS } } },
    async (request, reply) => {
      await revokeTreeRole(unitOfWork, request.params.id, callerOf(request));
      return reply.code(204).send();
    },
  );
}

function shown({ id, combinedId, role, types, members, path: _path, objectId: _id, ...said }: TreeGrantRow) {
  return { ...said, id, members: [...members], object: combinedId, role, types: [...types] };
}
