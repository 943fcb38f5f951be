import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { House } from '../../context.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import type { ReadableFormat } from '../../formats/format.ts';
import type { Caller } from '../../operations/caller.ts';
import { limitAccounts } from '../sign-in/limit-accounts.ts';
import { type HttpSignIn, secondsUntil } from '../sign-in/sign-in-from.ts';
import type { SignInRequest } from '../sign-in/sign-in-request.ts';
import { answerError, WrongMethod } from './answer-error.ts';
import { type MdsAnswer, MdsRefusal } from './mds-answer.ts';
import { readPath, readRequest } from './mds-request.ts';
import { mdsService } from './mds-service.ts';
import { type Methods, RESOURCES } from './resources.ts';

/** A body somewhat too large is told so in the words of the registry; a much larger one is cut off. */
const ROOM_BEYOND_LIMIT = 1024 * 1024;

/** What the API needs of the server: formats that are read, and who signs in. */
export interface MdsMeans {
  readonly readable: readonly ReadableFormat[];
  readonly signIn: SignInRequest;
}

/**
 * The GFZ registry's MDS API below `/mds`, to the byte (igsn-registry-protocols 1): igsn, metadata, igsnmetadata, isometadata,
 * difmetadata, media, datacentre, status. Everything after the resource word is the identifier, with or without closing slash;
 * HEAD is answered wherever GET is; any content type is taken and no Accept header refused. Accounts are limited as in our own
 * API.
 */
export async function registerMdsRoutes(
  app: FastifyInstance,
  house: House,
  face: PublicFace,
  { readable, signIn }: MdsMeans,
): Promise<void> {
  const service = mdsService(house, face, readable, app.log);
  const realm = () => (service.isStrict ? 'mds.datacite.org' : face.agent.name.replace(/[^ !#-[\]-~]/g, ''));
  const callers = new WeakMap<FastifyRequest, Caller>();
  const contentTypes = new WeakMap<FastifyRequest, string>();
  await app.register(async (scope) => {
    readAnyBody(scope, house.settings.mdsLargestXmlBytes + ROOM_BEYOND_LIMIT, contentTypes);
    scope.setErrorHandler((error, request, reply) => {
      const answer = answerError(error, service.isStrict);
      if (answer.status >= 500) request.log.error({ err: error, route: '/mds' }, 'request failed');
      return send(request, reply, answer);
    });
    scope.addHook('onRequest', async (request) => {
      if (readPath(request.raw.url ?? '').resource === 'status') return;
      callers.set(request, callerOf(await signIn(request), realm(), house.now()));
    });
    await limitAccounts(scope, house, (request) => callers.get(request)?.account);
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const { resource, id } = readPath(request.raw.url ?? '');
      const answer = handlerOf(resource, id, request.method);
      const contentType = contentTypes.get(request) ?? '';
      const asked = readRequest(request, id, contentType, callers.get(request) ?? NOBODY);
      return send(request, reply, await answer(service, asked));
    };
    scope.all('/mds', handler);
    scope.all('/mds/*', handler);
  });
}

/** Takes every body as octets, whatever its type, and remembers the type as it was sent. */
function readAnyBody(scope: FastifyInstance, bodyLimit: number, contentTypes: WeakMap<FastifyRequest, string>): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_, body, done) => done(null, body));
  scope.addHook('onRequest', async (request) => {
    const { headers } = request.raw;
    contentTypes.set(request, headers['content-type'] ?? '');
    // An odd content type would be refused before anybody could look at it.
    if (headers['content-type'] !== undefined) headers['content-type'] = 'application/octet-stream';
  });
}

/** Who asks for the status: it tells nothing of anybody. */
const NOBODY: Caller = { name: 'nobody', account: 'nobody', origin: 'api', grants: [] };

function callerOf(signedIn: HttpSignIn | undefined, realm: string, now: Date): Caller {
  if (signedIn?.ok === true) return signedIn.caller;
  if (signedIn?.reason === 'limited')
    throw new MdsRefusal(429, `too many failed sign-ins from this address, go on at ${signedIn.lockedUntil}`, {
      'retry-after': String(secondsUntil(signedIn.lockedUntil, now)),
    });
  if (signedIn?.reason === 'locked')
    throw new MdsRefusal(403, `Account is locked until ${signedIn.lockedUntil}`, {
      'retry-after': new Date(signedIn.lockedUntil).toUTCString(),
    });
  if (signedIn?.reason === 'inactive') throw new MdsRefusal(403, 'Account is not active');
  const text = signedIn === undefined ? 'Full authentication is required to access this resource' : 'Bad credentials';
  throw new MdsRefusal(401, text, { 'www-authenticate': `Basic realm="${realm}"` });
}

function handlerOf(resource: string, id: string, method: string) {
  const found = Object.hasOwn(RESOURCES, resource) ? RESOURCES[resource] : undefined;
  if (found === undefined)
    throw new MdsRefusal(404, `no resource here; there are ${Object.keys(RESOURCES).join(', ')}`);
  const methods: Methods = id === '' ? found.root : found.item;
  const answer = methods[method === 'HEAD' ? 'GET' : method];
  if (answer === undefined) throw new WrongMethod(method, allowed(methods));
  return answer;
}

function allowed(methods: Methods): readonly string[] {
  return Object.keys(methods).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
}

function send(request: FastifyRequest, reply: FastifyReply, answer: MdsAnswer): FastifyReply {
  const { status, body, mediaType, headers = {} } = answer;
  reply.code(status).headers(headers).header('cache-control', 'no-store');
  if (mediaType !== undefined) reply.header('content-type', mediaType);
  if (body === undefined) return reply.send();
  if (body instanceof Readable && request.method === 'HEAD') {
    body.destroy();
    return reply.send();
  }
  return reply.send(body instanceof Uint8Array && !Buffer.isBuffer(body) ? Buffer.from(body) : body);
}
