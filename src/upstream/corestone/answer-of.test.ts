import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Account } from '../http/account.ts';
import { openGate } from '../http/gate.ts';
import type { UpstreamRequest } from '../upstream.ts';
import { answerOf } from './answer-of.ts';

const gate = openGate({ concurrency: 1, requestsPerSecond: 0 });
const ACCOUNT: Account = { name: 'gfz', url: 'http://agent', user: '', password: 's3cret', timeoutS: 10, gate };
const of = (action: string): UpstreamRequest => ({ igsn: 'ICDP1', version: 1, action, intent: '{}' });

const CASES: readonly (readonly [label: string, action: string, result: object, expected: object])[] = [
  ['created', 'register', { igsn: 'ICDP1', outcome: 'created', state: 'registered' }, { outcome: 'confirmed' }],
  ['as it was', 'register', { igsn: 'ICDP1', outcome: 'unchanged', state: 'hidden' }, { outcome: 'confirmed' }],
  [
    'an agent that waits itself has not confirmed, and is asked again without a try',
    'register',
    { igsn: 'ICDP1', outcome: 'created', state: 'pending' },
    { outcome: 'failed', fault: 'upstream', isTaken: true, mayRetry: true },
  ],
  [
    'kept for trying',
    'register',
    { igsn: 'ICDP1', outcome: 'created', state: 'test' },
    { outcome: 'failed', fault: 'record', mayRetry: false },
  ],
  [
    'refused',
    'register',
    { igsn: 'ICDP1', outcome: 'refused', code: 'not-allowed', message: 'no; s3cret' },
    { outcome: 'failed', fault: 'record', reason: 'gfz: no; … (ICDP1)' },
  ],
  [
    'a store that is busy passes',
    'register',
    { igsn: 'ICDP1', outcome: 'refused', code: 'busy', message: 'later' },
    { outcome: 'failed', fault: 'upstream', mayRetry: true },
  ],
  [
    'an answer about another one is not believed',
    'register',
    { igsn: 'ICDP2', outcome: 'created', state: 'registered' },
    { outcome: 'failed', fault: 'unclear', mayRetry: true },
  ],
  ['withdrawn', 'withdraw', { igsn: 'ICDP1', outcome: 'withdrawn', state: 'withdrawn' }, { outcome: 'confirmed' }],
  [
    'withdrawn, and never known there',
    'withdraw',
    { igsn: 'ICDP1', outcome: 'refused', code: 'not-found', message: 'no' },
    { outcome: 'confirmed' },
  ],
];

for (const [label, action, result, expected] of CASES)
  it(label, () => assert.partialDeepStrictEqual(answerOf(ACCOUNT, of(action), { ...result }), expected));
