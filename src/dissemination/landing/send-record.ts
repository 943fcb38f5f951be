import type { FastifyReply } from 'fastify';
import type { Format } from '../../formats/format.ts';
import { FOREIGN_PAGE_POLICY } from '../frame/page-policy.ts';
import { sendBody } from '../frame/send-page.ts';
import type { PublicFace } from '../public-face.ts';
import { type PublicRecord, writePublic, writePublicAside } from '../public-record.ts';
import { SHEET_NAME, SHEET_TYPE } from '../sheet/sheet-type.ts';
import { writeContext } from '../write-context.ts';
import { negotiate, type Representation } from './negotiate.ts';

// A format that nobody asks for by Accept has no media type of its own.
const PLAIN_TYPES = { xml: 'application/xml', json: 'application/json', text: 'text/plain' } as const;

/**
 * What a request asks for: the format it names, else what its Accept header prefers; undefined when we have neither. `hasSheet`: whether
 * there is a data sheet of it.
 */
export function chooseRepresentation(
  wanted: string | undefined,
  accept: string | undefined,
  formats: readonly Format[],
  hasSheet = false,
): Representation | undefined {
  if (wanted === undefined) return negotiate(accept, formats, hasSheet);
  if (wanted === 'html') return { kind: 'page' };
  if (wanted === SHEET_NAME && hasSheet) return { kind: 'sheet' };
  const format = formats.find((one) => one.name === wanted);
  return format && { kind: 'format', format, mediaType: format.mediaTypes[0] ?? PLAIN_TYPES[format.syntax] };
}

/**
 * Sends a record in a format. A withdrawn record comes with status 410. It last changed when the record did (`changedAt`, UTC,
 * ISO 8601) or when its embargo ended or what was withheld was opened.
 */
export async function sendFormat(
  reply: FastifyReply,
  face: PublicFace,
  record: PublicRecord,
  { format, mediaType, changedAt }: Extract<Representation, { kind: 'format' }> & { readonly changedAt: string },
): Promise<FastifyReply> {
  const charset = mediaType.includes('charset') ? '' : '; charset=utf-8';
  const text = await writePublicAside(record, format, writeContext(face));
  if (format.isPage) void reply.header('Content-Security-Policy', FOREIGN_PAGE_POLICY);
  return sendBody(reply, asDocument(text, format), {
    status: record.facts.state === 'withdrawn' ? 410 : 200,
    mediaType: `${mediaType}${charset}`,
    changedAt: lastChange(record, changedAt, face.now()),
  });
}

function lastChange({ description, isEmbargoed, privacy }: PublicRecord, changedAt: string, now: Date): string {
  const openings = [isEmbargoed ? '' : (description.moratoriumUntil ?? ''), privacy.withheld?.until ?? ''].map(
    Date.parse,
  );
  const passed = openings.filter((at) => at > Date.parse(changedAt) && at <= now.getTime());
  return passed.length === 0 ? changedAt : new Date(Math.max(...passed)).toISOString();
}

/** A record in a format as a document of its own. */
export function writeRecord(face: PublicFace, record: PublicRecord, format: Format): string {
  return asDocument(writePublic(record, format, writeContext(face)), format);
}

function asDocument(text: string, { syntax }: Format): string {
  return syntax === 'xml' ? `<?xml version="1.0" encoding="UTF-8"?>\n${text}` : text;
}

/** Says what there is, to a client that asked for something else: 406, one representation a line. */
export function sendNotAcceptable(
  reply: FastifyReply,
  own: string,
  formats: readonly Format[],
  hasSheet = false,
): FastifyReply {
  const lines = formats.map(
    (one) => `${own}?format=${one.name}\t${one.mediaTypes.join(', ') || PLAIN_TYPES[one.syntax]}\t${one.label}`,
  );
  const text = [
    'There is no such representation of this record. There are:',
    '',
    `${own}?format=html\ttext/html\tPage`,
    ...(hasSheet ? [`${own}?format=${SHEET_NAME}\t${SHEET_TYPE}\tData sheet`] : []),
    ...lines,
    '',
  ];
  return sendBody(reply, text.join('\n'), { status: 406, mediaType: 'text/plain; charset=utf-8' });
}
