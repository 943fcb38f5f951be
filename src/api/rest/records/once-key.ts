import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import type { OnceKey } from '../../../operations/answer-ports.ts';
import { callerOf } from '../caller-of.ts';

const PRINTABLE = /^[\x20-\x7e]{1,255}$/;

/**
 * The key of a request that is to be done once, by its header `Idempotency-Key`; undefined where it has none. What tells
 * requests apart is everything they ask: method, address, party, type and body. Throws `invalid-input` for an odd key.
 */
export function onceKeyOf(request: FastifyRequest): OnceKey | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !PRINTABLE.test(key)) throw oddKey(String(key));
  const { account, within = '' } = callerOf(request);
  const { body, headers } = request;
  const content = Buffer.isBuffer(body) ? body.toString('base64') : JSON.stringify(body ?? null);
  const conditions = [headers['content-type'], headers['if-match'], headers['if-none-match']];
  const asked = JSON.stringify([request.method, request.url, within, ...conditions, content]);
  return { account, key, requestHash: hash('sha256', asked, 'base64url') };
}

function oddKey(key: string): CorestoneError {
  const message = 'The key is not as it should be.';
  const rule = '1 to 255 printable ASCII characters';
  return new CorestoneError('invalid-input', message, {
    findings: [finding('key-odd', message, { field: 'Idempotency-Key', value: key, rule })],
  });
}
