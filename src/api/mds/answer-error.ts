import { CorestoneError, type ErrorCode } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import { type MdsAnswer, MdsRefusal, oneLine, plain } from './mds-answer.ts';
import { WrongParameterType } from './read-switch.ts';

/** A method that a resource does not have; in 2020 that was an uncaught exception. */
export class WrongMethod extends MdsRefusal {
  constructor(method: string, allowed: readonly string[]) {
    super(405, `Request method '${method}' not supported`, { allow: allowed.join(', ') });
  }
}

const OPTIMISTIC = 'Another user has changed this record. Please try again';

const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  'not-allowed': 403,
  'not-found': 404,
  'already-exists': 400,
  'invalid-input': 400,
  'wrong-call': 400,
  'too-many': 429,
};

/** The texts of findings as the registry joins them: `[field] message`, several with `; `. */
export function findingsText(findings: readonly Finding[]): string {
  return findings.map(({ field, message }) => `[${field ?? 'body'}] ${message}`).join('; ');
}

/** How any error is told by the MDS API (igsn-registry-protocols 1.2); nothing of the inside is told. */
export function answerError(error: unknown, isStrict: boolean): MdsAnswer {
  if (isStrict && (error instanceof WrongMethod || error instanceof WrongParameterType))
    return plain(500, `uncaught exception (${oneLine(error.message)})`);
  if (error instanceof MdsRefusal) return plain(error.status, oneLine(error.message), error.headers);
  if (error instanceof CorestoneError) return answerExpected(error);
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return plain(statusCode, oneLine(message ?? 'wrong request'));
  return plain(500, isStrict ? 'uncaught exception (internal error)' : 'internal error; nothing was half-written');
}

function answerExpected({ code, message, findings }: CorestoneError): MdsAnswer {
  if (code === 'conflict' || code === 'busy') return plain(500, OPTIMISTIC);
  if (code === 'gone') return plain(410, 'dataset inactive');
  if (code === 'store-unavailable') return plain(500, 'database connection problem');
  const status = STATUS[code] ?? 500;
  const text = status === 400 && findings.length > 0 ? findingsText(findings) : message;
  return plain(status, oneLine(text));
}
