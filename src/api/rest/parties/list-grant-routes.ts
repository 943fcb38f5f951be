import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { OBJECT_TYPES } from '../../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { TREE_ROLES } from '../../../domain/party/tree-right.ts';
import {
  keepExpeditionList,
  keepUserGroup,
  listsAndGroups,
  removeExpeditionList,
  removeUserGroup,
} from '../../../operations/access/expedition-lists.ts';
import { grantListRole, revokeListRole } from '../../../operations/access/grant-list-role.ts';
import { ensureMay } from '../../../operations/caller.ts';
import type { ExpeditionList, ListGrantRow, UserGroup } from '../../../operations/list-grant-ports.ts';
import { findListable } from '../../../store/read/find-listable.ts';
import { callerOf } from '../caller-of.ts';
import { Moment, PROBLEMS, Word } from '../shapes.ts';

const Name = Type.String({ minLength: 1, maxLength: 80, description: 'Name of the list or group.' });
const Note = Type.String({ maxLength: 500, description: 'What it is for.' });
const ListShape = Type.Object(
  {
    name: Name,
    note: Note,
    objects: Type.Array(Type.String(), { description: 'Programs and expeditions on it, as `ICDP` or `5054`.' }),
  },
  { title: 'ExpeditionList' },
);
const GroupShape = Type.Object(
  { name: Name, note: Note, members: Type.Array(Type.String(), { description: 'Names of its users.' }) },
  { title: 'UserGroup' },
);
const Role = Word(TREE_ROLES, 'What the holder may be in everything on the list.');
const Types = Type.Array(Word(OBJECT_TYPES, 'Type of objects.'), {
  maxItems: OBJECT_TYPES.length,
  description: 'Objects of these types only; none is all that the role enters.',
});
const GrantShape = Type.Object(
  {
    id: Type.String(),
    list: Name,
    account: Type.Union([Type.String(), Type.Null()], { description: 'The user; null where a group has it.' }),
    group: Type.Union([Type.String(), Type.Null()], { description: 'The group; null where a user has it.' }),
    role: Role,
    types: Types,
    createdAt: Moment('When it was given.'),
    createdBy: Type.String(),
  },
  { title: 'ListGrant' },
);
const Which = Type.Object({ name: Name });
const GrantId = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });
const objects = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
  maxItems: 5000,
  description: 'Programs (`ICDP`) and expeditions (`5054`, `ICDP/5054`) by name or id; all that is to be on the list.',
});
const members = Type.Array(Type.String({ minLength: 1, maxLength: 80 }), {
  maxItems: 5000,
  description: 'Names of users; all that are to be in the group.',
});
const WantedList = Type.Object({ note: Type.Optional(Note), objects }, { additionalProperties: false });
const WantedGroup = Type.Object({ note: Type.Optional(Note), members }, { additionalProperties: false });
const WantedGrant = Type.Object(
  {
    list: Name,
    account: Type.Optional(Type.String({ minLength: 1, maxLength: 80, description: 'A user; or `group`.' })),
    group: Type.Optional(Name),
    role: Role,
    types: Type.Optional(Types),
  },
  { additionalProperties: false },
);

/** `/api/v1/expedition-lists`, `/user-groups` and `/list-grants`: roles for many expeditions, of many people; by administrators. */
export function registerListGrantRoutes(api: FastifyInstance, house: House): void {
  registerLists(api, house);
  registerGroups(api, house);
  registerGrants(api, house);
}

const tags = ['access'];

function registerLists(api: FastifyInstance, { store, unitOfWork }: House): void {
  api.get(
    '/expedition-lists',
    {
      schema: {
        tags,
        summary: 'Lists of programs and expeditions',
        response: { 200: Type.Array(ListShape), ...PROBLEMS },
      },
    },
    async (request) => (await listsAndGroups(unitOfWork, callerOf(request))).lists.map(shownList),
  );
  api.put<{ Params: Static<typeof Which>; Body: Static<typeof WantedList> }>(
    '/expedition-lists/:name',
    {
      schema: {
        tags,
        summary: 'Make a list, or say anew what is on it',
        params: Which,
        body: WantedList,
        response: { 200: ListShape, ...PROBLEMS },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      ensureMay(caller, 'administer', '');
      const { objects: named, note } = request.body;
      const objectIds = await findListable(store.read, named);
      return shownList(await keepExpeditionList(unitOfWork, { name: request.params.name, note, objectIds }, caller));
    },
  );
  api.delete<{ Params: Static<typeof Which> }>(
    '/expedition-lists/:name',
    {
      schema: {
        tags,
        summary: 'Remove a list and the roles for it',
        params: Which,
        response: { 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await removeExpeditionList(unitOfWork, request.params.name, callerOf(request));
      return reply.code(204).send();
    },
  );
}

function registerGroups(api: FastifyInstance, { unitOfWork }: House): void {
  api.get(
    '/user-groups',
    { schema: { tags, summary: 'Groups of users', response: { 200: Type.Array(GroupShape), ...PROBLEMS } } },
    async (request) => (await listsAndGroups(unitOfWork, callerOf(request))).groups.map(shownGroup),
  );
  api.put<{ Params: Static<typeof Which>; Body: Static<typeof WantedGroup> }>(
    '/user-groups/:name',
    {
      schema: {
        tags,
        summary: 'Make a group, or say anew who is in it',
        params: Which,
        body: WantedGroup,
        response: { 200: GroupShape, ...PROBLEMS },
      },
    },
    async (request) => {
      const wanted = { ...request.body, name: request.params.name };
      return shownGroup(await keepUserGroup(unitOfWork, wanted, callerOf(request)));
    },
  );
  api.delete<{ Params: Static<typeof Which> }>(
    '/user-groups/:name',
    {
      schema: {
        tags,
        summary: 'Remove a group with its roles',
        params: Which,
        response: { 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await removeUserGroup(unitOfWork, request.params.name, callerOf(request));
      return reply.code(204).send();
    },
  );
}

function registerGrants(api: FastifyInstance, { unitOfWork }: House): void {
  api.get(
    '/list-grants',
    { schema: { tags, summary: 'Roles for lists', response: { 200: Type.Array(GrantShape), ...PROBLEMS } } },
    async (request) => (await listsAndGroups(unitOfWork, callerOf(request))).grants.map(shownGrant),
  );
  api.post<{ Body: Static<typeof WantedGrant> }>(
    '/list-grants',
    {
      schema: {
        tags,
        summary: 'Give a user or a group a role for everything on a list',
        body: WantedGrant,
        response: { 201: GrantShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { list, account, group, role, types = [] } = request.body;
      const name = account ?? group;
      if (name === undefined || (account !== undefined && group !== undefined))
        throw new CorestoneError('invalid-input', 'Say a user or a group, and not both.');
      const holder = { kind: account === undefined ? 'group' : 'account', name } as const;
      const made = await grantListRole(unitOfWork, { list, holder, role, types }, callerOf(request));
      return reply.code(201).send(shownGrant(made));
    },
  );
  api.delete<{ Params: Static<typeof GrantId> }>(
    '/list-grants/:id',
    {
      schema: {
        tags,
        summary: 'Take a role for a list back',
        params: GrantId,
        response: { 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await revokeListRole(unitOfWork, request.params.id, callerOf(request));
      return reply.code(204).send();
    },
  );
}

function shownList({ name, note, objects: held }: ExpeditionList) {
  return { name, note, objects: held.map((one) => one.combinedId) };
}

function shownGroup({ name, note, members: held }: UserGroup) {
  return { name, note, members: [...held] };
}

function shownGrant({ id, list, holder, role, types, createdAt, createdBy }: ListGrantRow) {
  const account = holder.kind === 'account' ? holder.name : null;
  const group = holder.kind === 'group' ? holder.name : null;
  return { id, list, account, group, role, types: [...types], createdAt, createdBy };
}
