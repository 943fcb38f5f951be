import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { type Reader, stateLanguage } from '../words/reader.ts';
import { PAGE_POLICY } from './page-policy.ts';

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

/**
 * Sends a body with a strong ETag over its bytes and answers 304 where the client has it already: by If-None-Match, else by
 * If-Modified-Since (RFC 9110, 13.2.2). Only a 200 can become a 304.
 */
export function sendBody(reply: FastifyReply, body: string, facts: BodyFacts): FastifyReply {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  void reply.header('ETag', etag).header('X-Content-Type-Options', 'nosniff');
  if (reply.getHeader('Cache-Control') === undefined) void reply.header('Cache-Control', 'no-cache');
  if (facts.changedAt !== undefined) void reply.header('Last-Modified', new Date(facts.changedAt).toUTCString());
  const status = facts.status ?? 200;
  if (status === 200 && isKnown(reply, etag, facts.changedAt)) return reply.code(304).send();
  return reply.code(status).type(facts.mediaType).send(body);
}

function isKnown(reply: FastifyReply, etag: string, changedAt: string | undefined): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = reply.request.headers;
  if (tags !== undefined)
    return tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  if (since === undefined || changedAt === undefined) return false;
  return Math.floor(Date.parse(changedAt) / 1000) * 1000 <= Date.parse(since);
}
