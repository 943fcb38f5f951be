import type { FastifyRequest } from 'fastify';
import type { ErrorCode } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import { PreconditionError } from '../precondition-error.ts';

/** What a request's headers say of how the record must stand before. */
export interface Preconditions {
  readonly mode?: 'create' | 'update';
  readonly expectedVersion?: number;
}

const ETAG = /^"(\d{1,9})"$/;

/** The ETag of a record: its version. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * Reads `If-Match` (an ETag, or `*` for any) and `If-None-Match: *`. Throws 412 for an ETag that none of our records has, 428 where
 * the request says `Prefer: handling=strict` and states no condition.
 */
export function preconditionsOf({ headers, method }: FastifyRequest): Preconditions {
  const match = headers['if-match']?.trim();
  const noneMatch = headers['if-none-match']?.trim();
  if (match === undefined && noneMatch === undefined) {
    const isStrict = /\bhandling\s*=\s*strict\b/i.test(String(headers.prefer ?? ''));
    if (isStrict && method !== 'POST') throw odd(428, 'Say If-Match or If-None-Match.', 'If-Match', '');
    return {};
  }
  if (noneMatch !== undefined) {
    if (noneMatch !== '*') throw odd(412, 'If-None-Match takes `*` alone here.', 'If-None-Match', noneMatch);
    return { mode: 'create' };
  }
  if (match === '*') return { mode: 'update' };
  const version = ETAG.exec(match!)?.[1];
  if (version === undefined) throw odd(412, `${match} is no ETag of a record.`, 'If-Match', match!);
  return { mode: 'update', expectedVersion: Number(version) };
}

function odd(status: 412 | 428, message: string, field: string, value: string): PreconditionError {
  const rule = field === 'If-Match' ? 'an ETag such as "2", or *' : '*';
  return new PreconditionError(status, message, [finding('precondition', message, { field, value, rule })]);
}

/** Whether a refusal is what the request's conditions asked for: then it is 412. */
export function isPrecondition(code: ErrorCode, { mode, expectedVersion }: Preconditions): boolean {
  if (expectedVersion !== undefined && code === 'conflict') return true;
  return (mode === 'create' && code === 'already-exists') || (mode === 'update' && code === 'not-found');
}
