import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { aliasSpellings } from '../../domain/identifier/alias.ts';
import { parseIgsn } from '../../domain/identifier/igsn.ts';
import type { Format } from '../../formats/format.ts';
import { findAliased } from '../../store/read/find-alias.ts';
import { isKnown } from '../../store/read/find-known.ts';
import { findRecord, type RegisterRecord } from '../../store/read/find-record.ts';
import { answerHarvested, answerItem, answerReceived, answerReceivedItem } from '../catalogue/answer-harvested.ts';
import { mapFile } from '../drawing/map/position-map.ts';
import { sendUnknownIgsn, sendUnknownPage } from '../frame/not-found-page.ts';
import { linkTo } from '../frame/page-shell.ts';
import { readText } from '../frame/read-text.ts';
import { sendBody } from '../frame/send-page.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { publicRecord } from '../public-record.ts';
import { recordPath } from '../record-address.ts';
import type { QuickAnswers } from '../resolver/quick-answers.ts';
import { sharedReads } from '../shared-reads.ts';
import type { WriteSheet } from '../sheet/sheet-type.ts';
import { type AskedInLanguage, chooseLanguage } from '../words/choose-language.ts';
import { meetReader } from '../words/reader.ts';
import { answerCode, answerLinkset } from './answer-attached.ts';
import { answerKept } from './answer-kept.ts';
import { type Answer, type RecordRequest, type RecordServed, sendRecord, type Visit } from './answer-record.ts';
import { answerChanges, answerVersion } from './answer-version.ts';
import { keptPages } from './kept-pages.ts';
import { answerPreflight, openToAll } from './open-to-all.ts';
import { pageWanted } from './page-wanted.ts';
import { readVersionChanges } from './read-version-changes.ts';
import { sendPacked } from './send-packed.ts';

/**
 * Landing pages of records and what hangs on them: `/igsn/{IGSN}` as page or format, `/igsn/{IGSN}/versions/{n}`, the QR code,
 * all its links, and the maps that pages share.
 * Another spelling of the IGSN (lower case, blanks around it) is sent to the normal one with 301, and so is another name of it
 * (an old handle, a DOI), which is looked up only where no record has it as its IGSN. Unknown: 404 with the
 * nearest spellings; harvested from others: their page, and `/igsn/{IGSN}/received` as it came, those without IGSN at `/harvested/{source}/{item}`; withdrawn: 410 with what it was; a representation that does not exist: 406 with those that do.
 * With `writeSheet` each has a data sheet of one page (`?format=pdf`, or by Accept).
 * With `quick` pages that are kept are answered in front of the server, until that closes.
 */
export function registerLandingRoutes(
  app: FastifyInstance,
  face: PublicFace,
  formats: readonly Format[],
  quick?: QuickPages,
  writeSheet?: WriteSheet,
): void {
  const served: RecordServed = {
    face,
    formats,
    pages: keptPages(face, formats),
    shared: sharedReads(),
    wantsPage: pageWanted(formats, writeSheet !== undefined),
    writeSheet,
  };
  const languageOf = (request: AskedInLanguage) => chooseLanguage(request, face.language);
  quick?.answers.use(answerKept({ ...served, languageOf, counterOf: quick.counterOf }));
  app.addHook('preClose', async () => quick?.answers.stop());
  for (const [below, answer] of Object.entries(ANSWERS)) {
    app.get(`/igsn/:igsn${below}`, (request: RecordRequest, reply) =>
      atRecord(served, request, reply, { below, answer }),
    );
  }
  app.get('/igsn/:igsn/received', async (request: RecordRequest, reply) => {
    const { igsn } = request.params;
    const source = readText(request.query.source);
    if (await answerReceived(face, readText(igsn), source, reply)) return reply;
    return sendUnknownIgsn(reply, face, igsn, meetReader(face, request, reply));
  });
  app.get('/harvested/:source/:item', (request: ItemRequest, reply) => atItem(served, request, reply));
  app.get('/harvested/:source/:item/received', async (request: ItemRequest, reply) => {
    if (await answerReceivedItem(face, request.params, reply)) return reply;
    return sendUnknownPage(reply, face, meetReader(face, request, reply));
  });
  for (const address of ['/igsn/:igsn', '/igsn/:igsn/versions/:version', '/harvested/:source/:item'])
    app.options(address, answerPreflight);
  app.get<{ Params: { name: string } }>('/maps/:name', async (request, reply) => answerMap(request, reply, face));
}

/** The place in front of the server, and who counts what is answered there, by class of status. */
export interface QuickPages {
  readonly answers: QuickAnswers;
  readonly counterOf: (statusClass: string) => (seconds: number) => void;
}

/** A request for a harvested record that has no IGSN. */
type ItemRequest = FastifyRequest<{
  Params: { igsn: string; source: string; item: string };
  Querystring: RecordRequest['query'];
}>;

async function atItem(served: RecordServed, request: ItemRequest, reply: FastifyReply): Promise<FastifyReply> {
  openToAll(reply);
  const reader = meetReader(served.face, request, reply);
  if (await answerItem(served, request.params, request, reply, reader)) return reply;
  return sendUnknownPage(reply, served.face, reader);
}

/** What answers below the address of a record. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  '': answerRecord,
  '/versions/:version': answerVersion,
  '/versions/:version/changes': answerChanges,
  '/qr.svg': answerCode,
  '/linkset': answerLinkset,
};

async function atRecord(
  served: RecordServed,
  request: RecordRequest,
  reply: FastifyReply,
  { below, answer }: { readonly below: string; readonly answer: Answer },
): Promise<FastifyReply> {
  const { face, pages } = served;
  openToAll(reply);
  const reader = meetReader(face, request, reply);
  const mark = await pages.mark();
  const visit = { ...reader, mark };
  const wantsPage = request.query.format === undefined && served.wantsPage(request.headers.accept);
  const kept = wantsPage ? pages.find(visit) : undefined;
  if (kept !== undefined) return sendPacked(reply, kept);
  const asked = request.params.igsn;
  const igsn = parseIgsn(asked, 'registry');
  const record = igsn.ok && igsn.value === asked ? await findRecord(face.store.read, igsn.value) : undefined;
  if (record !== undefined) return answer(served, record, request, reply, visit);
  const canonical = igsn.ok && igsn.value !== asked ? igsn.value : await findCanonical(face, asked);
  if (canonical === undefined) {
    if (below === '' && (await answerHarvested(served, readText(asked), request, reply, reader))) return reply;
    return sendUnknownIgsn(reply, face, asked, reader);
  }
  const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
  const rest = below.replace(':version', encodeURIComponent(request.params.version ?? ''));
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
  visit: Visit,
): Promise<FastifyReply> {
  const changedAt = record.facts.changedAt;
  return sendRecord(served, publicRecord(record, todayOf(served.face)), request, reply, {
    changedAt,
    changes: () => readVersionChanges(served.face, record),
    visit,
  });
}

function answerMap(request: FastifyRequest<{ Params: { name: string } }>, reply: FastifyReply, face: PublicFace) {
  const file = mapFile(request.params.name);
  if (file === undefined) return sendUnknownPage(reply, face, meetReader(face, request, reply));
  void reply.header('Cache-Control', 'public, max-age=604800');
  return sendBody(reply, file, { mediaType: 'image/svg+xml' });
}
