import { CorestoneError } from '../domain/error.ts';
import type { KnownCode } from '../domain/error-catalogue.ts';
import type { Finding } from '../domain/finding.ts';
import { explainFailure } from '../store/engine/explain-failure.ts';

/** An RFC 9457 problem. `type` leads to what its `code`, the catalogue's, means; `findings` name field, value and rule. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly findings?: readonly Finding[];
}

/** The HTTP status and title of every code; `wrong-call` and `conflict` also come with others, which {@link OTHER_STATUSES} names. */
export const STATUS: Readonly<Record<KnownCode, readonly [status: number, title: string]>> = {
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
  unexpected: [500, 'Internal error'],
};

/** Further statuses of some codes, where HTTP has a word of its own for what was wrong. */
export const OTHER_STATUSES: Readonly<Partial<Record<KnownCode, Readonly<Record<number, string>>>>> = {
  'wrong-call': {
    405: 'Method not allowed',
    406: 'Not acceptable',
    413: 'Too large',
    414: 'Address too long',
    415: 'Content type not taken',
  },
  conflict: { 412: 'Precondition failed', 428: 'Precondition required' },
};

/** The address that says what a code means; below the base URL, or host-relative where that is not known. */
export function problemType(code: KnownCode, baseUrl = ''): string {
  return `${baseUrl}/problems/${code}`;
}

const AWAY = 'The store does not answer now. Nothing was half-written; ask again in a moment.';

/**
 * The only way an error becomes an HTTP answer. Errors outside the catalogue tell nothing of their inside, nor does a store that is away, whose
 * error names where it lies; a reading side that throws what its engine said is understood as well.
 */
export function problemOf(thrown: unknown, baseUrl = ''): Problem {
  const error = explainFailure(thrown);
  if (error instanceof CorestoneError) {
    const status = clientStatus(error);
    // Fastify puts a status of its own on whatever a check throws.
    const isKnown = OTHER_STATUSES[error.code]?.[status ?? 0] !== undefined;
    const detail = error.code === 'store-unavailable' ? AWAY : error.message;
    const base = statedAs(problemWith(error.code, detail, baseUrl), isKnown ? status : undefined);
    return error.findings.length === 0 ? base : { ...base, findings: error.findings };
  }
  const status = clientStatus(error);
  if (status !== undefined) return statedAs(problemWith('wrong-call', (error as Error).message, baseUrl), status);
  const detail = 'Something went wrong here; nothing was half-written. The log of the server tells more.';
  return problemWith('unexpected', detail, baseUrl);
}

function problemWith(code: KnownCode, detail: string, baseUrl: string): Problem {
  const [status, title] = STATUS[code];
  return { type: problemType(code, baseUrl), title, status, detail, code };
}

/** The same with the status that HTTP has for just this, where there is one. */
function statedAs(problem: Problem, status: number | undefined): Problem {
  if (status === undefined) return problem;
  const titles = OTHER_STATUSES[problem.code as KnownCode];
  return { ...problem, status, title: titles?.[status] ?? problem.title };
}

/** Fastify's own refusals (a body too large, a wrong content type) carry a status below 500. */
function clientStatus(error: unknown): number | undefined {
  const status = (error as { statusCode?: number }).statusCode;
  return status !== undefined && status >= 400 && status < 500 ? status : undefined;
}
