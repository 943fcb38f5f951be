import type { FastifyReply } from 'fastify';
import { workIgsn } from '../../domain/description/work-igsn.ts';
import { entryPath, type SourceItem } from '../../domain/harvest/entry-path.ts';
import type { Format } from '../../formats/format.ts';
import { findHarvestedDocument } from '../../store/read/find-harvested.ts';
import { findHarvested, findHarvestedCopy, type HarvestedCopy } from '../../store/read/find-harvested-copies.ts';
import { findTwins } from '../../store/read/find-twins.ts';
import { findTitles } from '../../store/search/find-titles.ts';
import { FOREIGN_PAGE_POLICY } from '../frame/page-policy.ts';
import { linkTo } from '../frame/page-shell.ts';
import { readText } from '../frame/read-text.ts';
import { sendBody, sendPage } from '../frame/send-page.ts';
import type { RecordRequest, RecordServed } from '../landing/answer-record.ts';
import { findIndexFamily, NO_INDEX_FAMILY } from '../landing/index-family.ts';
import { lightDescription } from '../landing/light-description.ts';
import { readPlace } from '../landing/place-card.ts';
import { chooseRepresentation, sendNotAcceptable } from '../landing/send-record.ts';
import { linkHeader } from '../landing/signposting.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { recordPath } from '../record-address.ts';
import type { Reader } from '../words/reader.ts';
import { writeContext } from '../write-context.ts';
import { agentPage, deletedPage, fileStem, harvestedPage, harvestedRecord } from './harvested-page.ts';
import { type HarvestedPublic, harvestedPublic } from './harvested-public.ts';
import { writesNameless } from './nameless.ts';

/**
 * Answers for an IGSN that is not ours from what was harvested, as page or format; 410 when its sources deleted it. False, and nothing
 * sent, when no source ever held it, or what one gave could not be read.
 */
export async function answerHarvested(
  served: RecordServed,
  igsn: string,
  request: RecordRequest,
  reply: FastifyReply,
  reader: Reader,
): Promise<boolean> {
  return answerCopies(served, await findHarvested(served.face.store.read, igsn), request, reply, reader);
}

/**
 * Answers for a harvested record by its source and the source's name for it: one with an IGSN is sent to that, one without is its page
 * or format; 410 when the source deleted it. False, and nothing sent, when the source never held it, or is not shown.
 */
export async function answerItem(
  served: RecordServed,
  { source, item }: SourceItem,
  request: RecordRequest,
  reply: FastifyReply,
  reader: Reader,
): Promise<boolean> {
  const { face } = served;
  const copy = await findHarvestedCopy(face.store.read, source, item);
  if (copy === undefined) return false;
  if (copy.igsn !== null) {
    await reply.redirect(linkTo(face, recordPath(copy.igsn)), 302);
    return true;
  }
  return answerCopies(served, [copy], request, reply, reader);
}

async function answerCopies(
  served: RecordServed,
  copies: readonly HarvestedCopy[],
  request: RecordRequest,
  reply: FastifyReply,
  reader: Reader,
): Promise<boolean> {
  const { face } = served;
  const [first] = copies;
  if (first === undefined) return false;
  const copy = copies.find((one) => one.state === 'present');
  void reply.header('X-Robots-Tag', 'noindex');
  if (copy === undefined) {
    if (first.state !== 'deleted') return false;
    await sendPage(reply, deletedPage(face, first, reader), { status: 410, reader });
    return true;
  }
  const shown = harvestedPublic(copy, todayOf(face));
  if (shown === undefined) return false;
  const others = copies.filter((one) => one !== copy);
  await sendHarvested(served, { copy, others, shown, reader }, request, reply);
  return true;
}

interface Harvested {
  readonly copy: HarvestedCopy;
  readonly others: readonly HarvestedCopy[];
  readonly shown: HarvestedPublic;
  readonly reader: Reader;
}

async function sendHarvested(
  { face, formats }: RecordServed,
  { copy, others, shown, reader }: Harvested,
  request: RecordRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const written = copy.igsn === null ? formats.filter(writesNameless) : formats;
  const offered = written.filter((format) => format.mediaTypes.length > 0 && format.isOffered !== false);
  void reply.header('Vary', 'Accept').header('Link', links(face, copy, shown, offered));
  const chosen = chooseRepresentation(readText(request.query.format) || undefined, request.headers.accept, written);
  if (chosen === undefined) return sendNotAcceptable(reply, `${face.baseUrl}${entryPath(copy)}`, written);
  if (chosen.kind === 'format') {
    if (chosen.format.isPage) void reply.header('Content-Security-Policy', FOREIGN_PAGE_POLICY);
    const charset = chosen.mediaType.includes('charset') ? '' : '; charset=utf-8';
    return sendBody(reply, textOf(face, shown, chosen.format), { mediaType: `${chosen.mediaType}${charset}` });
  }
  const [db, today] = [face.store.read, todayOf(face)];
  const around = readText(request.query.around) || undefined;
  const kin =
    copy.igsn === null
      ? NO_INDEX_FAMILY
      : await findIndexFamily(db, { description: shown.description, withheld: [], today, around });
  const hole = kin.lineage.find((row) => row.type === 'hole');
  const jsonLd = offered.find((format) => format.mediaTypes.some((type) => type.startsWith('application/ld+json')));
  const page = harvestedPage(face, shown, {
    copy,
    others,
    twins: await findTwins(db, copy.source, copy.item),
    kin,
    relatedTitles: await findTitles(
      db,
      shown.description.relatedWorks.flatMap((work) => workIgsn(work) ?? []),
    ),
    place: await readPlace(db, harvestedRecord(shown, copy), hole?.igsn ?? null, today),
    formats: offered,
    jsonLd: jsonLd && textOf(face, { ...shown, description: lightDescription(shown.description) }, jsonLd),
    today,
    reader,
  });
  return sendPage(reply, page, { reader });
}

function textOf(face: PublicFace, { description, facts }: HarvestedPublic, format: Format): string {
  const text = format.write(description, facts, writeContext(face));
  return format.syntax === 'xml' ? `<?xml version="1.0" encoding="UTF-8"?>\n${text}` : text;
}

function links(
  { baseUrl }: PublicFace,
  copy: HarvestedCopy,
  shown: HarvestedPublic,
  formats: readonly Format[],
): string {
  const page = agentPage(copy, shown);
  return linkHeader([
    ...(page === undefined ? [] : [{ href: page, rel: 'canonical' }]),
    ...formats
      .filter((format) => format.isPage !== true)
      .map((format) => ({
        href: `${baseUrl}${entryPath(copy)}?format=${encodeURIComponent(format.name)}`,
        rel: 'describedby',
        ...(format.mediaTypes[0] !== undefined && { type: format.mediaTypes[0] }),
      })),
  ]);
}

/** Sends a record as a source gave it, as a file that no browser runs; false, and nothing sent, when no source holds it or kept nothing. */
export async function answerReceived(
  face: PublicFace,
  igsn: string,
  source: string,
  reply: FastifyReply,
): Promise<boolean> {
  const copies = await findHarvested(face.store.read, igsn);
  const copy = copies.find((one) => one.source === source && one.state !== 'deleted');
  return copy !== undefined && sendReceived(face, copy, reply);
}

/** The same of a record without IGSN, by the source's name for it. */
export async function answerReceivedItem(
  face: PublicFace,
  { source, item }: SourceItem,
  reply: FastifyReply,
): Promise<boolean> {
  const copy = await findHarvestedCopy(face.store.read, source, item);
  return copy !== undefined && copy.state !== 'deleted' && sendReceived(face, copy, reply);
}

async function sendReceived(face: PublicFace, copy: HarvestedCopy, reply: FastifyReply): Promise<boolean> {
  const kept = await findHarvestedDocument(face.store.read, copy.source, copy.item);
  if (kept === undefined) return false;
  await reply
    .header('Content-Security-Policy', FOREIGN_PAGE_POLICY)
    .header('X-Content-Type-Options', 'nosniff')
    .header('X-Robots-Tag', 'noindex')
    .header('Content-Disposition', `attachment; filename="${fileStem(copy)}.${ending(copy)}"`)
    .type(/^[\w.+-]+\/[\w.+-]+$/.test(copy.mediaType) ? copy.mediaType : 'application/octet-stream')
    .send(Buffer.from(kept.document));
  return true;
}

function ending({ mediaType }: HarvestedCopy): string {
  if (mediaType.includes('xml')) return 'xml';
  return mediaType.includes('json') ? 'json' : 'txt';
}
