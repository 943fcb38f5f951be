import type { FastifyReply } from 'fastify';
import type { DumpFile } from '../../../domain/registration/dump.ts';
import { sendFile } from '../../frame/send-file.ts';

/** Sends a file of a dump, or a part of it, with a strong ETag, which its bytes decide. A dump never changes. */
export function sendDumpFile(reply: FastifyReply, path: string, { sha256, bytes }: DumpFile, at: string): FastifyReply {
  void reply.header('access-control-allow-origin', '*');
  const tag = sha256.slice(0, 32);
  return sendFile(reply, { path, bytes, tag, at, mediaType: 'application/gzip', cacheControl: 'no-cache' });
}
