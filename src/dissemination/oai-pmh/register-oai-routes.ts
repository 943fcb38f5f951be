import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Format } from '../../formats/format.ts';
import type { PublicFace } from '../public-face.ts';
import { rawQuery } from '../raw-query.ts';
import { readBodiesAsForms } from '../read-bodies-as-forms.ts';
import { writeAnswer } from './answer.ts';
import { answerRequest } from './answer-request.ts';
import { oaiProblem } from './oai-problem.ts';
import { makeOaiRepository, type OaiOptions, type OaiRepository } from './oai-repository.ts';

const LARGEST_BODY_BYTES = 65_536;
const CHUNK_CHARACTERS = 32_768;
const CONTENT_TYPE = 'text/xml; charset=utf-8';

/**
 * OAI-PMH 2.0 at `/oai`, by GET and POST, with and without a closing slash. Errors of the protocol travel with 200; only a
 * store that does not answer gives 503 with Retry-After, which harvesters obey. Records that cannot be rendered are left out
 * and reported through `onBadRecord`, by default to the log.
 */
export function registerOaiRoutes(
  app: FastifyInstance,
  face: PublicFace,
  formats: readonly Format[],
  options: OaiOptions = {},
): void {
  const onBadRecord = (igsn: string, error: unknown) =>
    app.log.error({ igsn, err: error }, 'record left out of an OAI-PMH answer');
  const repository = makeOaiRepository(face, formats, { onBadRecord, ...options });
  app.register(async (scope) => {
    readBodiesAsForms(scope, LARGEST_BODY_BYTES);
    scope.setErrorHandler((error: FastifyError, request, reply) => fail(repository, error, request, reply));
    for (const url of ['/oai', '/oai/']) {
      if (scope.hasRoute({ method: 'GET', url })) continue;
      scope.route({ method: ['GET', 'POST'], url, handler: (request, reply) => serve(repository, request, reply) });
    }
  });
}

async function serve(repository: OaiRepository, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const answer = await answerRequest(repository, readQuery(request));
  reply.type(CONTENT_TYPE).header('vary', 'Accept-Encoding');
  // Without objectMode false each small part would be written to the socket by itself.
  const stream = Readable.from(inChunks(answer), { objectMode: false });
  if (!wantsGzip(request)) return reply.send(stream);
  return reply.header('content-encoding', 'gzip').send(pipeline(stream, createGzip({ level: 4 }), () => undefined));
}

function readQuery(request: FastifyRequest): URLSearchParams {
  const query = rawQuery(request.raw.url);
  if (typeof request.body !== 'string') return query;
  for (const [name, value] of new URLSearchParams(request.body.trim())) query.append(name, value);
  return query;
}

function* inChunks(parts: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const part of parts) {
    chunk += part;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** Only a plain wish for gzip counts; anything odd in the header means no compression, never a refusal. */
function wantsGzip(request: FastifyRequest): boolean {
  const accepted = String(request.headers['accept-encoding'] ?? '').toLowerCase();
  return accepted.split(',').some((one) => /^\s*(?:x-)?gzip\s*(?:;\s*q=(?:1(?:\.0*)?|0?\.\d*[1-9]\d*)\s*)?$/.test(one));
}

function fail(
  repository: OaiRepository,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if ((error.statusCode ?? 500) < 500) {
    const problems = [oaiProblem('badArgument', 'The body of the request cannot be read.')];
    const answer = writeAnswer(repository.baseUrl, undefined, repository.face.now(), { problems });
    return reply
      .code(200)
      .type(CONTENT_TYPE)
      .send([...answer].join(''));
  }
  request.log.error({ err: error }, 'OAI-PMH request failed');
  return reply
    .code(503)
    .header('retry-after', '30')
    .type('text/plain; charset=utf-8')
    .send('The store does not answer; try again soon.\n');
}
