import type { FastifyInstance, FastifyReply } from 'fastify';
import { aliasSpellings } from '../../domain/identifier/alias.ts';
import { parseIgsn } from '../../domain/identifier/igsn.ts';
import type { Format } from '../../formats/format.ts';
import { findAliased } from '../../store/read/find-alias.ts';
import { isKnown } from '../../store/read/find-known.ts';
import { findRecord, type RegisterRecord } from '../../store/read/find-record.ts';
import { findRelatives } from '../../store/read/find-relatives.ts';
import { findVersion } from '../../store/read/find-versions.ts';
import { answerHarvested, answerReceived } from '../catalogue/answer-harvested.ts';
import { sendUnknownIgsn } from '../frame/not-found-page.ts';
import { linkTo } from '../frame/page-shell.ts';
import { readText } from '../frame/read-text.ts';
import { sendBody } from '../frame/send-page.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { publicRecord } from '../public-record.ts';
import { recordPath } from '../record-address.ts';
import { type RecordRequest, type RecordServed, sendRecord } from './answer-record.ts';
import { qrCode } from './qr-code.ts';
import { codeAddress } from './record-page.ts';

/** Answers for a record that exists; `version` is the number in the address, where there is one. */
type Answer = (
  served: RecordServed,
  record: RegisterRecord,
  request: RecordRequest,
  reply: FastifyReply,
) => Promise<FastifyReply>;

/**
 * Landing pages of records and what hangs on them: `/igsn/{IGSN}` as page or format, `/igsn/{IGSN}/versions/{n}`, the QR code.
 * Another spelling of the IGSN (lower case, blanks around it) is sent to the normal one with 301, and so is another name of it
 * (an old handle, a DOI), which is looked up only where no record has it as its IGSN. Unknown: 404 with the
 * nearest spellings; harvested from others: their page, and `/igsn/{IGSN}/received` as it came; withdrawn: 410 with what it was; a representation that does not exist: 406 with those that do.
 */
export function registerLandingRoutes(app: FastifyInstance, face: PublicFace, formats: readonly Format[]): void {
  const served: RecordServed = { face, formats };
  app.get('/igsn/:igsn', (request: RecordRequest, reply) => atRecord(served, request, reply, '', answerRecord));
  app.get('/igsn/:igsn/versions/:version', (request: RecordRequest, reply) =>
    atRecord(served, request, reply, `/versions/${encodeURIComponent(request.params.version ?? '')}`, answerVersion),
  );
  app.get('/igsn/:igsn/qr.svg', (request: RecordRequest, reply) =>
    atRecord(served, request, reply, '/qr.svg', answerCode),
  );
  app.get('/igsn/:igsn/received', async (request: RecordRequest, reply) => {
    const { igsn } = request.params;
    return (
      (await answerReceived(face, readText(igsn), readText(request.query.source), reply)) ??
      sendUnknownIgsn(reply, face, igsn)
    );
  });
}

async function atRecord(
  served: RecordServed,
  request: RecordRequest,
  reply: FastifyReply,
  rest: string,
  answer: Answer,
): Promise<FastifyReply> {
  const { face } = served;
  const asked = request.params.igsn;
  const igsn = parseIgsn(asked, 'registry');
  const record = igsn.ok && igsn.value === asked ? await findRecord(face.store.read, igsn.value) : undefined;
  if (record !== undefined) return answer(served, record, request, reply);
  const canonical = igsn.ok && igsn.value !== asked ? igsn.value : await findCanonical(face, asked);
  if (canonical === undefined) {
    const harvested = rest === '' ? await answerHarvested(served, readText(asked), request, reply) : undefined;
    return harvested ?? sendUnknownIgsn(reply, face, asked);
  }
  const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
  return reply.redirect(`${linkTo(face, recordPath(canonical))}${rest}${query}`, 301);
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
): Promise<FastifyReply> {
  const changedAt = record.facts.changedAt;
  return sendRecord(served, publicRecord(record, todayOf(served.face)), request, reply, { changedAt });
}

/** An older version shows its description as it was, but what of it is public is decided by the one that stands today. */
async function answerVersion(
  served: RecordServed,
  record: RegisterRecord,
  request: RecordRequest,
  reply: FastifyReply,
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
  const { description } = version;
  const relatives = (await findRelatives(face.store.read, [{ ...record, description }])).get(record.igsn) ?? [];
  const then = publicRecord({ ...record, description, facts, relatives }, todayOf(face), record.description);
  return sendRecord(served, then, request, reply, { changedAt, oldVersion: number });
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
