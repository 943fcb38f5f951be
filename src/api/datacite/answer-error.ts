import type { FastifyReply, FastifyRequest } from 'fastify';
import { CorestoneError, type ErrorCode } from '../../domain/error.ts';
import { problemOf } from '../problem.ts';
import { addressProblem } from './address-problem.ts';
import { callerOf } from './datacite-context.ts';
import { Refusal, refusal, sendDocument, unprocessable } from './json-api.ts';
import { TOO_MANY } from './locked.ts';

/** Answers an error in the shape and words of DataCite; where nobody signed in, what is not allowed is 401. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asRefusal(error, request);
  const isAnonymous = known.status === 403 && callerOf(request) === undefined;
  const { status, errors, headers } = isAnonymous ? refusal(401) : known;
  if (status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
  void reply.headers(headers);
  return sendDocument(request, reply, status, { errors });
}

function asRefusal(error: unknown, request: FastifyRequest): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof CorestoneError) return REFUSED[error.code]?.(error, request) ?? plain(error);
  return plain(error);
}

type Answer = (error: CorestoneError, request: FastifyRequest) => Refusal | undefined;

const REFUSED: Readonly<Partial<Record<ErrorCode, Answer>>> = {
  'not-found': () => refusal(404),
  'not-allowed': (error) => ofAddress(error) ?? refusal(403),
  'already-exists': () => refusal(409),
  'invalid-input': (error) => ofAddress(error),
  'not-signed-in': () => refusal(401),
  'too-many': () => titled(429, TOO_MANY),
  conflict: (_error, { headers }) =>
    headers['if-match'] === undefined ? refusal(409) : titled(412, 'The resource has changed.'),
};

function ofAddress({ findings }: CorestoneError): Refusal | undefined {
  const problem = addressProblem(findings);
  return problem && unprocessable([problem], '');
}

function plain(error: unknown): Refusal {
  const { status, detail } = problemOf(error);
  // A body that Fastify takes for none of the known types.
  if (status === 415) return refusal(406);
  return titled(status, detail);
}

function titled(status: number, title: string): Refusal {
  return new Refusal(status, [{ status: String(status), title }]);
}
