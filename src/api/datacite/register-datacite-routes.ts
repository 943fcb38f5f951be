import type { FastifyInstance } from 'fastify';
import type { House } from '../../context.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { rawQuery } from '../../dissemination/raw-query.ts';
import { writeContext } from '../../dissemination/write-context.ts';
import type { SignInMeans } from '../../operations/access/sign-in.ts';
import { mintTogether } from '../../operations/registry/mint-together.ts';
import { limitAccounts } from '../sign-in/limit-accounts.ts';
import { signInRequest } from '../sign-in/sign-in-request.ts';
import { answerError } from './answer-error.ts';
import { callerOf, type DataciteContext, noteCaller } from './datacite-context.ts';
import { registerDoiListRoute } from './doi-list-route.ts';
import { registerDoiPartRoutes } from './doi-part-routes.ts';
import { registerDoiRoutes } from './doi-routes.ts';
import { refusal } from './json-api.ts';
import { locked } from './locked.ts';
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
  means: SignInMeans,
  formats: DataciteContext['formats'],
): Promise<void> {
  const context: DataciteContext = {
    house,
    face,
    means,
    mint: mintTogether(house.unitOfWork, house.rules),
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
      app.get('/heartbeat', async (_request, reply) => reply.type('text/plain; charset=utf-8').send('OK'));
      await app.register(async (signed) => {
        signInFirst(signed, context);
        await limitAccounts(signed, house.settings.apiRateLimit, (request) => callerOf(request)?.account);
        registerDoiListRoute(signed, context);
        registerDoiPartRoutes(signed, context);
        registerDoiRoutes(signed, context);
        registerTraceRoutes(signed, context);
        registerPartyRoutes(signed, context);
        registerPrefixRoutes(signed, context);
      });
      await app.register(async (forms) => {
        await limitAccounts(forms, house.settings.apiRateLimit, () => undefined);
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
    if (signed.ok) noteCaller(request, signed.caller);
    else throw signed.reason === 'locked' ? locked(signed.lockedUntil, means.now()) : refusal(401);
  });
}
