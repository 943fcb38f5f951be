import type { FastifyReply } from 'fastify';
import type { RegisterRecord } from '../../store/read/find-record.ts';
import { sendBody } from '../frame/send-page.ts';
import { todayOf } from '../public-face.ts';
import { publicRecord } from '../public-record.ts';
import { landingAddress } from '../record-address.ts';
import { metadataFormats, type RecordRequest, type RecordServed } from './answer-record.ts';
import { linkset } from './linkset.ts';
import { qrCode } from './qr-code.ts';
import { codeAddress } from './record-page.ts';
import { signposts } from './signposting.ts';

/** All typed links of a record; see {@link linkset}. */
export async function answerLinkset(
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

/** The QR code that leads to a record, as SVG. */
export async function answerCode(
  { face }: RecordServed,
  record: RegisterRecord,
  _request: RecordRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  void reply.header('Cache-Control', 'public, max-age=86400');
  const code = qrCode(codeAddress(face, publicRecord(record, todayOf(face))));
  return sendBody(reply, code, { mediaType: 'image/svg+xml' });
}
