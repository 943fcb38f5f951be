import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { House } from '../../context.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import type { InstalledFormats } from '../../formats/community/installed-formats.ts';
import { neverKept } from '../fault-page.ts';
import { limitVisitors, type VisitorLimits } from '../limits/limit-visitors.ts';
import { problemOf } from '../problem.ts';
import { isFromOwnPage } from '../sign-in/is-from-own-page.ts';
import { limitAccounts } from '../sign-in/limit-accounts.ts';
import type { SignInRequest } from '../sign-in/sign-in-request.ts';
import { registerBulkRoutes } from './bulk/bulk-routes.ts';
import { callerIfAny, signInCallers } from './caller-of.ts';
import { registerCommunityRoutes } from './communities/community-routes.ts';
import type { ApiDocument, Schema } from './docs/api-document.ts';
import { registerDocsRoute } from './docs/docs-route.ts';
import { completeDocument } from './docs/openapi-complete.ts';
import { registerDataSetRoutes } from './exports/data-set-routes.ts';
import { registerExportRoute } from './exports/export-route.ts';
import { registerDumpApiRoutes } from './feeds/dump-routes.ts';
import { registerWebhookRoutes } from './feeds/webhook-routes.ts';
import { registerFieldsRoutes } from './fields-routes.ts';
import { registerFileRoutes } from './files/file-routes.ts';
import { registerFindRoutes } from './find-routes.ts';
import { registerHarvestRoutes } from './harvest/harvest-routes.ts';
import { registerImportRoutes } from './imports/import-routes.ts';
import { registerMappingRoutes } from './imports/mapping-routes.ts';
import { registerLandingCheckRoutes } from './landing-check-routes.ts';
import { OPENAPI } from './openapi.ts';
import { registerAuditRoutes } from './outbox/audit-routes.ts';
import { registerComparisonRoutes } from './outbox/comparison-routes.ts';
import { registerOutboxRoutes } from './outbox/outbox-routes.ts';
import { registerUpstreamRoutes } from './outbox/upstream-routes.ts';
import { registerOwnFieldRoutes } from './own-field-routes.ts';
import { registerLabelRoutes } from './paper/label-routes.ts';
import { registerLayoutRoutes } from './paper/layout-routes.ts';
import { registerPrintJobRoutes } from './paper/print-job-routes.ts';
import { registerReportRoutes } from './paper/report-routes.ts';
import { registerParcelRoutes } from './parcels/parcel-routes.ts';
import { registerAgentRoutes } from './parties/agent-routes.ts';
import { registerClientRoutes } from './parties/client-routes.ts';
import { registerListGrantRoutes } from './parties/list-grant-routes.ts';
import { registerNamespaceRoutes } from './parties/namespace-routes.ts';
import { registerSessionRoutes } from './parties/session-routes.ts';
import { registerTokenRoutes } from './parties/token-routes.ts';
import { registerTreeGrantRoutes } from './parties/tree-grant-routes.ts';
import { registerUserRoutes } from './parties/user-routes.ts';
import { withPrecondition } from './precondition-error.ts';
import { registerPublicationRoutes } from './publications/publication-routes.ts';
import { registerPushRoutes } from './push/push-routes.ts';
import { registerRecordRoutes } from './records/register-record-routes.ts';
import { registerCompletenessRoute } from './register-completeness-route.ts';
import { explained, readJsonBodies } from './request-refusals.ts';
import { registerRequestListRoutes } from './requests/request-list-routes.ts';
import { registerSampleRequestRoutes } from './requests/sample-request-routes.ts';
import { registerSamplingRoutes } from './sampling/register-sampling-routes.ts';
import { registerSearchRoutes } from './search-routes.ts';
import { registerSetUpRoutes } from './set-up-routes.ts';
import { ProblemShape } from './shapes.ts';
import { registerStationRoutes } from './station/register-station-routes.ts';
import { registerInventoryRoutes } from './storage/inventory-routes.ts';
import { registerStoragePapers } from './storage/storage-papers.ts';
import { registerStorageRoutes } from './storage/storage-routes.ts';
import { registerTransferRoutes } from './transfer/transfer-routes.ts';
import { answerUnknownAddresses } from './unknown-addresses.ts';
import { validateRequests } from './validate-requests.ts';
import { registerVocabularyRoutes } from './vocabularies/vocabulary-routes.ts';
import { writeAnswers } from './write-answers.ts';

/** What the API needs beside the house: every format, and how the agent shows itself. */
export interface RestSurroundings {
  readonly formats: Pick<InstalledFormats, 'served' | 'readable' | 'profiles' | 'communities' | 'refresh'>;
  readonly face: PublicFace;
  /** What is open to everybody is limited by address, too; undefined where that is not so. */
  readonly limits: VisitorLimits | undefined;
}

/**
 * Our own API below `/api/v1`: JSON, problems of RFC 9457 with all findings, described at `/api/v1/openapi.json`. Every route
 * says in its schema what it takes and gives; the description is made from these.
 */
export async function registerRestApi(
  app: FastifyInstance,
  house: House,
  signIn: SignInRequest,
  { formats, face, limits }: RestSurroundings,
): Promise<void> {
  await app.register(
    async (api) => {
      await api.register(swagger, { openapi: OPENAPI, transformObject: completed });
      api.setErrorHandler((error, request, reply) => {
        const known = withPrecondition(problemOf(error, house.settings.baseUrl), error);
        const problem = explained(known, error, request);
        if (problem.status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
        if (problem.status === 401) void reply.header('www-authenticate', challengeOf(request));
        neverKept(reply);
        return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
      });
      answerUnknownAddresses(api, '/api/v1');
      readJsonBodies(api);
      validateRequests(api);
      writeAnswers(api);
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
      registerTreeGrantRoutes(api, house);
      registerListGrantRoutes(api, house);
      registerTokenRoutes(api, house);
      await registerRecordRoutes(api, { house, agent: face.agent, readable: formats.readable });
      registerLandingCheckRoutes(api, house);
      registerOutboxRoutes(api, house);
      registerComparisonRoutes(api, house);
      registerUpstreamRoutes(api, house);
      registerAuditRoutes(api, house);
      registerOwnFieldRoutes(api, house);
      registerVocabularyRoutes(api, house);
      registerSetUpRoutes(api, house);
      await registerCommunityRoutes(api, house, formats);
      registerFieldsRoutes(api, formats.served, formats.readable);
      registerCompletenessRoute(api, face, formats.profiles);
      await registerBulkRoutes(api, house, formats.readable);
      await registerImportRoutes(api, house);
      registerMappingRoutes(api, house);
      await api.register(async (open) => {
        if (limits !== undefined) limitVisitors(open, limits);
        registerSearchRoutes(open, face);
      });
      registerDumpApiRoutes(api, house, formats.served);
      registerWebhookRoutes(api, house);
      registerHarvestRoutes(api, house);
      registerPushRoutes(api, house);
      registerExportRoute(api, house);
      registerDataSetRoutes(api, house);
      registerReportRoutes(api, house);
      registerLabelRoutes(api, house);
      registerPrintJobRoutes(api, house);
      registerLayoutRoutes(api, house);
      registerStationRoutes(api, house);
      registerStorageRoutes(api, house);
      registerStoragePapers(api, house);
      await registerTransferRoutes(api, house);
      registerPublicationRoutes(api, house);
      await registerFileRoutes(api, house);
      registerFindRoutes(api, { house, agent: face.agent });
      registerInventoryRoutes(api, house);
      registerParcelRoutes(api, house);
      registerSamplingRoutes(api, house);
      registerRequestListRoutes(api, house);
      registerSampleRequestRoutes(api, house);
      registerDocsRoute(api, face);
      api.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
        reply.header('access-control-allow-origin', '*').send(api.swagger()),
      );
    },
    { prefix: '/api/v1' },
  );
}

/** The description of the API with all that no route says of itself. */
function completed(made: object): object {
  const { openapiObject } = made as { openapiObject: ApiDocument };
  return completeDocument(openapiObject, ProblemShape as unknown as Schema);
}

/**
 * How to sign in. A browser that is told Basic asks by a window of its own, and what the page wanted waits behind it: our own
 * pages are told that a session would do.
 */
function challengeOf(request: FastifyRequest): string {
  const isPage = request.url.includes('/api/v1/station/') || isFromOwnPage(request);
  return isPage ? 'Session realm="Corestone"' : 'Basic realm="Corestone", charset="UTF-8"';
}
