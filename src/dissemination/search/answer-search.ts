import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { entryPath } from '../../domain/harvest/entry-path.ts';
import { FACETS } from '../../domain/search/facets.ts';
import { readSearchRequest } from '../../domain/search/read-search-request.ts';
import { isNarrowed, type SearchRequest } from '../../domain/search/search-request.ts';
import { countChangesBehind } from '../../store/read/count-changes-behind.ts';
import { findSpellings } from '../../store/read/find-spellings.ts';
import { COUNTED } from '../../store/search/look-at-matches.ts';
import { readySearch, searchCatalogue } from '../../store/search/search-catalogue.ts';
import { sendUnknownPage } from '../frame/not-found-page.ts';
import { linkTo } from '../frame/page-shell.ts';
import { sendPage } from '../frame/send-page.ts';
import { findPasted } from '../pages/find-pasted.ts';
import { PAGE_SIZE, searchPage } from '../pages/search-page.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { rawQuery } from '../raw-query.ts';
import { recordPath } from '../record-address.ts';
import { meetReader } from '../words/reader.ts';
import type { Words } from '../words/words.ts';
import { activeFilters } from './active-filters.ts';
import { exportResults, RESULT_FORMATS, type ResultFormat } from './export-results.ts';
import type { Alternatives } from './nothing-found.ts';
import { readCursor, readStart } from './search-cursor.ts';

const MOST_WAYS = 6;

/** What is taken up within moments is not worth a word. */
const MUCH_BEHIND = 1000;

/**
 * `/search` as a page and `/search/export.{csv,geojson,ris,ndjson}`. An identifier or name in any spelling goes straight to its
 * record; every choice stands in the address.
 */
export function registerSearchPages(app: FastifyInstance, face: PublicFace): void {
  app.get('/search', (request, reply) => answerSearch(face, request, reply));
  app.get<{ Params: { format: string } }>('/search/export.:format', (request, reply) => {
    const { format } = request.params;
    if (!Object.hasOwn(RESULT_FORMATS, format)) return sendUnknownPage(reply, face, meetReader(face, request, reply));
    return sendExport(face, format as ResultFormat, request, reply);
  });
}

async function answerSearch(face: PublicFace, asked: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const reader = meetReader(face, asked, reply);
  const query = rawQuery(asked.url);
  const { request, findings } = readSearchRequest(query);
  const pasted =
    request.text.trim() === '' || isNarrowed(request) ? undefined : await findPasted(face, request.text.trim());
  if (pasted !== undefined && 'entry' in pasted) return reply.redirect(linkTo(face, entryPath(pasted.entry)), 302);
  if (pasted !== undefined && 'igsn' in pasted) return reply.redirect(linkTo(face, recordPath(pasted.igsn)), 302);
  const { read, engine } = face.store;
  const [afterText, beforeText] = [query.get('after') ?? '', query.get('before') ?? ''];
  const after = readCursor(afterText, request.sort);
  const before = readCursor(beforeText, request.sort);
  const [found, behind] = await Promise.all([
    searchCatalogue(read, engine, request, { after, before, limit: PAGE_SIZE, withSurvey: true }),
    countChangesBehind(read, 'search'),
  ]);
  const isFirst = after === undefined && before === undefined;
  // A page that is read backwards and is the first is the first, whatever its address says.
  const isStart = isFirst || found.previous === undefined;
  const startsAt = isStart ? 1 : readStart(after === undefined ? beforeText : afterText);
  const whole = FACETS.find((facet) => facet === query.get('whole'));
  const instead = found.total.count > 0 ? undefined : await alternativesTo(face, request, reader.words);
  const today = todayOf(face);
  const isLargeMap = query.get('view') === 'map';
  return sendPage(
    reply,
    searchPage(face, {
      ...{ request, findings, found, instead, today, isFirst, startsAt, whole, isLargeMap, reader },
      isBeingIndexed: behind > MUCH_BEHIND,
    }),
    { reader },
  );
}

async function alternativesTo({ store }: PublicFace, request: SearchRequest, words: Words): Promise<Alternatives> {
  const filters = activeFilters(request, undefined, words).slice(0, MOST_WAYS);
  const ways = await Promise.all(
    filters.map(async (filter) => {
      const { count } = await readySearch(store.read, store.engine, filter.without);
      return { filter, count: Math.min(count, COUNTED), isMore: count > COUNTED };
    }),
  );
  return {
    lessFilters: ways.filter((way) => way.count > 0),
    near: await findSpellings(store.read, request.text.trim().toUpperCase()),
  };
}

function sendExport(face: PublicFace, format: ResultFormat, asked: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { request } = readSearchRequest(rawQuery(asked.url));
  void reply
    .header('Access-Control-Allow-Origin', '*')
    .header('X-Content-Type-Options', 'nosniff')
    .header('Content-Disposition', `attachment; filename="samples.${format}"`)
    .type(RESULT_FORMATS[format]);
  return reply.send(Readable.from(exportResults(face, request, format)));
}
