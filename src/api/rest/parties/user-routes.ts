import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { changeUser } from '../../../operations/access/change-user.ts';
import type { UserRow } from '../../../operations/access-ports.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { createUser } from '../../../operations/create-user.ts';
import { accessStore } from '../../../store/ports/access-store.ts';
import { hashPassword } from '../../password.ts';
import { callerOf } from '../caller-of.ts';
import { GrantShape, PROBLEMS } from '../shapes.ts';

const Password = Type.String({ minLength: 12, maxLength: 200 });
const Name = Type.String({ minLength: 1, maxLength: 80 });
const User = Type.Object(
  { name: Name, email: Type.String(), isActive: Type.Boolean(), grants: Type.Array(GrantShape) },
  { title: 'User' },
);
const NewUser = Type.Object(
  {
    name: Name,
    email: Type.Optional(Type.String({ maxLength: 255 })),
    password: Password,
    grants: Type.Array(GrantShape, { maxItems: 100 }),
  },
  { additionalProperties: false },
);
const Changes = Type.Object(
  {
    email: Type.Optional(Type.String({ maxLength: 255 })),
    isActive: Type.Optional(Type.Boolean()),
    password: Type.Optional(Password),
    grants: Type.Optional(Type.Array(GrantShape, { maxItems: 100 })),
  },
  { additionalProperties: false },
);
const Which = Type.Object({ name: Name });

/** `/api/v1/users`: for administrators; everybody may change the own password. */
export function registerUserRoutes(api: FastifyInstance, { store, unitOfWork }: House): void {
  const tags = ['access'];
  api.get(
    '/users',
    { schema: { tags, summary: 'All users', response: { 200: Type.Array(User), ...PROBLEMS } } },
    async (request) => {
      ensureMay(callerOf(request), 'administer', '');
      return (await accessStore(store.read).users()).map(shown);
    },
  );
  api.post<{ Body: Static<typeof NewUser> }>(
    '/users',
    { schema: { tags, summary: 'Make a user', body: NewUser, response: { 201: User, ...PROBLEMS } } },
    async (request, reply) => {
      const { password, ...wanted } = request.body;
      await createUser(unitOfWork, { ...wanted, passwordHash: await hashPassword(password) }, callerOf(request));
      return reply.code(201).send(shown((await accessStore(store.read).findUser(wanted.name))!));
    },
  );
  api.patch<{ Params: Static<typeof Which>; Body: Static<typeof Changes> }>(
    '/users/:name',
    { schema: { tags, summary: 'Change a user', params: Which, body: Changes, response: { 200: User, ...PROBLEMS } } },
    async (request) => {
      const { password, ...changes } = request.body;
      const passwordHash = password === undefined ? undefined : await hashPassword(password);
      const wanted = { ...changes, ...(passwordHash !== undefined && { passwordHash }) };
      return shown(await changeUser(unitOfWork, request.params.name, wanted, callerOf(request)));
    },
  );
}

function shown({ name, email, isActive, grants }: UserRow): Static<typeof User> {
  return { name, email, isActive, grants: [...grants] };
}
