import type { FastifyInstance } from 'fastify';

const FORM = 'application/x-www-form-urlencoded';

/**
 * Makes the routes of a scope take every body as text up to a limit in bytes. Harvesters and handle clients send forms with
 * odd, broken or no content types, which would otherwise be refused with 415.
 */
export function readBodiesAsForms(scope: FastifyInstance, largestBytes: number): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: largestBytes }, (_, body, done) => done(null, body));
  scope.addHook('onRequest', async (request) => {
    if (request.method === 'POST') request.raw.headers['content-type'] = FORM;
  });
}
