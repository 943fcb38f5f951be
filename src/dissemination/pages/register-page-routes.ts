import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CorestoneError } from '../../domain/error.ts';
import type { Format } from '../../formats/format.ts';
import { FORMATS } from '../../formats/formats.ts';
import { listHarvestSources } from '../../store/read/list-harvest-sources.ts';
import { sourcesPage } from '../catalogue/sources-page.ts';
import { registerAccent } from '../frame/accent-style.ts';
import { sendUnknownPage } from '../frame/not-found-page.ts';
import { registerAssets } from '../frame/page-assets.ts';
import { linkTo } from '../frame/page-shell.ts';
import { sendBody, sendPage } from '../frame/send-page.ts';
import { registerLogos } from '../frame/site-logo.ts';
import { WORLD } from '../map/map-view.ts';
import { mapReader } from '../map/read-map.ts';
import { registerMapRoute } from '../map/register-map-route.ts';
import type { PublicFace } from '../public-face.ts';
import { registerSearchPages } from '../search/answer-search.ts';
import { meetReader } from '../words/reader.ts';
import { registerAccessibilityPage } from './accessibility-page.ts';
import { registerExpeditionRoutes } from './expedition/register-expedition-routes.ts';
import { registerOwnTexts } from './own-text-page.ts';
import { portalFigures } from './portal-figures.ts';
import { registerPublicationPage } from './publication-page.ts';
import { expeditionsPage, startPage } from './start-page.ts';

/** The public pages beside the records: `/`, `/search`, `/map`, `/sources`, `/accessibility`, `/expeditions`, `/expeditions/{code}`, `/publications/{id}`, `/robots.txt`, `/assets/…`, and what is said of addresses that mean nothing. */
export function registerPageRoutes(app: FastifyInstance, face: PublicFace, formats: readonly Format[] = FORMATS): void {
  const figures = portalFigures(face);
  const readMap = mapReader(face);
  const hasRoute = (url: string) => app.hasRoute({ method: 'GET', url });
  registerAssets(app);
  registerAccent(app);
  registerLogos(app, face);
  registerOwnTexts(app, face);
  registerAccessibilityPage(app, face);
  app.get('/', async (request, reply) => {
    const reader = meetReader(face, request, reply);
    const shown = {
      counts: await figures.all(),
      sources: await figures.sources(),
      expeditions: await figures.expeditions(),
      map: await readMap(WORLD),
    };
    return sendPage(reply, startPage(face, hasRoute, shown, reader), { reader });
  });
  app.get('/expeditions', async (request, reply) => {
    const reader = meetReader(face, request, reply);
    return sendPage(reply, expeditionsPage(face, await figures.expeditions(), reader), { reader });
  });
  registerPublicationPage(app, face);
  registerExpeditionRoutes(app, { face, figures, formats });
  registerSearchPages(app, face);
  registerMapRoute(app, face, readMap);
  app.get('/sources', async (request, reply) => {
    const reader = meetReader(face, request, reply);
    const own = (await figures.all()).reduce((sum, one) => sum + one.count, 0);
    return sendPage(reply, sourcesPage(face, await listHarvestSources(face.store.read), own, reader), { reader });
  });
  app.setNotFoundHandler((request, reply) => answerUnknown(face, request, reply));
  app.get('/robots.txt', (_request, reply) =>
    sendBody(reply, robots(face, hasRoute('/sitemap.xml')), {
      mediaType: 'text/plain; charset=utf-8',
    }),
  );
}

// A browser gets a page, a program the problem document of the server's error handler.
function answerUnknown(face: PublicFace, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  if (isReading && request.headers.accept?.includes('text/html') === true)
    return sendUnknownPage(reply, face, meetReader(face, request, reply));
  throw new CorestoneError('not-found', 'There is nothing at this address.');
}

/** The wait in seconds between two requests that crawlers which read it are asked for. */
const CRAWL_DELAY_S = 1;

/** What leads on without end: every choice of a search, every place of the map, every window of a family. */
const ENDLESS = [
  '/search?',
  '/search/',
  '/map?',
  '/igsn/*/report',
  '/igsn/*?around=',
  '/igsn/*?*format=',
  '/harvested/*?*format=',
  '/ogc/collections/*/items?',
  '/api/',
  '/sampling',
  '/station',
  '/admin',
  '/login',
  '/requests',
];

/** What may be read all the same: the empty form, not the forms of every sample. */
const ALLOWED = ['/requests/new$'];

function robots(face: PublicFace, hasSitemap: boolean): string {
  const disallowed = ENDLESS.map((path) => `Disallow: ${linkTo(face, path)}`);
  const allowed = ALLOWED.map((path) => `Allow: ${linkTo(face, path)}`);
  const sitemap = hasSitemap ? ['', `Sitemap: ${face.baseUrl}/sitemap.xml`] : [];
  return ['User-agent: *', ...disallowed, ...allowed, `Crawl-delay: ${CRAWL_DELAY_S}`, ...sitemap, ''].join('\n');
}
