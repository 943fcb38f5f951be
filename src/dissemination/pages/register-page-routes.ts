import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CorestoneError } from '../../domain/error.ts';
import type { Format } from '../../formats/format.ts';
import { FORMATS } from '../../formats/formats.ts';
import { findSpellings } from '../../store/read/find-spellings.ts';
import { searchRecords } from '../../store/read/search-records.ts';
import { sendUnknownPage } from '../frame/not-found-page.ts';
import { registerAssets } from '../frame/page-assets.ts';
import { linkTo } from '../frame/page-shell.ts';
import { readText } from '../frame/read-text.ts';
import { sendBody, sendPage } from '../frame/send-page.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { recordPath } from '../record-address.ts';
import { registerExpeditionRoutes } from './expedition/register-expedition-routes.ts';
import { findPasted } from './find-pasted.ts';
import { portalFigures } from './portal-figures.ts';
import { searchPage } from './search-page.ts';
import { expeditionsPage, startPage } from './start-page.ts';

type Query = Readonly<Record<string, string | string[] | undefined>>;

const PAGE_SIZE = 50;

/** The public pages beside the records: `/`, `/search`, `/expeditions`, `/expeditions/{code}`, `/robots.txt`, `/assets/…`, and what is said of addresses that mean nothing. */
export function registerPageRoutes(app: FastifyInstance, face: PublicFace, formats: readonly Format[] = FORMATS): void {
  const figures = portalFigures(face);
  const hasRoute = (url: string) => app.hasRoute({ method: 'GET', url });
  registerAssets(app);
  app.get('/', async (_request, reply) =>
    sendPage(reply, startPage(face, hasRoute, await figures.all(), await figures.expeditions())),
  );
  app.get('/expeditions', async (_request, reply) =>
    sendPage(reply, expeditionsPage(face, await figures.expeditions())),
  );
  registerExpeditionRoutes(app, { face, figures, formats });
  app.get<{ Querystring: Query }>('/search', (request, reply) => answerSearch(face, request, reply));
  app.setNotFoundHandler((request, reply) => answerUnknown(face, request, reply));
  app.get('/robots.txt', (_request, reply) =>
    sendBody(reply, robots(face, hasRoute('/sitemap.xml')), {
      mediaType: 'text/plain; charset=utf-8',
    }),
  );
}

async function answerSearch(
  face: PublicFace,
  request: FastifyRequest<{ Querystring: Query }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const query = readText(request.query.q).trim();
  const after = readText(request.query.after);
  const pasted = query === '' ? { findings: [] } : await findPasted(face, query);
  if ('igsn' in pasted) return reply.redirect(linkTo(face, recordPath(pasted.igsn)), 302);
  const today = todayOf(face);
  const found = await searchRecords(face.store.read, { query, today, after, limit: PAGE_SIZE + 1 });
  const hits = found.slice(0, PAGE_SIZE);
  const near = found.length > 0 ? [] : await findSpellings(face.store.read, query.toUpperCase());
  const next = found.length > PAGE_SIZE ? hits.at(-1)?.igsn : undefined;
  return sendPage(
    reply,
    searchPage(face, { query, today, hits, next, isFirst: after === '', near, findings: pasted.findings }),
  );
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
