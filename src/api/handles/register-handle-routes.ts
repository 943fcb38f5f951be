import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { rawQuery } from '../../dissemination/raw-query.ts';
import { landingFinder } from '../../store/read/find-landing.ts';
import { functionName } from '../function-name.ts';
import { answerHandle, type HandleAnswer } from './answer-handle.ts';

const OWN_API = /^\/api\/v\d+(?:[/?]|$)/;

/**
 * The JSON of the handle proxy API at `/api/handles/{handle}`, with `type`, `index`, `callback` and `pretty`. Any other word
 * below `/api/` is answered as that API does, 404 with code 4, except our own `/api/v1`, which keeps its own answers.
 */
export function registerHandleRoutes(app: FastifyInstance, face: PublicFace): void {
  const findLanding = landingFinder(face.store.read, face.store.engine);
  const handle = async (request: FastifyRequest, reply: FastifyReply, asked: string) => {
    const query = rawQuery(request.raw.url);
    return send(reply, query, await answerHandle(face, findLanding, asked, query));
  };
  app.get<{ Params: { '*': string } }>('/api/handles/*', (request, reply) =>
    handle(request, reply, request.params['*']),
  );
  app.get('/api/handles', (request, reply) => handle(request, reply, ''));
  app.get('/api/*', async (request, reply) => {
    const address = request.raw.url ?? '';
    if (OWN_API.test(address)) return reply.callNotFound();
    return send(reply, rawQuery(request.raw.url), {
      status: 404,
      body: { responseCode: 4, message: 'Unknown API call' },
    });
  });
}

function send(reply: FastifyReply, query: URLSearchParams, { status, body }: HandleAnswer): FastifyReply {
  const isPretty = query.has('pretty') && query.get('pretty') !== 'false';
  const json = JSON.stringify(body, null, isPretty ? 2 : undefined);
  // Browsers must not guess another type: a callback name is chosen by whoever wrote the link.
  reply.code(status).header('access-control-allow-origin', '*').header('x-content-type-options', 'nosniff');
  const callback = query.get('callback');
  if (callback === null || callback === '') return reply.type('application/json;charset=UTF-8').send(json);
  return reply.type('application/javascript;charset=UTF-8').send(`${functionName(callback)}(${json});`);
}
