import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { byteRange } from './byte-range.ts';

/** A file that is sent, with what decides that it is the same: a strong tag without its quotes, and when it came (ISO 8601, UTC). */
export interface SentFile {
  readonly path: string;
  readonly bytes: number;
  readonly tag: string;
  readonly at: string;
  readonly mediaType: string;
  readonly cacheControl: string;
}

/**
 * Sends a file, or the part that is asked for: 304 where the client has it (RFC 9110, 13.1.2), 206 for a part, which `If-Range` guards, 416
 * for one behind the end.
 */
export function sendFile(
  reply: FastifyReply,
  { path, bytes, tag, at, mediaType, cacheControl }: SentFile,
): FastifyReply {
  const { headers, method } = reply.request;
  const etag = `"${tag}"`;
  const modified = new Date(at).toUTCString();
  void reply
    .header('etag', etag)
    .header('last-modified', modified)
    .header('accept-ranges', 'bytes')
    .header('cache-control', cacheControl)
    .header('x-content-type-options', 'nosniff')
    .type(mediaType);
  if (isKnown(headers['if-none-match'], etag)) return reply.code(304).send();
  const guard = headers['if-range'];
  const isGuarded = guard !== undefined && guard !== etag && guard !== modified;
  const range = isGuarded ? undefined : byteRange(headers.range, bytes);
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${bytes}`).send();
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  if (range !== undefined) void reply.code(206).header('content-range', `bytes ${start}-${end}/${bytes}`);
  void reply.header('content-length', end - start + 1);
  // An empty stream leaves the length of a HEAD as it is said here.
  return reply.send(method === 'HEAD' ? Readable.from([]) : createReadStream(path, { start, end }));
}

function isKnown(tags: string | undefined, etag: string): boolean {
  if (tags === undefined) return false;
  return tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
