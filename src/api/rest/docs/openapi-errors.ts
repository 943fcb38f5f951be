import { ERROR_CATALOGUE, type KnownCode } from '../../../domain/error-catalogue.ts';
import { OTHER_STATUSES, type Problem, problemType, STATUS } from '../../problem.ts';
import type { PlacedOperation, Response } from './api-document.ts';

/** A code with the status under which it comes. */
export interface PossibleError {
  readonly status: number;
  readonly code: KnownCode;
}

const usual = (code: KnownCode): PossibleError => ({ status: STATUS[code][0], code });
const as = (status: number, code: KnownCode): PossibleError => ({ status, code });

/**
 * The errors that an operation can answer with, by status: what signing in, limits and the store can bring anywhere, and what
 * its parameters, its body and its changing things bring.
 */
export function possibleErrors(operation: PlacedOperation): readonly PossibleError[] {
  const { method, path, parameters = [] } = operation;
  const changes = method !== 'GET';
  const hasBody = ['POST', 'PUT', 'PATCH'].includes(method);
  const has = (place: string, name?: string) =>
    parameters.some((one) => one.in === place && (name === undefined || one.name === name));
  const found = [
    usual('not-signed-in'),
    usual('not-allowed'),
    usual('too-many'),
    usual('unexpected'),
    usual('store-unavailable'),
    ...(has('path') || has('query') || changes ? [usual('not-found'), usual('invalid-input')] : []),
    ...(hasBody ? [usual('wrong-call'), as(413, 'wrong-call'), as(415, 'wrong-call')] : []),
    ...(changes ? [usual('conflict'), usual('busy'), usual('store-full')] : []),
    ...(hasBody ? [usual('already-exists'), usual('exhausted')] : []),
    ...(has('header', 'if-match') ? [as(412, 'conflict'), as(428, 'conflict')] : []),
    ...(/\/(records|duplicates|igsn)\b/.test(path) || path.endsWith('/file') ? [usual('gone')] : []),
    ...(/\/(bulk|imports|packages)\b/.test(path) && hasBody ? [usual('interrupted')] : []),
  ];
  return found.sort((a, b) => a.status - b.status);
}

/** The name of the response that tells these codes under this status, which stands in the document once. */
export function errorResponseName(status: number, codes: readonly KnownCode[]): string {
  return `Problem-${status}-${codes.join('-')}`;
}

const HEADERS: Readonly<Record<number, object>> = {
  401: { 'WWW-Authenticate': { description: 'How to sign in.', schema: { type: 'string' } } },
  429: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'string' } } },
};

/** The response of one status, with an example for each of its codes. */
export function errorResponse(status: number, codes: readonly KnownCode[]): Response & { readonly headers?: object } {
  const examples = codes.map((code) => [
    code,
    { summary: ERROR_CATALOGUE[code].meaning, value: exampleProblem(status, code) },
  ]);
  const headers = HEADERS[status];
  return {
    description: codes.map((code) => `\`${code}\`: ${ERROR_CATALOGUE[code].meaning}`).join(' '),
    ...(headers !== undefined && { headers }),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(examples),
      },
    },
  } as Response;
}

/** A problem as it comes, of an invented installation. */
export function exampleProblem(status: number, code: KnownCode): Problem {
  const { meaning } = ERROR_CATALOGUE[code];
  return {
    type: problemType(code, 'https://samples.example.org'),
    title: OTHER_STATUSES[code]?.[status] ?? STATUS[code][1],
    status,
    detail: DETAILS[`${status} ${code}`] ?? meaning,
    code,
    ...(FINDINGS[`${status} ${code}`] && { findings: [{ severity: 'error', ...FINDINGS[`${status} ${code}`]! }] }),
  };
}

const DETAILS: Readonly<Record<string, string>> = {
  '400 wrong-call': 'The body is not JSON: it is broken at character 14 of 40.',
  '401 not-signed-in': 'Account and password do not fit.',
  '404 not-found': 'There is no record of this IGSN.',
  '412 conflict': 'ICDP5054EX1 stands at another version.',
  '413 wrong-call': 'The body is too large.',
  '415 wrong-call': 'A body of this type is not taken here.',
  '422 invalid-input': 'The body is not as it should be.',
  '429 too-many': 'More than 1200 requests a minute; go on in 20 seconds.',
};

interface ExampleFinding {
  readonly code: string;
  readonly message: string;
  readonly field: string;
  readonly value: string;
  readonly rule: string;
}

const FINDINGS: Readonly<Record<string, ExampleFinding>> = {
  '400 wrong-call': {
    code: 'malformed-json',
    message: 'The body is not JSON: it is broken at character 14 of 40.',
    field: 'body',
    value: 'it is broken at character 14 of 40',
    rule: 'JSON (RFC 8259)',
  },
  '413 wrong-call': {
    code: 'body-too-large',
    message: 'The body is too large.',
    field: 'body',
    value: '2097152',
    rule: 'at most 1048576 bytes',
  },
  '415 wrong-call': {
    code: 'content-type',
    message: 'A body of this type is not taken here.',
    field: 'Content-Type',
    value: 'text/html',
    rule: 'application/json',
  },
  '422 invalid-input': {
    code: 'schema-maximum',
    message: 'limit: must be <= 1000.',
    field: 'limit',
    value: '5000',
    rule: 'must be <= 1000',
  },
};
