import type { Finding } from './finding.ts';

/**
 * The closed catalogue of errors that operations throw. A caller outside (CLI, HTTP) maps the code, never the text:
 * CLI in `cli/report-error.ts`, HTTP in `api/problem.ts`.
 */
export type ErrorCode =
  | 'not-found'
  | 'gone'
  | 'already-exists'
  | 'not-allowed'
  | 'not-signed-in'
  | 'too-many'
  | 'invalid-input'
  | 'invalid-setting'
  | 'wrong-call'
  | 'conflict'
  | 'busy'
  | 'exhausted'
  | 'store-unavailable'
  | 'store-full'
  | 'interrupted';

/** An expected failure: a code from the catalogue, a sentence for a person, and the findings behind it, if any. */
export class CorestoneError extends Error {
  readonly code: ErrorCode;
  readonly findings: readonly Finding[];

  constructor(code: ErrorCode, message: string, options: { findings?: readonly Finding[]; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'CorestoneError';
    this.code = code;
    this.findings = options.findings ?? [];
  }
}
