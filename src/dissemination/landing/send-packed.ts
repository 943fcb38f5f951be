import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import { PAGE_POLICY } from '../frame/page-policy.ts';

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

/** Packs a page; the tag is one over its bytes. */
export function packPage(page: string, facts: Pick<PackedPage, 'status' | 'head' | 'language'>): PackedPage {
  const etag = createHash('sha256').update(page).digest('base64url').slice(0, 22);
  return { ...facts, etag, packed: gzipSync(page, { level: LEVEL }) };
}

/**
 * Sends a page: packed where the client takes gzip, plain where it does not, and 304 where it has it already. The two are
 * different representations, so each has a strong ETag of its own (RFC 9110, 8.8.3.3); either is known again.
 */
export function sendPacked(reply: FastifyReply, page: PackedPage): FastifyReply {
  const { 'accept-encoding': encodings, 'if-none-match': known } = reply.request.headers;
  const isPacked = takesGzip(encodings);
  void reply.headers({
    'Content-Security-Policy': PAGE_POLICY,
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
    'Content-Language': page.language,
    Vary: 'Accept, Accept-Encoding',
    Link: page.head,
    ETag: isPacked ? `"${page.etag}-gz"` : `"${page.etag}"`,
  });
  if (page.status === 200 && known !== undefined && isKnown(known, page.etag)) return reply.code(304).send();
  void reply.code(page.status).type('text/html; charset=utf-8');
  if (!isPacked) return reply.send(gunzipSync(page.packed));
  return reply.header('Content-Encoding', 'gzip').send(page.packed);
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
