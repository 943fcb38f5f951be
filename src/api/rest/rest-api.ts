import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { House } from '../../context.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import type { InstalledFormats } from '../../formats/community/installed-formats.ts';
import { problemOf } from '../problem.ts';
import { isFromOwnPage } from '../sign-in/is-from-own-page.ts';
import { limitAccounts } from '../sign-in/limit-accounts.ts';
import type { SignInRequest } from '../sign-in/sign-in-request.ts';
import { registerBulkRoutes } from './bulk/bulk-routes.ts';
import { callerIfAny, signInCallers } from './caller-of.ts';
import { registerDocsRoute } from './docs/docs-route.ts';
import { registerDumpApiRoutes } from './feeds/dump-routes.ts';
import { registerWebhookRoutes } from './feeds/webhook-routes.ts';
import { registerFieldsRoutes } from './fields-routes.ts';
import { registerHarvestRoutes } from './harvest/harvest-routes.ts';
import { registerImportRoutes } from './imports/import-routes.ts';
import { registerLandingCheckRoutes } from './landing-check-routes.ts';
import { OPENAPI } from './openapi.ts';
import { registerOwnFieldRoutes } from './own-field-routes.ts';
import { registerLabelRoutes } from './paper/label-routes.ts';
import { registerLayoutRoutes } from './paper/layout-routes.ts';
import { registerPrintJobRoutes } from './paper/print-job-routes.ts';
import { registerReportRoutes } from './paper/report-routes.ts';
import { registerAgentRoutes } from './parties/agent-routes.ts';
import { registerClientRoutes } from './parties/client-routes.ts';
import { registerNamespaceRoutes } from './parties/namespace-routes.ts';
import { registerSessionRoutes } from './parties/session-routes.ts';
import { registerTokenRoutes } from './parties/token-routes.ts';
import { registerUserRoutes } from './parties/user-routes.ts';
import { withPrecondition } from './precondition-error.ts';
import { registerRecordRoutes } from './records/register-record-routes.ts';
import { registerCompletenessRoute } from './register-completeness-route.ts';
import { registerSearchRoutes } from './search-routes.ts';
import { registerStationRoutes } from './station/register-station-routes.ts';
import { registerInventoryRoutes } from './storage/inventory-routes.ts';
import { registerStorageRoutes } from './storage/storage-routes.ts';
import { validateRequests } from './validate-requests.ts';

/** What the API needs beside the house: every format, and how the agent shows itself. */
export interface RestSurroundings {
  readonly formats: Pick<InstalledFormats, 'served' | 'readable'>;
  readonly face: PublicFace;
}

/**
 * Our own API below `/api/v1`: JSON, problems of RFC 9457 with all findings, described at `/api/v1/openapi.json`. Every route
 * says in its schema what it takes and gives; the description is made from these.
 */
export async function registerRestApi(
  app: FastifyInstance,
  house: House,
  signIn: SignInRequest,
  { formats, face }: RestSurroundings,
): Promise<void> {
  await app.register(
    async (api) => {
      await api.register(swagger, { openapi: OPENAPI });
      api.setErrorHandler((error, request, reply) => {
        const problem = withPrecondition(problemOf(error), error);
        if (problem.status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
        if (problem.status === 401) void reply.header('www-authenticate', challengeOf(request));
        return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
      });
      validateRequests(api);
      signInCallers(api, signIn, house.now);
      await limitAccounts(api, house, (request) => callerIfAny(request)?.account);
      // What is signed in for is nobody else's to keep.
      api.addHook('onSend', async (request, reply) => {
        if (callerIfAny(request) !== undefined) void reply.header('cache-control', 'private, no-store');
      });
      registerSessionRoutes(api, house);
      registerAgentRoutes(api, house);
      registerClientRoutes(api, house);
      registerNamespaceRoutes(api, house);
      registerUserRoutes(api, house);
      registerTokenRoutes(api, house);
      await registerRecordRoutes(api, { house, agent: face.agent, readable: formats.readable });
      registerLandingCheckRoutes(api, house);
      registerOwnFieldRoutes(api, house);
      registerFieldsRoutes(api, formats.served, formats.readable);
      registerCompletenessRoute(api, face);
      await registerBulkRoutes(api, house, formats.readable);
      await registerImportRoutes(api, house);
      registerSearchRoutes(api, face);
      registerDumpApiRoutes(api, house, formats.served);
      registerWebhookRoutes(api, house);
      registerHarvestRoutes(api, house);
      registerReportRoutes(api, house);
      registerLabelRoutes(api, house);
      registerPrintJobRoutes(api, house);
      registerLayoutRoutes(api, house);
      registerStationRoutes(api, house);
      registerStorageRoutes(api, house);
      registerInventoryRoutes(api, house);
      registerDocsRoute(api, face);
      api.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
        reply.header('access-control-allow-origin', '*').send(api.swagger()),
      );
    },
    { prefix: '/api/v1' },
  );
}

/**
 * How to sign in. A browser that is told Basic asks by a window of its own, and what the page wanted waits behind it: our own
 * pages are told that a session would do.
 */
function challengeOf(request: FastifyRequest): string {
  const isPage = request.url.includes('/api/v1/station/') || isFromOwnPage(request);
  return isPage ? 'Session realm="Corestone"' : 'Basic realm="Corestone", charset="UTF-8"';
}
