import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DoiState, doiState, isIgnored, stateAfter, wishOf } from './doi-state.ts';

const CASES: readonly [from: DoiState, event: string | undefined, to: DoiState, ignored: boolean][] = [
  ['draft', undefined, 'draft', false],
  ['draft', 'publish', 'findable', false],
  ['draft', 'register', 'registered', false],
  ['draft', 'hide', 'draft', true],
  ['draft', 'show', 'draft', true],
  ['registered', 'publish', 'findable', false],
  ['registered', 'register', 'registered', false],
  ['registered', 'hide', 'registered', false],
  ['registered', 'show', 'findable', false],
  ['findable', 'publish', 'findable', false],
  ['findable', 'register', 'findable', true],
  ['findable', 'hide', 'registered', false],
  ['findable', 'show', 'findable', false],
  ['findable', 'constructor', 'findable', true],
];

for (const [from, event, to, ignored] of CASES) {
  test(`${event ?? 'no event'} of a ${from} DOI: ${to}${ignored ? ', ignored' : ''}`, () => {
    assert.deepEqual([stateAfter(from, event), isIgnored(from, event)], [to, ignored]);
  });
}

const STATES: readonly [ours: string, theirs: DoiState][] = [
  ['reserved', 'draft'],
  ['hidden', 'registered'],
  ['withdrawn', 'registered'],
  ['pending', 'findable'],
  ['registered', 'findable'],
  ['test', 'findable'],
];

for (const [ours, theirs] of STATES) test(`${ours} is ${theirs}`, () => assert.equal(doiState(ours), theirs));

test('an event wishes nothing that the register does not know', () => {
  assert.deepEqual(
    [
      wishOf(undefined, undefined),
      wishOf('reserved', 'publish'),
      wishOf('registered', 'hide'),
      wishOf('hidden', 'hide'),
    ],
    ['keep', 'findable', 'hidden', 'keep'],
  );
});
