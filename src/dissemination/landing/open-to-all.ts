import type { FastifyReply, FastifyRequest } from 'fastify';

/** Public metadata may be read by scripts of any site (Fetch standard, CORS protocol). */
export function openToAll(reply: FastifyReply): void {
  void reply.headers({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Link, ETag, Last-Modified, Content-Language, Location',
  });
}

/** Answers what a browser asks before a script of another site reads with headers of its own. */
export function answerPreflight(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  openToAll(reply);
  return reply
    .code(204)
    .headers({
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Allow-Headers': 'Accept, If-None-Match, If-Modified-Since',
      'Access-Control-Max-Age': '86400',
    })
    .send();
}
