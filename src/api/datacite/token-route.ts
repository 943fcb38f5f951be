import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isObject } from '../../formats/datacite-json/json-reader.ts';
import { issueToken } from '../../operations/access/issue-token.ts';
import { TOKEN_PREFIX } from '../../operations/access/sign-in.ts';
import { callerAddress } from '../sign-in/caller-address.ts';
import { signInByPasswordFrom } from '../sign-in/sign-in-from.ts';
import type { DataciteContext } from './datacite-context.ts';
import { Refusal, refusal, sendDocument } from './json-api.ts';
import { locked } from './locked.ts';
import { readFormBodies } from './read-body.ts';

const LIFE_DAYS = 30;
const LIFE_SECONDS = LIFE_DAYS * 24 * 3600;

/**
 * A token for a name and a password (`grant_type=password`, as a form or JSON): thirty days, enough to register and change.
 * 400 for anything that does not lead to one, as DataCite answers.
 */
export function registerTokenRoute(app: FastifyInstance, context: DataciteContext): void {
  readFormBodies(app);
  app.post('/token', (request, reply) => answerToken(context, request, reply));
}

async function answerToken(
  { house, means }: DataciteContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { name, password } = readGrant(request.body);
  const signed = await signInByPasswordFrom(callerAddress(request), name, password, means);
  if (!signed.ok)
    throw 'lockedUntil' in signed ? locked(signed.lockedUntil, means.now()) : wrong('Wrong account ID or password.');
  const secret = `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`;
  const hash = means.hashSecret(secret);
  const { account, within: party = '', scope } = signed.caller;
  // Else a token that leaked could be prolonged for ever.
  if (scope !== undefined) throw refusal(401);
  const expiresAt = new Date(house.now().getTime() + LIFE_SECONDS * 1000).toISOString();
  const wanted = { hash, account, name: 'DataCite API', scope: 'deposit', party, expiresAt } as const;
  await issueToken(house.unitOfWork, wanted, signed.caller);
  void reply.header('cache-control', 'no-store');
  return sendDocument(request, reply, 200, { access_token: secret, token_type: 'Bearer', expires_in: LIFE_SECONDS });
}

function readGrant(body: unknown): { readonly name: string; readonly password: string } {
  const { grant_type: kind, username, password } = isObject(body) ? body : {};
  if (kind !== 'password') throw wrong('Wrong grant type.');
  if (typeof username !== 'string' || username === '' || typeof password !== 'string' || password === '')
    throw wrong('Missing account ID or password.');
  return { name: username, password };
}

function wrong(title: string): Refusal {
  return new Refusal(400, [{ status: '400', title }]);
}
