import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { type House, publicFace } from '../context.ts';
import { registerFeatureRoutes } from '../dissemination/features/register-feature-routes.ts';
import { dumpsFolder } from '../dissemination/feeds/dumps/dump-folder.ts';
import { registerDumpRoutes } from '../dissemination/feeds/register-dump-routes.ts';
import { registerFeedRoutes } from '../dissemination/feeds/register-feed-routes.ts';
import { registerFileRoutes } from '../dissemination/files/register-file-routes.ts';
import { answerHeaders } from '../dissemination/frame/answer-headers.ts';
import { PAGE_POLICY } from '../dissemination/frame/page-policy.ts';
import { type QuickPages, registerLandingRoutes } from '../dissemination/landing/register-landing-routes.ts';
import { registerOaiRoutes } from '../dissemination/oai-pmh/register-oai-routes.ts';
import { registerPageRoutes } from '../dissemination/pages/register-page-routes.ts';
import { quickAnswers } from '../dissemination/resolver/quick-answers.ts';
import { registerResolverRoutes } from '../dissemination/resolver/register-resolver-routes.ts';
import type { Finding } from '../domain/finding.ts';
import { installedFormats } from '../formats/community/installed-formats.ts';
import { rememberAddress } from '../operations/files/remember-address.ts';
import { paperType } from '../paper/paper-type.ts';
import { writeDataSheet } from '../reports/write-data-sheet.ts';
import { registerAdminRoutes } from './admin/register-admin-routes.ts';
import { mendCommunities } from './communities/keep-community.ts';
import { registerDataciteRoutes } from './datacite/register-datacite-routes.ts';
import { registerErrorReportForm } from './error-reports/error-report-routes.ts';
import { sendFault, sendProblem } from './fault-page.ts';
import { registerHandleRoutes } from './handles/register-handle-routes.ts';
import { registerHealthRoutes } from './health-routes.ts';
import { refuseWrongMethods } from './known-addresses.ts';
import { Allowances } from './limits/allowance.ts';
import { limitVisitors, type VisitorLimits } from './limits/limit-visitors.ts';
import { registerLoginRoutes } from './login/login-routes.ts';
import { registerMdsRoutes } from './mds/register-mds-routes.ts';
import { makeMetrics } from './metrics.ts';
import { registerReportPages } from './parcels/report-routes.ts';
import { registerProblemPages } from './problems/problem-pages.ts';
import { registerRequestRoutes } from './requests/request-routes.ts';
import { registerRestApi } from './rest/rest-api.ts';
import { registerSchemaRoutes } from './schema-routes.ts';
import { signInMeans, signInRequest } from './sign-in/sign-in-request.ts';
import { registerSamplingRoutes } from './station/sampling-routes.ts';
import { registerStationRoutes } from './station/station-routes.ts';

const LONGEST_PATH = 4096;
const LARGEST_BODY = 1_048_576;

/** Builds the server of a house with every route; it does not listen yet. */
export async function buildServer(house: House): Promise<FastifyInstance> {
  const { settings } = house;
  const answers = quickAnswers();
  const face = await publicFace(house);
  await rememberAddress(house.unitOfWork, settings.baseUrl, false);
  const app = Fastify({
    serverFactory: answers.serverFactory,
    logger:
      settings.logLevel === 'silent'
        ? false
        : { level: settings.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    // A line for every request would cost a fifth of the resolver; the metrics count them all.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: settings.trustProxy === 0 ? false : (_address: string, hop: number) => hop < settings.trustProxy,
    bodyLimit: LARGEST_BODY,
    // An address that is none comes to no route, and past all hooks.
    frameworkErrors: (error, request, reply) => {
      void reply.headers({ ...answerHeaders(settings.baseUrl), 'x-frame-options': 'DENY' });
      void sendFault(face, error, request, reply);
    },
    routerOptions: { maxParamLength: LONGEST_PATH, ignoreTrailingSlash: false },
  });
  protectAnswers(app, house);
  refuseWrongMethods(app);
  const stopWatching = house.profile.watch();
  app.addHook('onClose', async () => stopWatching());
  const metrics = makeMetrics(app, house);
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, settings.baseUrl));
  registerHealthRoutes(app, house, metrics);
  registerResolverRoutes(app, face, {
    answers,
    counterOf: (prefix) => metrics.counterOf(`/${prefix}/*`, '3xx'),
  });
  registerHandleRoutes(app, face);
  await mendCommunities(house).catch((error: unknown) => app.log.warn(error, 'folders of communities are left over'));
  const formats = installedFormats(settings.communities);
  const leftOut = (findings: readonly Finding[]) => {
    for (const one of findings) app.log.warn({ finding: one }, 'a community format is left out');
  };
  leftOut(formats.findings);
  formats.watch(leftOut);
  app.addHook('onClose', async () => formats.close());
  registerSchemaRoutes(app, formats.communities);
  const means = signInMeans(house);
  const onBadRecord = (igsn: string, error: unknown): void => {
    metrics.badRecords.inc();
    app.log.error({ err: error, igsn }, 'record could not be rendered');
  };
  registerOaiRoutes(app, face, formats.served, {
    onBadRecord,
    keepsIds: settings.keepOaiIds,
    reexports: settings.oaiReexport,
    prepared: settings.preparedFormats,
    mostPages: settings.oaiMostPages,
    rights: settings.metadataLicence,
  });
  const limits = visitorLimits(house);
  await app.register(async (features) => {
    if (limits !== undefined) limitVisitors(features, limits);
    registerFeatureRoutes(features, face);
  });
  await app.register(async (pages) => {
    await protectPages(pages, house);
    pages.setErrorHandler((error, request, reply) => sendFault(face, error, request, reply));
    if (limits !== undefined) limitVisitors(pages, limits);
    registerFeedRoutes(pages, face);
    registerDumpRoutes(pages, face, dumpsFolder(settings.data));
    registerFileRoutes(pages, face, {
      dataFolder: settings.data,
      mostPixels: settings.pictureMostMegapixels * 1_000_000,
    });
    registerPageRoutes(pages, face, formats.served);
    registerProblemPages(pages, face);
    await registerLoginRoutes(pages, house, face, means);
    await registerRequestRoutes(pages, house, face);
    await registerErrorReportForm(pages, house, face);
    await registerReportPages(pages, house, face);
    await registerAdminRoutes(pages, house, face, signInRequest(means), formats);
    registerStationRoutes(pages, face, signInRequest(means));
    registerSamplingRoutes(pages, face);
    const quick: QuickPages = {
      answers,
      counterOf: (statusClass) => metrics.counterOf('/igsn/:igsn', statusClass),
    };
    registerLandingRoutes(pages, face, formats.served, quick, (sheet) =>
      writeDataSheet(sheet, paperType(settings.paperFont)),
    );
  });
  const signIn = signInRequest(means);
  await registerMdsRoutes(app, house, face, { readable: formats.readable, signIn });
  await registerRestApi(app, house, signIn, { formats, face, limits });
  await registerDataciteRoutes(app, house, face, means, formats);
  return app;
}

function protectAnswers(app: FastifyInstance, { settings }: House): void {
  const always = answerHeaders(settings.baseUrl);
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(always);
    done();
  });
}

/** Headers of what browsers see. Without script from elsewhere, styles inline, frames or plug-ins. */
async function protectPages(pages: FastifyInstance, house: House): Promise<void> {
  const isSecure = house.settings.baseUrl.startsWith('https:');
  await pages.register(helmet, {
    // Every page carries its own policy; anything else that a browser is given here gets the same.
    contentSecurityPolicy: false,
    // Only an installation that is reached by https may tell browsers to insist on it.
    strictTransportSecurity: isSecure,
    // As `frame-ancestors` of the policy, for browsers that do not know it.
    xFrameOptions: { action: 'deny' },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
  pages.addHook('onRequest', async (_request, reply) => {
    void reply.header('content-security-policy', PAGE_POLICY);
  });
}

/** One account for each address over everything that is limited; undefined where nothing is. */
function visitorLimits({ settings, now }: House): VisitorLimits | undefined {
  const { rateLimit } = settings;
  return rateLimit === 0 ? undefined : { allowances: new Allowances(rateLimit), perMinute: rateLimit, now };
}
