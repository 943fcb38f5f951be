import type { FastifyReply } from 'fastify';
import { publicPart } from '../../domain/description/public-part.ts';
import type { Format } from '../../formats/format.ts';
import type { RegisterRecord } from '../../store/read/find-record.ts';
import { sendBody } from '../pages/send-page.ts';
import type { PublicFace } from '../public-face.ts';
import { writeContext } from '../write-context.ts';
import { negotiate, type Representation } from './negotiate.ts';

// A format that nobody asks for by Accept has no media type of its own.
const PLAIN_TYPES = { xml: 'application/xml', json: 'application/json', text: 'text/plain' } as const;

/** What a request asks for: the format it names, else what its Accept header prefers; undefined when we have neither. */
export function chooseRepresentation(
  wanted: string | undefined,
  accept: string | undefined,
  formats: readonly Format[],
): Representation | undefined {
  if (wanted === undefined) return negotiate(accept, formats);
  if (wanted === 'html') return { kind: 'page' };
  const format = formats.find((one) => one.name === wanted);
  return format && { kind: 'format', format, mediaType: format.mediaTypes[0] ?? PLAIN_TYPES[format.syntax] };
}

/** Sends a record in a format; details under embargo are left out. A withdrawn record comes with status 410. */
export function sendFormat(
  reply: FastifyReply,
  face: PublicFace,
  record: RegisterRecord,
  { format, mediaType }: Extract<Representation, { kind: 'format' }>,
): FastifyReply {
  const charset = mediaType.includes('charset') ? '' : '; charset=utf-8';
  return sendBody(reply, writeRecord(face, record, format), {
    status: record.facts.state === 'withdrawn' ? 410 : 200,
    mediaType: `${mediaType}${charset}`,
    changedAt: record.facts.changedAt,
  });
}

/** A record in a format as a document of its own. */
export function writeRecord(face: PublicFace, record: RegisterRecord, format: Format): string {
  const today = face.now().toISOString().slice(0, 10);
  const text = format.write(publicPart(record.description, today), record.facts, writeContext(face));
  return format.syntax === 'xml' ? `<?xml version="1.0" encoding="UTF-8"?>\n${text}` : text;
}

/** Says what there is, to a client that asked for something else: 406, one representation a line. */
export function sendNotAcceptable(reply: FastifyReply, own: string, formats: readonly Format[]): FastifyReply {
  const lines = formats.map(
    (one) => `${own}?format=${one.name}\t${one.mediaTypes.join(', ') || PLAIN_TYPES[one.syntax]}\t${one.label}`,
  );
  const text = [
    'There is no such representation of this record. There are:',
    '',
    `${own}?format=html\ttext/html\tPage`,
    ...lines,
    '',
  ];
  return sendBody(reply, text.join('\n'), { status: 406, mediaType: 'text/plain; charset=utf-8' });
}
