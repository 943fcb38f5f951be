import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import { PAGE_POLICY } from '../frame/page-policy.ts';
import { takesGzip } from '../frame/takes-gzip.ts';
import { LANGUAGE_VARIES } from '../words/reader.ts';

/** What is told of a page beside its text. */
export interface PageFacts {
  readonly status: number;
  /** Value of the Link header. */
  readonly link: string;
  readonly language: string;
  /** Headers that every answer of this server carries. */
  readonly beside: OutgoingHttpHeaders;
}

/**
 * A page as it goes over the wire: packed by gzip, with its status, its tag and all its header fields. Each character of `packed` is an
 * octet: a text leaves together with its head in one write, octets in two, and the second costs as much as all the rest.
 */
export interface PackedPage {
  readonly status: number;
  readonly etag: string;
  readonly packed: string;
  /** Header fields as a flat list of names and values, for the packed page and for the plain one. */
  readonly fields: { readonly packed: readonly string[]; readonly plain: readonly string[] };
  /** So many of the fields come with a 304, too; those behind tell of the body. */
  readonly bodyless: number;
}

const LEVEL = 5;
const PAGE_VARIES = `Accept, Accept-Encoding, ${LANGUAGE_VARIES}`;

/** Packs a page; the tag is one over its bytes. */
export function packPage(page: string, facts: PageFacts): PackedPage {
  const etag = createHash('sha256').update(page).digest('base64url').slice(0, 22);
  const bytes = Buffer.from(page);
  const packed = gzipSync(bytes, { level: LEVEL });
  const common = fieldsOf(facts);
  const body = (length: number) => ['content-type', 'text/html; charset=utf-8', 'content-length', String(length)];
  return {
    status: facts.status,
    etag,
    packed: packed.toString('latin1'),
    fields: {
      packed: [...common, 'etag', `"${etag}-gz"`, ...body(packed.length), 'content-encoding', 'gzip'],
      plain: [...common, 'etag', `"${etag}"`, ...body(bytes.length)],
    },
    bodyless: common.length + 2,
  };
}

function fieldsOf({ link, language, beside }: PageFacts): string[] {
  const headers: OutgoingHttpHeaders = Object.assign({}, beside, {
    'content-security-policy': PAGE_POLICY,
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
    'content-language': language,
    vary: PAGE_VARIES,
    link,
  });
  return Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]));
}

/** The headers that are set for an answer so far, by the framework and past it. */
export function headersBeside(reply: FastifyReply): OutgoingHttpHeaders {
  return { ...reply.raw.getHeaders(), ...(reply.getHeaders() as OutgoingHttpHeaders) };
}

/** Sends a page past the framework, which would look at a finished page once more; see {@link writePacked}. */
export function sendPacked(reply: FastifyReply, page: PackedPage): FastifyReply {
  reply.hijack();
  // They are among the fields of the page.
  for (const name of reply.raw.getHeaderNames()) reply.raw.removeHeader(name);
  writePacked(reply.raw, reply.request.headers, page);
  return reply;
}

/**
 * Writes a page: packed where the client takes gzip, plain where it does not, and 304 where it has it already. The two are
 * different representations, so each has a strong ETag of its own (RFC 9110, 8.8.3.3); either is known again. Gives the status.
 */
export function writePacked(response: ServerResponse, asked: IncomingHttpHeaders, page: PackedPage): number {
  const { 'accept-encoding': encodings = '', 'if-none-match': known } = asked;
  const isPacked = takesGzip(encodings);
  const fields = isPacked ? page.fields.packed : page.fields.plain;
  if (page.status === 200 && known !== undefined && isKnown(known, page.etag)) {
    response.writeHead(304, fields.slice(0, page.bodyless)).end();
    return 304;
  }
  // A flat list is what is sent; of an object a list would be made first.
  response.writeHead(page.status, fields as string[]);
  if (isPacked) response.end(page.packed, 'latin1');
  else response.end(gunzipSync(Buffer.from(page.packed, 'latin1')));
  return page.status;
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
