import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CorestoneError } from '../../domain/error.ts';
import { findExpeditionsOf } from '../../store/read/find-expeditions.ts';
import { findHoleFigures, type HoleFigures } from '../../store/read/find-hole-figures.ts';
import { findAlongPath } from '../../store/read/find-lineage.ts';
import { findRecord } from '../../store/read/find-record.ts';
import { listHarvestSources } from '../../store/read/list-harvest-sources.ts';
import { sourcesPage } from '../catalogue/sources-page.ts';
import { positionMap } from '../drawing/map/position-map.ts';
import { depthStripCard } from '../drawing/strip/depth-strip.ts';
import { readHoleStrip } from '../drawing/strip/read-strip.ts';
import { expeditionPath } from '../expedition-address.ts';
import type { Html } from '../frame/html.ts';
import { sendUnknownPage } from '../frame/not-found-page.ts';
import { registerAssets } from '../frame/page-assets.ts';
import { linkTo } from '../frame/page-shell.ts';
import { readText } from '../frame/read-text.ts';
import { sendBody, sendPage } from '../frame/send-page.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { publicRecord } from '../public-record.ts';
import { recordPath } from '../record-address.ts';
import { registerSearchPages } from '../search/answer-search.ts';
import { type ExpeditionView, expeditionPage } from './expedition-page.ts';
import { type PortalFigures, portalFigures } from './portal-figures.ts';
import { expeditionsPage, sharedCodePage, startPage } from './start-page.ts';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The public pages beside the records: `/`, `/search`, `/sources`, `/expeditions`, `/expeditions/{code}`, `/robots.txt`, `/assets/…`, and what is said of addresses that mean nothing. */
export function registerPageRoutes(app: FastifyInstance, face: PublicFace): void {
  const figures = portalFigures(face);
  const hasRoute = (url: string) => app.hasRoute({ method: 'GET', url });
  registerAssets(app);
  app.get('/', async (_request, reply) =>
    sendPage(
      reply,
      startPage(face, hasRoute, {
        counts: await figures.all(),
        sources: await figures.sources(),
        expeditions: await figures.expeditions(),
      }),
    ),
  );
  app.get('/expeditions', async (_request, reply) =>
    sendPage(reply, expeditionsPage(face, await figures.expeditions())),
  );
  app.get<{ Params: { code: string }; Querystring: Query }>('/expeditions/:code', (request, reply) =>
    answerExpeditions(face, figures, request, reply),
  );
  registerSearchPages(app, face);
  app.get('/sources', async (_request, reply) => {
    const own = (await figures.all()).reduce((sum, one) => sum + one.count, 0);
    return sendPage(reply, sourcesPage(face, await listHarvestSources(face.store.read), own));
  });
  app.setNotFoundHandler((request, reply) => answerUnknown(face, request, reply));
  app.get('/robots.txt', (_request, reply) =>
    sendBody(reply, robots(face, hasRoute('/sitemap.xml')), {
      mediaType: 'text/plain; charset=utf-8',
    }),
  );
}

/** One expedition; where several programs have one of this code and none of them is named, 300 with the choice. */
async function answerExpeditions(
  face: PublicFace,
  figures: PortalFigures,
  request: FastifyRequest<{ Params: { code: string }; Querystring: Query }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const code = readText(request.params.code);
  const program = readText(request.query.program).toUpperCase();
  const all = await findExpeditionsOf(face.store.read, code, todayOf(face));
  const fit = program === '' ? all : all.filter((one) => one.program.toUpperCase() === program);
  const [expedition, another] = fit;
  if (expedition === undefined) return sendUnknownPage(reply, face);
  if (another !== undefined) return sendPage(reply, sharedCodePage(face, code, fit), { status: 300 });
  const address = expeditionPath(code, all.length > 1 ? expedition.program : undefined);
  return sendExpedition(face, figures, { expedition, address }, reply);
}

async function sendExpedition(
  face: PublicFace,
  figures: PortalFigures,
  { expedition, address }: Pick<ExpeditionView, 'expedition' | 'address'>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const db = face.store.read;
  const today = todayOf(face);
  const holes = await findHoleFigures(db, expedition, today);
  const igsn = holes.find((hole) => hole.igsn !== null)?.igsn ?? expedition.igsn;
  const record = igsn === null ? undefined : await findRecord(db, igsn);
  const { latitudeDeg, longitudeDeg } = record === undefined ? {} : publicRecord(record, today).description;
  const map =
    latitudeDeg === undefined || longitudeDeg === undefined
      ? undefined
      : positionMap(latitudeDeg, longitudeDeg, `Map: where expedition ${expedition.code} drilled`);
  const counts = await figures.ofExpedition(expedition);
  const strip = await drawSingleHole(face, holes);
  return sendPage(reply, expeditionPage(face, { expedition, address, today, holes, counts, map, strip }));
}

// Several holes are compared in the table; one alone is shown from top to bottom.
async function drawSingleHole(face: PublicFace, holes: readonly HoleFigures[]): Promise<Html | undefined> {
  const [hole, another] = holes;
  if (hole === undefined || another !== undefined) return undefined;
  const db = face.store.read;
  const today = todayOf(face);
  const strip = await readHoleStrip(db, await findAlongPath(db, hole.path, today), today);
  return strip && depthStripCard(strip, (igsn) => linkTo(face, recordPath(igsn)));
}

// A browser gets a page, a program the problem document of the server's error handler.
function answerUnknown(face: PublicFace, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  if (isReading && request.headers.accept?.includes('text/html') === true) return sendUnknownPage(reply, face);
  throw new CorestoneError('not-found', 'There is nothing at this address.');
}

function robots(face: PublicFace, hasSitemap: boolean): string {
  const disallowed = ['/search', '/api/', '/station', '/admin', '/login'].map(
    (path) => `Disallow: ${linkTo(face, path)}`,
  );
  const sitemap = hasSitemap ? [`Sitemap: ${face.baseUrl}/sitemap.xml`] : [];
  return ['User-agent: *', ...disallowed, ...sitemap, ''].join('\n');
}
