import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { noteAddresses, WrongMethodError } from '../known-addresses.ts';

/** Answers addresses below `prefix` that mean nothing with `not-found`, and reading what can only be written with 405. */
export function answerUnknownAddresses(api: FastifyInstance, prefix: string): void {
  const allowedAt = noteAddresses(api);
  const refuse = (request: FastifyRequest, reply: FastifyReply): never => {
    const path = request.url.replace(/\?.*$/s, '');
    const allowed = allowedAt(path).filter((one) => one !== 'GET' && one !== 'HEAD');
    if (allowed.length === 0) throw unknown(path, prefix);
    void reply.header('allow', allowed.join(', '));
    throw new WrongMethodError(request.method, allowed);
  };
  api.setNotFoundHandler(refuse);
  // Else the handle API, which has all that is below `/api/`, would answer.
  api.get('/*', { schema: { hide: true } }, refuse);
}

function unknown(path: string, prefix: string): CorestoneError {
  const message = 'There is nothing at this address.';
  const details = { field: 'path', value: path, rule: `an address of ${prefix}/docs` };
  return new CorestoneError('not-found', message, { findings: [finding('unknown-address', message, details)] });
}
