import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextState, type Standing, type Visibility } from './next-state.ts';

const record = (state: string, isDescribed = true): Standing => ({
  state,
  isDescribed,
  registeredAt: state === 'registered' || state === 'hidden' ? '2026-01-01T00:00:00Z' : null,
});

const CASES: readonly [
  known: Standing | undefined,
  wish: Visibility,
  isDescribed: boolean,
  hasUpstream: boolean,
  expected: string,
][] = [
  [undefined, 'keep', true, false, 'reserved'],
  [undefined, 'reserved', false, true, 'reserved'],
  [undefined, 'findable', true, false, 'registered'],
  [undefined, 'findable', true, true, 'pending'],
  [undefined, 'findable', false, true, 'hidden'],
  [undefined, 'hidden', true, true, 'hidden'],
  [record('reserved'), 'keep', true, true, 'reserved'],
  [record('reserved'), 'findable', true, true, 'pending'],
  [record('pending'), 'keep', true, true, 'pending'],
  [record('pending'), 'findable', true, true, 'pending'],
  [record('pending'), 'hidden', true, true, 'hidden'],
  [record('hidden'), 'findable', true, true, 'registered'],
  [record('registered'), 'keep', true, true, 'registered'],
  [record('registered'), 'findable', true, true, 'registered'],
  [record('registered'), 'hidden', true, false, 'hidden'],
  [record('registered'), 'reserved', true, false, 'state-order'],
  [record('hidden'), 'reserved', true, false, 'state-order'],
  [record('withdrawn'), 'findable', true, false, 'withdrawn'],
  [record('withdrawn'), 'keep', true, false, 'withdrawn'],
];

for (const [known, wish, isDescribed, hasUpstream, expected] of CASES) {
  const title = `${known?.state ?? 'unknown'}, ${wish}, ${isDescribed ? '' : 'not '}described, ${hasUpstream ? 'with' : 'without'} upstream: ${expected}`;
  test(title, () => {
    const next = nextState(known, wish, isDescribed, { hasUpstream, isTest: false });
    assert.equal(next.ok ? next.value : next.findings[0]!.code, expected);
  });
}

test('in a namespace for trying nobody upstream is waited for', () => {
  for (const known of [undefined, record('reserved'), record('test'), record('hidden')]) {
    const next = nextState(known, 'findable', true, { hasUpstream: true, isTest: true });
    assert.equal(next.ok && next.value, 'test');
  }
});
