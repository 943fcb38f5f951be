import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import { type Reader, stateLanguage } from '../words/reader.ts';
import { PAGE_POLICY } from './page-policy.ts';
import { takesGzip } from './takes-gzip.ts';

/** What goes with a body. `changedAt` is ISO 8601, UTC; it becomes Last-Modified. */
export interface BodyFacts {
  readonly status?: number;
  readonly mediaType: string;
  readonly changedAt?: string;
}

/** Sends an HTML page with its policy and, where it was made for a `reader`, its language; see {@link sendBody}. */
export function sendPage(
  reply: FastifyReply,
  page: string,
  { reader, ...facts }: Partial<BodyFacts> & { readonly reader?: Reader } = {},
): FastifyReply {
  if (reader !== undefined) stateLanguage(reply, reader);
  void reply
    .header('Content-Security-Policy', PAGE_POLICY)
    .header('Referrer-Policy', 'strict-origin-when-cross-origin');
  return sendBody(reply, page, { mediaType: 'text/html; charset=utf-8', ...facts });
}

const PACKED_TYPE = 'text/html';
/** Shorter texts fit into one packet as they are. */
const PACKED_FROM = 1400;
const LEVEL = 5;

/**
 * Sends a body with a strong ETag over its bytes and answers 304 where the client has it already: by If-None-Match, else by
 * If-Modified-Since (RFC 9110, 13.2.2). Only a 200 can become a 304. A page goes packed by gzip to a client that takes it, with a tag of
 * its own.
 */
export function sendBody(reply: FastifyReply, body: string | Buffer, facts: BodyFacts): FastifyReply {
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const isPackable = facts.mediaType.startsWith(PACKED_TYPE) && body.length >= PACKED_FROM && !isPrivate(reply);
  const isPacked = isPackable && takesGzip(reply.request.headers['accept-encoding']);
  void reply.header('ETag', isPacked ? `"${tag}-gz"` : `"${tag}"`).header('X-Content-Type-Options', 'nosniff');
  if (isPackable) void reply.header('Vary', varyOf(reply));
  if (reply.getHeader('Cache-Control') === undefined) void reply.header('Cache-Control', 'no-cache');
  if (facts.changedAt !== undefined) void reply.header('Last-Modified', new Date(facts.changedAt).toUTCString());
  const status = facts.status ?? 200;
  if (status === 200 && isKnown(reply, tag, facts.changedAt)) return reply.code(304).send();
  void reply.code(status).type(facts.mediaType);
  return isPacked ? reply.header('Content-Encoding', 'gzip').send(gzipSync(body, { level: LEVEL })) : reply.send(body);
}

/** Where a secret of the reader stands beside what others may have put in, the packed length would tell of it. */
function isPrivate(reply: FastifyReply): boolean {
  return String(reply.getHeader('Cache-Control')).includes('no-store') || reply.getHeader('Set-Cookie') !== undefined;
}

function varyOf(reply: FastifyReply): string {
  const set = reply.getHeader('Vary');
  return set === undefined ? 'Accept-Encoding' : `${set}, Accept-Encoding`;
}

function isKnown(reply: FastifyReply, tag: string, changedAt: string | undefined): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = reply.request.headers;
  if (tags !== undefined)
    return (
      tags.trim() === '*' ||
      tags.split(',').some((one) => [`"${tag}"`, `"${tag}-gz"`].includes(one.trim().replace(/^W\//, '')))
    );
  if (since === undefined || changedAt === undefined) return false;
  return Math.floor(Date.parse(changedAt) / 1000) * 1000 <= Date.parse(since);
}
