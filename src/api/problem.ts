import { CorestoneError, type ErrorCode } from '../domain/error.ts';
import type { Finding } from '../domain/finding.ts';

/** An RFC 9457 problem. `code` is the catalogue's; `findings` name field, value and rule. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly findings?: readonly Finding[];
}

const STATUS: Readonly<Record<ErrorCode, readonly [status: number, title: string]>> = {
  'not-found': [404, 'Not found'],
  gone: [410, 'Gone'],
  'already-exists': [409, 'Already exists'],
  'not-allowed': [403, 'Not allowed'],
  'not-signed-in': [401, 'Not signed in'],
  'too-many': [429, 'Too many requests'],
  'invalid-input': [422, 'Cannot be taken as it is'],
  'invalid-setting': [500, 'Wrong setting'],
  'wrong-call': [400, 'Wrong call'],
  conflict: [409, 'Conflict'],
  busy: [503, 'Busy'],
  exhausted: [409, 'Used up'],
  'store-unavailable': [503, 'Store does not answer'],
  'store-full': [507, 'Store is full'],
  interrupted: [503, 'Interrupted'],
};

/** The only way an error becomes an HTTP answer. Errors outside the catalogue tell nothing of their inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof CorestoneError) {
    const [status, title] = STATUS[error.code];
    const base = {
      type: `urn:corestone:problem:${error.code}`,
      title,
      status,
      detail: error.message,
      code: error.code,
    };
    return error.findings.length === 0 ? base : { ...base, findings: error.findings };
  }
  const status = clientStatus(error);
  if (status !== undefined) {
    return {
      type: 'about:blank',
      title: 'Wrong request',
      status,
      detail: (error as Error).message,
      code: 'wrong-call',
    };
  }
  const detail = 'Something went wrong here; nothing was half-written. The log of the server tells more.';
  return { type: 'about:blank', title: 'Internal error', status: 500, detail, code: 'unexpected' };
}

/** Fastify's own refusals (a body too large, a wrong content type) carry a status below 500. */
function clientStatus(error: unknown): number | undefined {
  const status = (error as { statusCode?: number }).statusCode;
  return status !== undefined && status >= 400 && status < 500 ? status : undefined;
}
