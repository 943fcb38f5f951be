import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { House } from '../../../context.ts';
import { beginSession, endSession } from '../../../operations/access/hold-session.ts';
import { findStationName } from '../../../store/read/find-station-name.ts';
import { namedCookie, SESSION_COOKIE } from '../../sign-in/session-cookie.ts';
import { hashSecret, sessionSecret } from '../../sign-in/sign-in-request.ts';
import { callerOf } from '../caller-of.ts';
import { GrantShape, Moment, PROBLEMS } from '../shapes.ts';

const Me = Type.Object(
  {
    account: Type.String(),
    name: Type.String({ description: 'The name that the audit trail keeps.' }),
    grants: Type.Array(GrantShape),
    scope: Type.Optional(Type.String({ description: 'The most that the token in use allows.' })),
    within: Type.Optional(
      Type.String({ description: 'Part of the tree that the token or acting for somebody narrows to.' }),
    ),
    station: Type.Optional(
      Type.String({
        description: 'How the station is called, where a role on the tree was given to the account of one.',
      }),
    ),
  },
  { title: 'Me' },
);
const Session = Type.Object({ expiresAt: Moment('When the session ends.') }, { title: 'Session' });

/** `/api/v1/me` and the browser's session, which lives in a cookie that scripts cannot read. */
export function registerSessionRoutes(api: FastifyInstance, house: House): void {
  const tags = ['session'];
  api.get('/me', { schema: { tags, summary: 'Who you are', response: { 200: Me, ...PROBLEMS } } }, async (request) => {
    const { account, name, grants, scope, within } = callerOf(request);
    const station = await findStationName(house.store.read, account);
    const narrowed = { ...(scope !== undefined && { scope }), ...(within !== undefined && { within }) };
    return { account, name, grants, ...narrowed, ...(station !== undefined && { station }) };
  });
  api.post(
    '/session',
    { schema: { tags, summary: 'Begin a session with Basic credentials', response: { 201: Session, ...PROBLEMS } } },
    async (request, reply) => {
      const secret = randomBytes(32).toString('base64url');
      const expiresAt = await beginSession(
        house.unitOfWork,
        hashSecret(secret),
        callerOf(request),
        house.settings.sessionHours,
      );
      setCookie(reply, namedCookie(SESSION_COOKIE, house.settings.baseUrl, secret, house.settings.sessionHours * 3600));
      return reply.code(201).send({ expiresAt });
    },
  );
  api.delete(
    '/session',
    { schema: { tags, summary: 'End the session', security: [], response: { 204: Type.Null(), ...PROBLEMS } } },
    async (request, reply) => {
      const secret = sessionSecret(request);
      if (secret !== undefined) await endSession(house.unitOfWork, hashSecret(secret));
      setCookie(reply, namedCookie(SESSION_COOKIE, house.settings.baseUrl, '', 0));
      return reply.code(204).send();
    },
  );
}

function setCookie(reply: FastifyReply, cookie: string): void {
  void reply.header('set-cookie', cookie);
}
