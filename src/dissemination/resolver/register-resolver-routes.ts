import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { aliasSpellings } from '../../domain/identifier/alias.ts';
import { findAliased } from '../../store/read/find-alias.ts';
import { landingFinder } from '../../store/read/find-landing.ts';
import { changedIgsnLister } from '../../store/read/list-changed-igsns.ts';
import { landingLister } from '../../store/read/list-landings.ts';
import { answerHeaders } from '../frame/answer-headers.ts';
import type { PublicFace } from '../public-face.ts';
import { readBodiesAsForms } from '../read-bodies-as-forms.ts';
import { answerQuickly, type CounterOf } from './answer-quickly.ts';
import { fillInBackground } from './fill-in-background.ts';
import { fillMemory } from './fill-memory.ts';
import { HANDLE_TTL_S } from './handle-values.ts';
import type { QuickAnswers } from './quick-answers.ts';
import { lengthOfTarget, type Target, targetFinder, targetLister } from './redirect-target.ts';
import { rememberFound } from './remember-found.ts';
import { type Resolution, type Resolver, resolveHandle, resolveSuffix } from './resolve-handle.ts';
import { RESOLVER_HTML, writeRedirect } from './write-redirect.ts';

const LARGEST_FORM_BYTES = 4096;
const FOREIGN = '/:prefix(^[0-9]{2}[0-9.]*$)/*';

/** The place in front of the server, and who counts what is answered there. */
export interface QuickResolver {
  readonly answers: QuickAnswers;
  readonly counterOf: CounterOf;
}

/**
 * The resolver: `/{handle prefix}/{IGSN}`, `/{DOI prefix}/{IGSN}`, the same behind `hdl:` and `doi:`, and a form posted to `/`
 * with the handle in `hdl`. A handle or DOI under another prefix is found as another name of one of ours. GET and HEAD answer alike.
 * With `quick` the usual request is answered in front of the server, until that closes.
 */
export function registerResolverRoutes(app: FastifyInstance, face: PublicFace, quick?: QuickResolver): void {
  const { agent, baseUrl, now } = face;
  const { read, commits, engine, version } = face.store;
  // A question over a wire for every turn would cost half the redirects; a handle's own time to live is a day.
  const restMs = engine === 'postgres' ? 50 : 0;
  const source = { restMs, listChanged: changedIgsnLister(read), commits, version };
  const findLanding = landingFinder(read, engine);
  const findable = { find: targetFinder(findLanding), lengthOf: lengthOfTarget, onForgotten: () => filling.again() };
  const memory = rememberFound<Target>(findable, source);
  const listTargets = targetLister(landingLister(read));
  const filling = fillInBackground(
    (signal) => fillMemory(memory, listTargets, signal),
    (error) => app.log.warn({ err: error }, 'the resolver did not read its targets in advance'),
  );
  app.addHook('onListen', async () => filling.start());
  app.addHook('onClose', () => filling.stop());
  const findTarget = memory.find;
  const findAlias = (handle: string) => findAliased(read, aliasSpellings(handle, agent));
  const expires = expiryClock(now);
  const always = Object.entries(answerHeaders(baseUrl)).flat();
  const resolver: Resolver = { agent, baseUrl, findTarget, findLanding, findAliased: findAlias, expires, always };
  quick?.answers.use(answerQuickly(resolver, quick.counterOf));
  app.addHook('preClose', async () => quick?.answers.stop());
  for (const prefix of new Set([agent.handlePrefix, agent.doiPrefix])) {
    for (const scheme of ['', 'hdl::', 'doi::']) {
      const address = `/${scheme}${prefix}/*`;
      app.get<{ Params: { '*': string } }>(address, { childLoggerFactory: sameLogger }, (request, reply) => {
        const resolved = resolveSuffix(resolver, prefix, request.params['*'], readQuery(request.raw.url));
        // What is remembered needs no promise; a busy resolver feels every one, and so it does a reply that is awaited.
        if (resolved instanceof Promise) return resolved.then((one) => send(reply, one, always));
        send(reply, resolved, always);
        return undefined;
      });
    }
  }
  // Identifiers of other agents that are other names of ours.
  app.get<{ Params: { prefix: string; '*': string } }>(FOREIGN, async (request, reply) => {
    const { prefix, '*': suffix } = request.params;
    const query = readQuery(request.raw.url);
    return send(reply, await resolveHandle(resolver, `${prefix}/${suffix}`, query), always);
  });
  registerForm(app, resolver);
}

/** A logger of its own for every request would be made in vain: the resolver has nothing to tell. */
const sameLogger = (logger: FastifyBaseLogger): FastifyBaseLogger => logger;

/** Writes the date of expiry once a second: a busy resolver would write the same date thousands of times. */
function expiryClock(now: PublicFace['now']): () => string {
  let writtenS = -1;
  let written = '';
  return () => {
    const nowS = Math.floor(now().getTime() / 1000);
    if (nowS !== writtenS) written = new Date((nowS + HANDLE_TTL_S) * 1000).toUTCString();
    writtenS = nowS;
    return written;
  };
}

function registerForm(app: FastifyInstance, resolver: Resolver): void {
  app.register(async (scope) => {
    readBodiesAsForms(scope, LARGEST_FORM_BYTES);
    scope.post('/', async (request, reply) => send(reply, await resolveForm(resolver, request), resolver.always));
  });
}

async function resolveForm(resolver: Resolver, request: FastifyRequest): Promise<Resolution> {
  const form = new URLSearchParams(typeof request.body === 'string' ? request.body.trim() : '');
  const handle = form.get('hdl');
  if (handle === null || handle === '') return { status: 400, html: 'The form has no field hdl.\n' };
  form.delete('hdl');
  return resolveHandle(resolver, handle, form);
}

function send(
  reply: FastifyReply,
  { status, html, location, expires }: Resolution,
  always: readonly string[],
): FastifyReply {
  if (location === undefined || expires === undefined)
    return reply.code(status).header('content-type', RESOLVER_HTML).send(html);
  reply.hijack();
  writeRedirect(reply.raw, { status, html, location, expires }, always);
  return reply;
}

function readQuery(address: string | undefined): URLSearchParams | undefined {
  const question = address?.indexOf('?') ?? -1;
  return question < 0 ? undefined : new URLSearchParams(address?.slice(question + 1));
}
