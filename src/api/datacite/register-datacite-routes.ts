import type { FastifyInstance } from 'fastify';
import type { House } from '../../context.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { rawQuery } from '../../dissemination/raw-query.ts';
import { writeContext } from '../../dissemination/write-context.ts';
import { actFor, type Caller } from '../../operations/caller.ts';
import { limitAccounts } from '../sign-in/limit-accounts.ts';
import type { HttpSignInMeans } from '../sign-in/sign-in-from.ts';
import { signInRequest } from '../sign-in/sign-in-request.ts';
import { answerError } from './answer-error.ts';
import { callerOf, type DataciteContext, noteCaller } from './datacite-context.ts';
import { registerDoiListRoute } from './doi-list-route.ts';
import { registerDoiPartRoutes } from './doi-part-routes.ts';
import { registerDoiRoutes } from './doi-routes.ts';
import { refusal } from './json-api.ts';
import { locked } from './locked.ts';
import { dataciteDocument } from './openapi-document.ts';
import { registerPartyRoutes } from './party-routes.ts';
import { registerPrefixRoutes } from './prefix-routes.ts';
import { readJsonBodies } from './read-body.ts';
import { registerTokenRoute } from './token-route.ts';
import { registerTraceRoutes } from './trace-routes.ts';

/** The subset of the DataCite REST API that registers and reads IGSNs, at `/datacite`. Source: igsn-registry-protocols 2.2, 2.5. */
export async function registerDataciteRoutes(
  server: FastifyInstance,
  house: House,
  face: PublicFace,
  means: HttpSignInMeans,
  formats: DataciteContext['formats'],
): Promise<void> {
  const context: DataciteContext = {
    house,
    face,
    means,
    write: writeContext(face),
    formats,
  };
  await server.register(
    async (app) => {
      readJsonBodies(app);
      app.setErrorHandler(answerError);
      app.setNotFoundHandler(async () => {
        throw refusal(404);
      });
      allowOtherPages(app);
      app.get('/heartbeat', async (_request, reply) => reply.type('text/plain; charset=utf-8').send('OK'));
      app.get('/openapi.json', async (_request, reply) =>
        reply.header('access-control-allow-origin', '*').send(dataciteDocument(face.baseUrl)),
      );
      await app.register(async (signed) => {
        signInFirst(signed, context);
        await limitAccounts(signed, house, (request) => callerOf(request)?.account);
        registerDoiListRoute(signed, context);
        registerDoiPartRoutes(signed, context);
        registerDoiRoutes(signed, context);
        registerTraceRoutes(signed, context);
        registerPartyRoutes(signed, context);
        registerPrefixRoutes(signed, context);
      });
      await app.register(async (forms) => {
        await limitAccounts(forms, house, () => undefined);
        registerTokenRoute(forms, context);
      });
    },
    { prefix: '/datacite' },
  );
}

/** Whoever brings credentials must bring right ones, also where nobody needs any: a client would take a guest's answer for its own. */
function signInFirst(app: FastifyInstance, { means }: DataciteContext): void {
  const signIn = signInRequest(means);
  app.addHook('onRequest', async (request) => {
    // A page of anybody may load a script, and the browser sends what it knows: whoever reads so is nobody in particular.
    if (rawQuery(request.raw.url).has('callback')) return;
    const signed = await signIn(request);
    if (signed === undefined) return;
    if (!signed.ok) throw 'lockedUntil' in signed ? locked(signed.lockedUntil, means.now()) : refusal(401);
    noteCaller(request, signed.caller);
    noteCaller(request, onBehalf(signed.caller, request.headers['on-behalf-of']));
  });
}

/** A manager may act for a client, which the audit trail keeps; as in our own API. */
function onBehalf(caller: Caller, wanted: string | readonly string[] | undefined): Caller {
  return typeof wanted === 'string' ? actFor(caller, wanted.trim().toUpperCase()) : caller;
}

const PREFLIGHT = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers': 'authorization, content-type, content-encoding, if-match',
  'access-control-max-age': '86400',
} as const;

/** Pages of others may call with credentials of their own; those that the browser knows of us it does not send along. */
function allowOtherPages(app: FastifyInstance): void {
  app.options('/*', async (_request, reply) => reply.code(204).headers(PREFLIGHT).send());
  app.addHook('onSend', async (request, reply) => {
    void reply.header('access-control-expose-headers', 'location, etag, retry-after, x-event-ignored, x-findings');
    // What somebody signed in for is nobody else's to keep.
    if (callerOf(request) !== undefined) void reply.header('cache-control', 'private, no-store');
  });
}
