import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CorestoneError } from '../domain/error.ts';
import { problemOf } from './problem.ts';

const refusedAt = Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432'), { code: 'ECONNREFUSED' });
const shutDown = Object.assign(new Error('terminating connection'), { code: '57P01' });
const full = Object.assign(new Error('could not extend file "base/5/1"'), { code: '53100' });
const explained = new CorestoneError('store-unavailable', 'The database does not answer: 10.1.2.3', {
  cause: refusedAt,
});

const CASES: readonly [name: string, error: unknown, status: number, code: string][] = [
  ['a database that nobody reaches', refusedAt, 503, 'store-unavailable'],
  ['one that is shut down', shutDown, 503, 'store-unavailable'],
  ['the same, explained already', explained, 503, 'store-unavailable'],
  ['a full disk', full, 507, 'store-full'],
  ['anything else', new Error('at 10.1.2.3'), 500, 'unexpected'],
];

for (const [name, error, status, code] of CASES)
  test(`${name} is ${status}, and tells nothing of the inside`, () => {
    const problem = problemOf(error);
    assert.deepEqual([problem.status, problem.code], [status, code]);
    assert.doesNotMatch(JSON.stringify(problem), /10\.1\.2\.3|base\/5/);
  });
