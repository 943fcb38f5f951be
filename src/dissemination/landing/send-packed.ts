import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import { PAGE_POLICY } from '../frame/page-policy.ts';
import { LANGUAGE_VARIES } from '../words/reader.ts';

/** A page as it goes over the wire: packed by gzip, with its tag, its Link header and its status. */
export interface PackedPage {
  readonly status: number;
  /** Value of the Link header. */
  readonly head: string;
  readonly etag: string;
  readonly language: string;
  readonly packed: Buffer;
}

const LEVEL = 5;
const PAGE_VARIES = `Accept, Accept-Encoding, ${LANGUAGE_VARIES}`;

/** Packs a page; the tag is one over its bytes. */
export function packPage(page: string, facts: Pick<PackedPage, 'status' | 'head' | 'language'>): PackedPage {
  const etag = createHash('sha256').update(page).digest('base64url').slice(0, 22);
  return { ...facts, etag, packed: gzipSync(page, { level: LEVEL }) };
}

/**
 * Sends a page: packed where the client takes gzip, plain where it does not, and 304 where it has it already. The two are
 * different representations, so each has a strong ETag of its own (RFC 9110, 8.8.3.3); either is known again. The answer is
 * written past the framework, which would look at a finished page once more.
 */
export function sendPacked(reply: FastifyReply, page: PackedPage): FastifyReply {
  const { 'accept-encoding': encodings, 'if-none-match': known } = reply.request.headers;
  const isPacked = takesGzip(encodings);
  const headers = Object.assign(reply.getHeaders() as OutgoingHttpHeaders, {
    'content-security-policy': PAGE_POLICY,
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
    'content-language': page.language,
    vary: PAGE_VARIES,
    link: page.head,
    etag: isPacked ? `"${page.etag}-gz"` : `"${page.etag}"`,
  });
  reply.hijack();
  if (page.status === 200 && known !== undefined && isKnown(known, page.etag)) {
    reply.raw.writeHead(304, headers).end();
    return reply;
  }
  const body = isPacked ? page.packed : gunzipSync(page.packed);
  if (isPacked) headers['content-encoding'] = 'gzip';
  headers['content-type'] = 'text/html; charset=utf-8';
  headers['content-length'] = body.length;
  reply.raw.writeHead(page.status, headers).end(body);
  return reply;
}

function isKnown(tags: string, etag: string): boolean {
  return (
    tags.trim() === '*' ||
    tags.split(',').some((tag) => {
      const bare = tag.trim().replace(/^W\//, '');
      return bare === `"${etag}"` || bare === `"${etag}-gz"`;
    })
  );
}

/** Whether an Accept-Encoding header takes gzip: named with a quality above 0, or through `*` where gzip is not named. */
export function takesGzip(header: string | string[] | undefined): boolean {
  const wishes = String(header ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => {
      const [name = '', ...parameters] = one.split(';').map((part) => part.trim());
      const quality = parameters.find((part) => part.startsWith('q='));
      return { name, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
    });
  const wish =
    wishes.find((one) => one.name === 'gzip' || one.name === 'x-gzip') ?? wishes.find((one) => one.name === '*');
  return wish !== undefined && wish.quality > 0;
}
