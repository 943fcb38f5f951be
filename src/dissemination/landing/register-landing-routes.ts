import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { publicPart } from '../../domain/description/public-part.ts';
import { parseIgsn } from '../../domain/identifier/igsn.ts';
import type { Format } from '../../formats/format.ts';
import { findRecord, type RegisterRecord } from '../../store/read/find-record.ts';
import { findVersion } from '../../store/read/find-versions.ts';
import { sendUnknownIgsn } from '../pages/not-found-page.ts';
import { linkTo, recordPath } from '../pages/page-shell.ts';
import { readText } from '../pages/read-text.ts';
import { sendBody, sendPage } from '../pages/send-page.ts';
import type { PublicFace } from '../public-face.ts';
import { qrCode } from './qr-code.ts';
import { readBareView, readView } from './read-view.ts';
import { landingAddress } from './record-address.ts';
import { codeAddress, recordPage } from './record-page.ts';
import { chooseRepresentation, sendFormat, sendNotAcceptable, writeRecord } from './send-record.ts';
import { linkHeader, signposts } from './signposting.ts';

type RecordRequest = FastifyRequest<{
  Params: { igsn: string; version?: string };
  Querystring: Readonly<Record<string, string | string[] | undefined>>;
}>;

interface Desk {
  readonly face: PublicFace;
  readonly formats: readonly Format[];
}

const MOST_CHILDREN_IN_PAGE = 50;

/**
 * Landing pages of records and what hangs on them: `/igsn/{IGSN}` as page or format, `/igsn/{IGSN}/versions/{n}`, the QR code.
 * Another spelling of the IGSN (lower case, blanks around it) is sent to the normal one with 301. Unknown: 404 with the
 * nearest spellings; withdrawn: 410 with what it was; a representation that does not exist: 406 with those that do.
 */
export function registerLandingRoutes(app: FastifyInstance, face: PublicFace, formats: readonly Format[]): void {
  const desk: Desk = { face, formats };
  app.get('/igsn/:igsn', (request: RecordRequest, reply) => atRecord(desk, request, reply, '', answerRecord));
  app.get('/igsn/:igsn/versions/:version', (request: RecordRequest, reply) =>
    atRecord(desk, request, reply, `/versions/${encodeURIComponent(request.params.version ?? '')}`, answerVersion),
  );
  app.get('/igsn/:igsn/qr.svg', (request: RecordRequest, reply) =>
    atRecord(desk, request, reply, '/qr.svg', answerCode),
  );
}

type Answer = (
  desk: Desk,
  record: RegisterRecord,
  request: RecordRequest,
  reply: FastifyReply,
) => Promise<FastifyReply>;

async function atRecord(
  desk: Desk,
  request: RecordRequest,
  reply: FastifyReply,
  rest: string,
  answer: Answer,
): Promise<FastifyReply> {
  const { face } = desk;
  const asked = request.params.igsn;
  const igsn = parseIgsn(asked, 'registry');
  if (!igsn.ok) return sendUnknownIgsn(reply, face, asked);
  if (igsn.value !== asked) {
    const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
    return reply.redirect(`${linkTo(face, recordPath(igsn.value))}${rest}${query}`, 301);
  }
  const record = await findRecord(face.store.read, igsn.value);
  return record === undefined ? sendUnknownIgsn(reply, face, igsn.value) : answer(desk, record, request, reply);
}

async function answerRecord(
  desk: Desk,
  record: RegisterRecord,
  request: RecordRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { face, formats } = desk;
  const chosen = prepare(desk, record, request, reply);
  if (chosen === undefined) return sendNotAcceptable(reply, landingAddress(face.baseUrl, record.igsn), formats);
  if (chosen.kind === 'format') return sendFormat(reply, face, record, chosen);
  const isWithdrawn = record.facts.state === 'withdrawn';
  const around = readText(request.query.around) || undefined;
  const db = face.store.read;
  const view = isWithdrawn ? await readBareView(db, record) : await readView(db, record, around);
  const page = recordPage(face, shownPart(face, record), view, { ...pageOptions(desk, record), isOldVersion: false });
  return sendPage(reply, page, { status: isWithdrawn ? 410 : 200, changedAt: record.facts.changedAt });
}

async function answerVersion(
  desk: Desk,
  record: RegisterRecord,
  request: RecordRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { face, formats } = desk;
  const number = /^\d{1,9}$/.test(request.params.version ?? '') ? Number(request.params.version) : 0;
  const version = await findVersion(face.store.read, record.igsn, number);
  if (version === undefined)
    return sendUnknownIgsn(reply, face, `${record.igsn}, version ${request.params.version ?? ''}`);
  const isWithdrawn = record.facts.state === 'withdrawn';
  const facts = {
    ...record.facts,
    version: number,
    changedAt: isWithdrawn ? record.facts.changedAt : version.createdAt,
  };
  const then: RegisterRecord = { ...record, description: version.description, facts };
  const chosen = prepare(desk, then, request, reply);
  const own = `${landingAddress(face.baseUrl, record.igsn)}/versions/${number}`;
  if (chosen === undefined) return sendNotAcceptable(reply, own, formats);
  if (chosen.kind === 'format') return sendFormat(reply, face, then, chosen);
  const view = await readBareView(face.store.read, then);
  const page = recordPage(face, shownPart(face, then), view, { ...pageOptions(desk, then), isOldVersion: true });
  return sendPage(reply, page, { status: isWithdrawn ? 410 : 200, changedAt: facts.changedAt });
}

async function answerCode(
  { face }: Desk,
  record: RegisterRecord,
  _request: RecordRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  void reply.header('Cache-Control', 'public, max-age=86400');
  return sendBody(reply, qrCode(codeAddress(face, record)), { mediaType: 'image/svg+xml' });
}

function prepare(desk: Desk, record: RegisterRecord, request: RecordRequest, reply: FastifyReply) {
  void reply.header('Vary', 'Accept').header('Link', linkHeader(signposts(record, offered(desk), desk.face)));
  return chooseRepresentation(readText(request.query.format) || undefined, request.headers.accept, desk.formats);
}

function pageOptions({ face, formats }: Desk, record: RegisterRecord) {
  const jsonLd = formats.find((format) => format.mediaTypes.some((type) => type.startsWith('application/ld+json')));
  return {
    today: face.now().toISOString().slice(0, 10),
    formats: offered({ face, formats }),
    jsonLd: jsonLd && writeRecord(face, withFewChildren(record), jsonLd),
  };
}

// Wrappings for one protocol alone have no media type; they are given when asked for by name, and not advertised.
function offered({ formats }: Desk): readonly Format[] {
  return formats.filter((format) => format.mediaTypes.length > 0);
}

// A hole has hundreds of children: the page names some, the format of its own names all.
function withFewChildren(record: RegisterRecord): RegisterRecord {
  const children = record.description.children.slice(0, MOST_CHILDREN_IN_PAGE);
  return { ...record, description: { ...record.description, children } };
}

function shownPart(face: PublicFace, record: RegisterRecord): RegisterRecord {
  return { ...record, description: publicPart(record.description, face.now().toISOString().slice(0, 10)) };
}
