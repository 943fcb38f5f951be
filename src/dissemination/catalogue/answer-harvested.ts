import type { FastifyReply } from 'fastify';
import type { Format } from '../../formats/format.ts';
import { findHarvestedDocument } from '../../store/read/find-harvested.ts';
import { findHarvested, type HarvestedCopy } from '../../store/read/find-harvested-copies.ts';
import { findTwins } from '../../store/read/find-twins.ts';
import { FOREIGN_PAGE_POLICY } from '../frame/page-policy.ts';
import { readText } from '../frame/read-text.ts';
import { sendBody, sendPage } from '../frame/send-page.ts';
import type { RecordRequest, RecordServed } from '../landing/answer-record.ts';
import { chooseRepresentation, sendNotAcceptable } from '../landing/send-record.ts';
import { linkHeader } from '../landing/signposting.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { landingAddress } from '../record-address.ts';
import type { Reader } from '../words/reader.ts';
import { writeContext } from '../write-context.ts';
import { agentPage, deletedPage, harvestedPage } from './harvested-page.ts';
import { type HarvestedPublic, harvestedPublic } from './harvested-public.ts';

/**
 * Answers for an IGSN that is not ours from what was harvested, as page or format; 410 when its sources deleted it. Undefined
 * when no source ever held it, or what one gave could not be read.
 */
export async function answerHarvested(
  served: RecordServed,
  igsn: string,
  request: RecordRequest,
  reply: FastifyReply,
  reader: Reader,
): Promise<FastifyReply | undefined> {
  const { face } = served;
  const copies = await findHarvested(face.store.read, igsn);
  const [first] = copies;
  if (first === undefined) return undefined;
  const copy = copies.find((one) => one.state === 'present');
  void reply.header('X-Robots-Tag', 'noindex');
  if (copy === undefined)
    return first.state === 'deleted'
      ? sendPage(reply, deletedPage(face, first, reader), { status: 410, reader })
      : undefined;
  const shown = harvestedPublic(copy, todayOf(face));
  if (shown === undefined) return undefined;
  const others = copies.filter((one) => one !== copy);
  return sendHarvested(served, { copy, others, shown, reader }, request, reply);
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
  const offered = formats.filter((format) => format.mediaTypes.length > 0 && format.isOffered !== false);
  void reply.header('Vary', 'Accept').header('Link', links(face, copy, shown, offered));
  const chosen = chooseRepresentation(readText(request.query.format) || undefined, request.headers.accept, formats);
  if (chosen === undefined) return sendNotAcceptable(reply, landingAddress(face.baseUrl, copy.igsn), formats);
  if (chosen.kind === 'format') {
    if (chosen.format.isPage) void reply.header('Content-Security-Policy', FOREIGN_PAGE_POLICY);
    const charset = chosen.mediaType.includes('charset') ? '' : '; charset=utf-8';
    return sendBody(reply, written(face, shown, chosen.format), { mediaType: `${chosen.mediaType}${charset}` });
  }
  const jsonLd = offered.find((format) => format.mediaTypes.some((type) => type.startsWith('application/ld+json')));
  const page = harvestedPage(face, shown, {
    copy,
    others,
    twins: await findTwins(face.store.read, copy.source, copy.item),
    formats: offered,
    jsonLd: jsonLd && written(face, shown, jsonLd),
    today: todayOf(face),
    reader,
  });
  return sendPage(reply, page, { reader });
}

function written(face: PublicFace, { description, facts }: HarvestedPublic, format: Format): string {
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
        href: `${landingAddress(baseUrl, copy.igsn)}?format=${encodeURIComponent(format.name)}`,
        rel: 'describedby',
        ...(format.mediaTypes[0] !== undefined && { type: format.mediaTypes[0] }),
      })),
  ]);
}

/** Sends a record as a source gave it, as a file that no browser runs; undefined when no source holds it or kept nothing. */
export async function answerReceived(
  face: PublicFace,
  igsn: string,
  source: string,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const copies = await findHarvested(face.store.read, igsn);
  const copy = copies.find((one) => one.source === source && one.state !== 'deleted');
  if (copy === undefined) return undefined;
  const kept = await findHarvestedDocument(face.store.read, copy.source, copy.item);
  if (kept === undefined) return undefined;
  return reply
    .header('Content-Security-Policy', FOREIGN_PAGE_POLICY)
    .header('X-Content-Type-Options', 'nosniff')
    .header('X-Robots-Tag', 'noindex')
    .header('Content-Disposition', `attachment; filename="${igsn.replace(/[^A-Za-z0-9._-]/g, '_')}.${ending(copy)}"`)
    .type(/^[\w.+-]+\/[\w.+-]+$/.test(copy.mediaType) ? copy.mediaType : 'application/octet-stream')
    .send(Buffer.from(kept.document));
}

function ending({ mediaType }: HarvestedCopy): string {
  if (mediaType.includes('xml')) return 'xml';
  return mediaType.includes('json') ? 'json' : 'txt';
}
