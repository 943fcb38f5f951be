import type { FastifyInstance, FastifyRequest } from 'fastify';
import { whereBroken } from '../../domain/broken-json.ts';
import { CorestoneError } from '../../domain/error.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { Problem } from '../problem.ts';

const JSON_TYPE = 'application/json';

/** Reads JSON bodies; `wrong-call` for one that is none, which says where it ceases to be one, and nothing of what stands there. */
export function readJsonBodies(api: FastifyInstance): void {
  const usual = api.getDefaultJsonParser('error', 'error');
  api.removeContentTypeParser(JSON_TYPE);
  api.addContentTypeParser(JSON_TYPE, { parseAs: 'string' }, (request, body, done) =>
    usual(request, body as string, (error, value) => done(error === null ? null : noJson(String(body)), value)),
  );
}

/** The refusal of a body that is no JSON: `wrong-call`, with the place where it ceases to be. */
export function noJson(body: string): CorestoneError {
  const place = whereBroken(body);
  const message = `The body is not JSON: ${place}.`;
  const findings = [finding('malformed-json', message, { field: 'body', value: place, rule: 'JSON (RFC 8259)' })];
  return new CorestoneError('wrong-call', message, { findings });
}

/** The problem of a refusal by the server itself, with findings that name header or part, what was given and the rule. */
export function explained(problem: Problem, error: unknown, request: FastifyRequest): Problem {
  const found = FINDINGS[(error as { code?: string }).code ?? '']?.(request);
  return found === undefined ? problem : { ...problem, detail: found.message, findings: [found] };
}

const FINDINGS: Readonly<Record<string, (request: FastifyRequest) => Finding>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ({ headers, routeOptions }) => {
    const taken = (routeOptions.schema as { consumes?: readonly string[] } | undefined)?.consumes ?? [JSON_TYPE];
    return finding('content-type', 'A body of this type is not taken here.', {
      field: 'Content-Type',
      value: headers['content-type'] ?? '',
      rule: taken.join(', '),
    });
  },
  FST_ERR_CTP_BODY_TOO_LARGE: ({ headers, routeOptions }) =>
    finding('body-too-large', 'The body is too large.', {
      field: 'body',
      value: headers['content-length'],
      rule: `at most ${routeOptions.bodyLimit} bytes`,
    }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ({ headers }) =>
    finding('content-length', 'The body is not as long as its header says.', {
      field: 'Content-Length',
      value: headers['content-length'],
      rule: 'the length of the body in bytes',
    }),
};
