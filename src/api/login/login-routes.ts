import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { House } from '../../context.ts';
import { linkTo } from '../../dissemination/frame/page-shell.ts';
import { sendPage } from '../../dissemination/frame/send-page.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { readBodiesAsForms } from '../../dissemination/read-bodies-as-forms.ts';
import type { PortalWords } from '../../dissemination/words/en/portal.ts';
import { meetReader } from '../../dissemination/words/reader.ts';
import { CorestoneError } from '../../domain/error.ts';
import { beginSession, endSession } from '../../operations/access/hold-session.ts';
import { signInByOidc } from '../../operations/access/sign-in-by-oidc.ts';
import type { Caller } from '../../operations/caller.ts';
import { problemOf } from '../problem.ts';
import { callerAddress } from '../sign-in/caller-address.ts';
import { cookieOf, namedCookie, SESSION_COOKIE } from '../sign-in/session-cookie.ts';
import { type HttpSignIn, type HttpSignInMeans, secondsUntil, signInByPasswordFrom } from '../sign-in/sign-in-from.ts';
import { hashSecret } from '../sign-in/sign-in-request.ts';
import { formIn, type KeptForm, keptFormPage, LARGEST_FORM_BYTES } from './kept-form.ts';
import { loginPage } from './login-page.ts';
import { type OidcAttempt, OidcClient } from './oidc-client.ts';

const ATTEMPT_COOKIE = 'corestone_attempt';
const ATTEMPT_S = 600;
/** A form that waits comes along, encoded twice: three letters of it become five. */
const LARGEST_FORM = 2 * LARGEST_FORM_BYTES;
const AFTERWARDS = '/admin';

interface Served {
  readonly house: House;
  readonly face: PublicFace;
  readonly means: HttpSignInMeans;
  /** By the names of the providers; empty for the first. */
  readonly clients: ReadonlyMap<string, OidcClient>;
}

/**
 * `/login`, `/login/oidc`, `/login/callback` and `/logout`: the browser's way in and out. Each further identity provider has addresses
 * of its own, so that what one answers is never taken for an answer of another (RFC 9700, 4.4.2).
 */
export async function registerLoginRoutes(
  app: FastifyInstance,
  house: House,
  face: PublicFace,
  means: HttpSignInMeans,
): Promise<void> {
  const clients = new Map(
    house.identityProviders.map(({ name, issuer, clientId, clientSecret, joinsAccounts }) => {
      const redirectUri = `${house.settings.baseUrl}/login/callback${name === '' ? '' : `/${name}`}`;
      return [name, new OidcClient({ issuer, clientId, clientSecret, redirectUri, joinsAccounts })];
    }),
  );
  const served: Served = { house, face, means, clients };
  app.get<{ Querystring: { next?: string } }>('/login', (request, reply) =>
    sendLogin(served, request, reply, { next: ownPath(request.query.next) }),
  );
  await app.register(async (forms) => {
    readBodiesAsForms(forms, LARGEST_FORM);
    forms.post('/login', (request, reply) => signIn(served, request, reply));
    forms.post('/logout', (request, reply) => signOut(served, request, reply));
  });
  for (const path of ['/login/oidc', '/login/oidc/:provider'])
    app.get<OidcQuestion>(path, (request, reply) => beginOidc(served, request, reply));
  for (const path of ['/login/callback', '/login/callback/:provider'])
    app.get<OidcAnswer>(path, (request, reply) => finishOidc(served, request, reply));
}

async function signIn(served: Served, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  const [name, next] = [form.get('name') ?? '', ownPath(form.get('next') ?? undefined)];
  if (request.headers['sec-fetch-site'] === 'cross-site')
    return sendLogin(served, request, reply, { next, name, problem: ({ otherSite }) => otherSite }, 403);
  const { means } = served;
  const result = await signInByPasswordFrom(callerAddress(request), name, form.get('password') ?? '', means);
  const kept = formIn(form);
  if (result.ok) return enter(served, result.caller, next, reply, kept && { kept, request });
  if ('lockedUntil' in result) void reply.header('retry-after', secondsUntil(result.lockedUntil, means.now()));
  const problem = (said: PortalWords) => problemWords(said, result);
  return sendLogin(served, request, reply, { next, name, problem, kept }, result.reason === 'limited' ? 429 : 401);
}

function problemWords(
  { locked, limited, wrongPassword }: PortalWords,
  result: Exclude<HttpSignIn, { ok: true }>,
): string {
  if (!('lockedUntil' in result)) return wrongPassword;
  const say = result.reason === 'limited' ? limited : locked;
  return say(result.lockedUntil.slice(11, 16));
}

async function enter(
  { house, face }: Served,
  caller: Caller,
  next: string,
  reply: FastifyReply,
  waiting?: { readonly kept: KeptForm; readonly request: FastifyRequest },
): Promise<FastifyReply> {
  const { sessionHours, baseUrl } = house.settings;
  const secret = randomBytes(32).toString('base64url');
  await beginSession(house.unitOfWork, hashSecret(secret), caller, sessionHours);
  void reply.header('set-cookie', namedCookie(SESSION_COOKIE, baseUrl, secret, sessionHours * 3600));
  if (waiting === undefined) return reply.redirect(linkTo(face, next), 303);
  void reply.header('cache-control', 'no-store');
  const reader = meetReader(face, waiting.request, reply);
  return sendPage(reply, keptFormPage(face, waiting.kept, reader), { reader });
}

async function signOut({ house, face }: Served, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const secret = cookieOf(request.headers.cookie ?? '', SESSION_COOKIE);
  if (secret !== undefined && request.headers['sec-fetch-site'] !== 'cross-site')
    await endSession(house.unitOfWork, hashSecret(secret));
  void reply.header('set-cookie', namedCookie(SESSION_COOKIE, house.settings.baseUrl, '', 0));
  return reply.redirect(linkTo(face, '/'), 303);
}

async function beginOidc(
  served: Served,
  request: FastifyRequest<OidcQuestion>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { house, clients } = served;
  const { provider = '' } = request.params;
  const next = ownPath(request.query.next);
  const client = clients.get(provider);
  if (client === undefined) throw new CorestoneError('not-found', 'There is no identity provider to sign in with.');
  try {
    const { attempt, address } = await client.begin();
    const kept = Buffer.from(JSON.stringify({ ...attempt, provider, next })).toString('base64url');
    void reply.header('set-cookie', namedCookie(ATTEMPT_COOKIE, house.settings.baseUrl, kept, ATTEMPT_S));
    return reply.redirect(address, 303);
  } catch (error) {
    // The other ways to sign in are there still.
    return refused(served, request, reply, error, next);
  }
}

async function finishOidc(
  served: Served,
  request: FastifyRequest<OidcAnswer>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const attempt = readAttempt(cookieOf(request.headers.cookie ?? '', ATTEMPT_COOKIE));
  const { code = '', state = '' } = request.query;
  try {
    const { provider = '' } = request.params;
    const client = served.clients.get(provider);
    if (client === undefined || attempt === undefined || attempt.provider !== provider)
      throw new CorestoneError('not-signed-in', 'This sign-in was not begun here, or took too long.');
    const identity = await client.finish(attempt, { code, state });
    return await enter(served, await signInByOidc(served.house.unitOfWork, identity), attempt.next, reply);
  } catch (error) {
    return refused(served, request, reply, error, attempt?.next ?? AFTERWARDS);
  }
}

/** The sign-in page with what went wrong at a provider. */
function refused(
  served: Served,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  next: string,
): FastifyReply {
  if (!(error instanceof CorestoneError)) throw error;
  request.log.warn({ err: error }, 'sign-in by identity provider failed');
  return sendLogin(served, request, reply, { next, problem: () => error.message }, problemOf(error).status);
}

interface OidcQuestion {
  Querystring: { next?: string };
  Params: { provider?: string };
}

/** What a provider sends the browser back with. */
interface OidcAnswer {
  Querystring: Record<string, string | undefined>;
  Params: { provider?: string };
}

interface KeptAttempt extends OidcAttempt {
  readonly provider: string;
  readonly next: string;
}

function readAttempt(kept: string | undefined): KeptAttempt | undefined {
  if (kept === undefined) return undefined;
  try {
    const read = JSON.parse(Buffer.from(kept, 'base64url').toString('utf8')) as OidcAttempt & {
      next?: string;
      provider?: string;
    };
    const isWhole = [read.state, read.nonce, read.verifier].every((one) => typeof one === 'string' && one.length > 20);
    return isWhole ? { ...read, provider: read.provider ?? '', next: ownPath(read.next) } : undefined;
  } catch {
    return undefined;
  }
}

/** A path of ours to go to afterwards: never another host, whatever the address said. */
function ownPath(next: string | undefined): string {
  return next !== undefined && /^\/[A-Za-z0-9/_.,~%?=&+-]{0,500}$/.test(next) && !next.startsWith('//')
    ? next
    : AFTERWARDS;
}

function sendLogin(
  { face, house }: Served,
  request: FastifyRequest,
  reply: FastifyReply,
  {
    problem,
    ...view
  }: {
    readonly next: string;
    readonly name?: string;
    readonly problem?: (said: PortalWords) => string;
    readonly kept?: KeptForm | undefined;
  },
  status = 200,
): FastifyReply {
  void reply.header('cache-control', 'no-store');
  const reader = meetReader(face, request, reply);
  const said = problem && { problem: problem(reader.words.portal) };
  const page = loginPage(face, { ...view, ...said, providers: house.identityProviders, reader });
  return sendPage(reply, page, { status, reader });
}
