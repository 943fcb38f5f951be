import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brokenPromises } from './openapi-promise.ts';

const was = { 'GET /a': { needs: ['path:id'], takes: ['path:id', 'query:limit'], gives: ['200', '200:igsn'] } };

describe('the promise of the API', () => {
  const cases: readonly [string, Parameters<typeof brokenPromises>[1], readonly string[]][] = [
    ['stays as it was', was, []],
    ['loses an operation', {}, ['GET /a is gone.']],
    [
      'loses a parameter',
      { 'GET /a': { ...was['GET /a'], takes: ['path:id'] } },
      ['GET /a takes query:limit no more.'],
    ],
    [
      'needs more',
      { 'GET /a': { ...was['GET /a'], needs: ['path:id', 'query:limit'] } },
      ['GET /a now needs query:limit.'],
    ],
    ['gives less', { 'GET /a': { ...was['GET /a'], gives: ['200'] } }, ['GET /a gives 200:igsn no more.']],
    [
      'takes and gives more',
      {
        ...was,
        'GET /a': {
          needs: ['path:id'],
          takes: ['path:id', 'query:limit', 'query:q'],
          gives: ['200', '200:igsn', '206'],
        },
        'GET /b': was['GET /a'],
      },
      [],
    ],
  ];
  for (const [what, now, broken] of cases)
    it(`says what broke when it ${what}`, () => assert.deepEqual(brokenPromises(was, now), broken));
});
