import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Format } from '../../formats/format.ts';
import type { PublicFace } from '../public-face.ts';
import { rawQuery } from '../raw-query.ts';
import { readBodiesAsForms } from '../read-bodies-as-forms.ts';
import { writeAnswer } from './answer.ts';
import { answerRequest } from './answer-request.ts';
import { type LoadGate, watchingLoadGate } from './load-gate.ts';
import { oaiProblem } from './oai-problem.ts';
import { makeOaiRepository, type OaiOptions, type OaiRepository } from './oai-repository.ts';
import { inChunks, textOf } from './parts.ts';
import { partsStream } from './parts-stream.ts';

const LARGEST_BODY_BYTES = 65_536;
const CHUNK_BYTES = 131_072;
const CONTENT_TYPE = 'text/xml; charset=utf-8';
const BUSY_AGAIN_S = '10';
const FAILED_AGAIN_S = '30';
const LISTS = /^List(?:Records|Identifiers)$/;

/**
 * OAI-PMH 2.0 at `/oai`, by GET and POST, with and without a closing slash. Errors of the protocol travel with 200; only a
 * store that does not answer, or more list pages at once than `mostPages`, gives 503 with Retry-After, which harvesters obey. Records that cannot be rendered are left out
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
  const gate = watchingLoadGate(options.mostPages ?? 0);
  app.register(async (scope) => {
    scope.addHook('onClose', async () => {
      gate.close();
      repository.ahead.close();
    });
    readBodiesAsForms(scope, LARGEST_BODY_BYTES);
    scope.setErrorHandler((error: FastifyError, request, reply) => fail(repository, error, request, reply));
    for (const url of ['/oai', '/oai/']) {
      if (scope.hasRoute({ method: 'GET', url })) continue;
      scope.route({
        method: ['GET', 'POST'],
        url,
        handler: (request, reply) => serve(repository, gate, request, reply),
      });
    }
  });
}

async function serve(
  repository: OaiRepository,
  gate: LoadGate,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const query = readQuery(request);
  const leave = LISTS.test(query.get('verb') ?? '') ? gate.enter() : () => undefined;
  if (leave === undefined) return askToWait(reply, BUSY_AGAIN_S, 'Many are harvesting now; come again soon.');
  try {
    const { parts, tag } = await answerRequest(repository, query, ifNoneMatch(request));
    reply.header('vary', 'Accept-Encoding');
    if (tag !== undefined) reply.header('etag', tag).header('cache-control', 'no-cache');
    if (parts !== undefined) return await send(inChunks(parts, CHUNK_BYTES), request, reply.type(CONTENT_TYPE), leave);
  } catch (error) {
    leave();
    throw error;
  }
  leave();
  return reply.code(304).send();
}

/** A condition counts for what can be cached alone. */
function ifNoneMatch({ method, headers }: FastifyRequest): string | undefined {
  return method === 'GET' || method === 'HEAD' ? headers['if-none-match'] : undefined;
}

async function send(
  chunks: AsyncGenerator<Buffer>,
  request: FastifyRequest,
  reply: FastifyReply,
  done: () => void,
): Promise<FastifyReply> {
  const begun = [await chunks.next()];
  // A small one is followed by a large one, or by nothing; behind a large one, there is more to be read.
  if ((begun[0]!.value?.length ?? 0) < CHUNK_BYTES) begun.push(await chunks.next());
  if (begun.at(-1)!.done === true && !wantsGzip(request)) {
    done();
    return reply.send(begun[0]!.value ?? '');
  }
  const all = (async function* () {
    for (const { done: isEnd, value } of begun) if (isEnd !== true) yield value;
    yield* chunks;
  })();
  // An answer without a socket, or with one that is no socket, cannot tell.
  const answer = () => (reply.raw.socket === null ? undefined : reply.raw);
  if (!wantsGzip(request)) return reply.send(partsStream(all, answer, done));
  const gzip = createGzip({ level: 4 });
  const stream = partsStream(all, () => gzip, done);
  return reply.header('content-encoding', 'gzip').send(pipeline(stream, gzip, () => undefined));
}

function askToWait(reply: FastifyReply, seconds: string, why: string): FastifyReply {
  return reply.code(503).header('retry-after', seconds).type('text/plain; charset=utf-8').send(`${why}\n`);
}

function readQuery(request: FastifyRequest): URLSearchParams {
  const query = rawQuery(request.raw.url);
  if (typeof request.body !== 'string') return query;
  for (const [name, value] of new URLSearchParams(request.body.trim())) query.append(name, value);
  return query;
}

/** Only a plain wish for gzip counts; anything odd in the header means no compression, never a refusal. */
function wantsGzip(request: FastifyRequest): boolean {
  const accepted = String(request.headers['accept-encoding'] ?? '').toLowerCase();
  return accepted.split(',').some((one) => /^\s*(?:x-)?gzip\s*(?:;\s*q=(?:1(?:\.0*)?|0?\.\d*[1-9]\d*)\s*)?$/.test(one));
}

async function fail(
  repository: OaiRepository,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if ((error.statusCode ?? 500) < 500) {
    const problems = [oaiProblem('badArgument', 'The body of the request cannot be read.')];
    const answer = writeAnswer(repository.baseUrl, undefined, repository.face.now(), { problems });
    return reply
      .code(200)
      .type(CONTENT_TYPE)
      .send(await textOf(answer));
  }
  request.log.error({ err: error }, 'OAI-PMH request failed');
  return askToWait(reply, FAILED_AGAIN_S, 'The store does not answer; try again soon.');
}
