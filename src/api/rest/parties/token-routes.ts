import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { ensureMayManage, issueToken, revokeToken } from '../../../operations/access/issue-token.ts';
import { TOKEN_PREFIX } from '../../../operations/access/sign-in.ts';
import { accessStore } from '../../../store/ports/access-store.ts';
import { hashSecret } from '../../sign-in/sign-in-request.ts';
import { callerOf } from '../caller-of.ts';
import { Moment, Nullable, PROBLEMS, ScopeShape } from '../shapes.ts';

const TOKEN = {
  id: Type.String(),
  account: Type.String({ description: 'Client or user it stands for.' }),
  name: Type.String(),
  scope: ScopeShape,
  party: Type.String({ description: 'Part of the tree it is narrowed to; empty is not narrowed.' }),
  createdAt: Moment('When it was made.'),
  createdBy: Type.String(),
  expiresAt: Nullable(Moment('When it ends; null is never.')),
  revokedAt: Nullable(Moment('When it was revoked.')),
  usedAt: Nullable(Moment('When it was last used, to the hour.')),
};
const Token = Type.Object(TOKEN, { title: 'Token' });
const IssuedToken = Type.Object(
  { ...TOKEN, secret: Type.String({ description: 'Shown only now.' }) },
  { title: 'IssuedToken' },
);
const NewToken = Type.Object(
  {
    account: Type.Optional(Type.String({ description: 'The own account unless given.' })),
    name: Type.String({ minLength: 1, maxLength: 80 }),
    scope: Type.Optional(ScopeShape),
    party: Type.Optional(Type.String()),
    expiresAt: Type.Optional(Nullable(Moment('When it ends; null is never.'))),
  },
  { additionalProperties: false },
);
const Whose = Type.Object({ account: Type.Optional(Type.String()) });
const Which = Type.Object({ id: Type.String({ maxLength: 60 }) });

/** A new secret of a token: 256 bits behind a prefix that tells what it is. */
export function newTokenSecret(): string {
  return `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`;
}

/** `/api/v1/tokens`: for machines instead of passwords; each can be revoked by itself. */
export function registerTokenRoutes(api: FastifyInstance, { store, unitOfWork }: House): void {
  const tags = ['access'];
  api.get<{ Querystring: Static<typeof Whose> }>(
    '/tokens',
    {
      schema: {
        tags,
        summary: 'Tokens of an account',
        querystring: Whose,
        response: { 200: Type.Array(Token), ...PROBLEMS },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const account = request.query.account ?? caller.account;
      await unitOfWork((work) => ensureMayManage(work, account, caller));
      return accessStore(store.read).tokens(account);
    },
  );
  api.post<{ Body: Static<typeof NewToken> }>(
    '/tokens',
    { schema: { tags, summary: 'Make a token', body: NewToken, response: { 201: IssuedToken, ...PROBLEMS } } },
    async (request, reply) => {
      const caller = callerOf(request);
      const secret = newTokenSecret();
      const {
        account = caller.account,
        name,
        scope = 'deposit',
        party = caller.within ?? '',
        expiresAt = null,
      } = request.body;
      const wanted = { account, name, scope, party: party.toUpperCase(), expiresAt, hash: hashSecret(secret) };
      const token = await issueToken(unitOfWork, wanted, caller);
      return reply.code(201).send({ ...token, secret });
    },
  );
  api.delete<{ Params: Static<typeof Which> }>(
    '/tokens/:id',
    { schema: { tags, summary: 'Revoke a token', params: Which, response: { 204: Type.Null(), ...PROBLEMS } } },
    async (request, reply) => {
      await revokeToken(unitOfWork, request.params.id, callerOf(request));
      return reply.code(204).send();
    },
  );
}
