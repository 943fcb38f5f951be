import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { aliasSpellings } from '../../domain/identifier/alias.ts';
import { parseIgsn } from '../../domain/identifier/igsn.ts';
import type { Format } from '../../formats/format.ts';
import { findAliased } from '../../store/read/find-alias.ts';
import { isKnown } from '../../store/read/find-known.ts';
import { findRecord, type RegisterRecord } from '../../store/read/find-record.ts';
import { findVersion } from '../../store/read/find-versions.ts';
import { mapFile } from '../drawing/map/position-map.ts';
import { boundedMemo } from '../frame/bounded-memo.ts';
import { sendUnknownIgsn, sendUnknownPage } from '../frame/not-found-page.ts';
import { linkTo } from '../frame/page-shell.ts';
import { sendBody } from '../frame/send-page.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { publicRecord } from '../public-record.ts';
import { landingAddress, recordPath } from '../record-address.ts';
import { metadataFormats, type RecordRequest, type RecordServed, sendRecord } from './answer-record.ts';
import { keptPages } from './kept-pages.ts';
import { linkset } from './linkset.ts';
import { qrCode } from './qr-code.ts';
import { codeAddress } from './record-page.ts';
import { sendPacked } from './send-packed.ts';
import { chooseRepresentation } from './send-record.ts';
import { signposts } from './signposting.ts';

const MOST_ACCEPT_HEADERS = 200;
const LONGEST_ACCEPT = 500;

/** Answers for a record that exists; `version` is the number in the address, where there is one. */
type Answer = (
  served: RecordServed,
  record: RegisterRecord,
  request: RecordRequest,
  reply: FastifyReply,
  mark: string,
) => Promise<FastifyReply>;

/**
 * Landing pages of records and what hangs on them: `/igsn/{IGSN}` as page or format, `/igsn/{IGSN}/versions/{n}`, the QR code,
 * all its links, and the maps that pages share.
 * Another spelling of the IGSN (lower case, blanks around it) is sent to the normal one with 301, and so is another name of it
 * (an old handle, a DOI), which is looked up only where no record has it as its IGSN. Unknown: 404 with the
 * nearest spellings; withdrawn: 410 with what it was; a representation that does not exist: 406 with those that do.
 */
export function registerLandingRoutes(app: FastifyInstance, face: PublicFace, formats: readonly Format[]): void {
  const served: RecordServed = { face, formats, pages: keptPages(face), wantsPage: pageWanted(formats) };
  app.get('/igsn/:igsn', (request: RecordRequest, reply) => atRecord(served, request, reply, '', answerRecord));
  app.get('/igsn/:igsn/versions/:version', (request: RecordRequest, reply) =>
    atRecord(served, request, reply, `/versions/${encodeURIComponent(request.params.version ?? '')}`, answerVersion),
  );
  app.get('/igsn/:igsn/qr.svg', (request: RecordRequest, reply) =>
    atRecord(served, request, reply, '/qr.svg', answerCode),
  );
  app.get('/igsn/:igsn/linkset', (request: RecordRequest, reply) =>
    atRecord(served, request, reply, '/linkset', answerLinkset),
  );
  for (const address of ['/igsn/:igsn', '/igsn/:igsn/versions/:version']) app.options(address, answerPreflight);
  app.get<{ Params: { name: string } }>('/maps/:name', async (request, reply) => answerMap(request, reply, face));
}

async function atRecord(
  served: RecordServed,
  request: RecordRequest,
  reply: FastifyReply,
  rest: string,
  answer: Answer,
): Promise<FastifyReply> {
  const { face, pages } = served;
  openToAll(reply);
  const mark = await pages.mark();
  const kept = served.wantsPage(request) ? pages.find(request.url, mark) : undefined;
  if (kept !== undefined) return sendPacked(reply, kept);
  const asked = request.params.igsn;
  const igsn = parseIgsn(asked, 'registry');
  const record = igsn.ok && igsn.value === asked ? await findRecord(face.store.read, igsn.value) : undefined;
  if (record !== undefined) return answer(served, record, request, reply, mark);
  const canonical = igsn.ok && igsn.value !== asked ? igsn.value : await findCanonical(face, asked);
  if (canonical === undefined) return sendUnknownIgsn(reply, face, asked);
  const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
  return reply.redirect(`${linkTo(face, recordPath(canonical))}${rest}${query}`, 301);
}

/** Whether the page is wanted and no format; the look-up by Accept is remembered, since browsers send the same few. */
function pageWanted(formats: readonly Format[]): RecordServed['wantsPage'] {
  const isPage = boundedMemo(
    MOST_ACCEPT_HEADERS,
    (accept) => chooseRepresentation(undefined, accept, formats)?.kind === 'page',
  );
  return ({ query, headers }) =>
    query.format === undefined && (headers.accept ?? '').length <= LONGEST_ACCEPT && isPage(headers.accept ?? '');
}

/** Public metadata may be read by scripts of any site (Fetch standard, CORS protocol). */
function openToAll(reply: FastifyReply): void {
  void reply.headers({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Link, ETag, Last-Modified, Content-Language, Location',
  });
}

function answerPreflight(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  openToAll(reply);
  return reply
    .code(204)
    .headers({
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Allow-Headers': 'Accept, If-None-Match, If-Modified-Since',
      'Access-Control-Max-Age': '86400',
    })
    .send();
}

function answerMap(request: FastifyRequest<{ Params: { name: string } }>, reply: FastifyReply, face: PublicFace) {
  const file = mapFile(request.params.name);
  if (file === undefined) return sendUnknownPage(reply, face);
  void reply.header('Cache-Control', 'public, max-age=604800');
  return sendBody(reply, file, { mediaType: 'image/svg+xml' });
}

/** The IGSN of the record that has this as another name. */
async function findCanonical({ agent, store }: PublicFace, name: string): Promise<string | undefined> {
  const igsn = await findAliased(store.read, aliasSpellings(name, agent));
  return igsn !== undefined && (await isKnown(store.read, igsn)) ? igsn : undefined;
}

async function answerRecord(
  served: RecordServed,
  record: RegisterRecord,
  request: RecordRequest,
  reply: FastifyReply,
  mark: string,
): Promise<FastifyReply> {
  const changedAt = record.facts.changedAt;
  return sendRecord(served, publicRecord(record, todayOf(served.face)), request, reply, { changedAt, mark });
}

/** An older version shows its description as it was, but what of it is public is decided by the one that stands today. */
async function answerVersion(
  served: RecordServed,
  record: RegisterRecord,
  request: RecordRequest,
  reply: FastifyReply,
  mark: string,
): Promise<FastifyReply> {
  const { face } = served;
  const number = /^\d{1,9}$/.test(request.params.version ?? '') ? Number(request.params.version) : 0;
  const version = await findVersion(face.store.read, record.igsn, number);
  if (version === undefined)
    return sendUnknownIgsn(reply, face, `${record.igsn}, version ${request.params.version ?? ''}`);
  const { changedAt, state } = record.facts;
  const facts = {
    ...record.facts,
    version: number,
    changedAt: state === 'withdrawn' ? changedAt : version.createdAt,
  };
  const then = publicRecord({ ...record, description: version.description, facts }, todayOf(face), record.description);
  return sendRecord(served, then, request, reply, { changedAt, oldVersion: number, mark });
}

async function answerLinkset(
  { face, formats }: RecordServed,
  record: RegisterRecord,
  _request: RecordRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const shown = publicRecord(record, todayOf(face));
  const links = signposts(shown, { face, formats: metadataFormats(formats), oldVersion: undefined });
  const text = linkset(shown, face, landingAddress(face.baseUrl, record.igsn), links);
  const status = record.facts.state === 'withdrawn' ? 410 : 200;
  return sendBody(reply, text, { mediaType: 'application/linkset+json', status });
}

async function answerCode(
  { face }: RecordServed,
  record: RegisterRecord,
  _request: RecordRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  void reply.header('Cache-Control', 'public, max-age=86400');
  const code = qrCode(codeAddress(face, publicRecord(record, todayOf(face))));
  return sendBody(reply, code, { mediaType: 'image/svg+xml' });
}
