import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ensureIgsn } from './igsn.ts';
import { namespaceConflict, namespaceOf } from './namespace.ts';

const HELD = [
  { namespace: 'GF', agent: 'GFZ' },
  { namespace: 'CSD', agent: 'CSIRO' },
  { namespace: 'ICDP', agent: 'GFZ' },
];

for (const [namespace, agent, relation] of [
  ['GF', 'BGR', 'same'],
  ['GFX', 'BGR', 'extends'],
  ['CS', 'BGR', 'is-extended-by'],
  ['GFX', 'GFZ', undefined],
  ['CS', 'CSIRO', undefined],
  ['GF', 'GFZ', undefined],
  ['GG', 'BGR', undefined],
] as const) {
  test(`${namespace} for ${agent}: ${relation ?? 'free'}`, () => {
    assert.equal(namespaceConflict({ namespace, agent }, HELD)?.relation, relation);
  });
}

test('the conflict names the holder', () => {
  assert.deepEqual(namespaceConflict({ namespace: 'ICDPX', agent: 'BGR' }, HELD)?.held, HELD[2]);
});

test('two agents are in conflict both ways or not at all', () => {
  const namespace = fc.string({ unit: fc.constantFrom('A', 'B'), minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(namespace, namespace, (one, other) => {
      const there = namespaceConflict({ namespace: one, agent: '1' }, [{ namespace: other, agent: '2' }]);
      const back = namespaceConflict({ namespace: other, agent: '2' }, [{ namespace: one, agent: '1' }]);
      return (there === undefined) === (back === undefined);
    }),
  );
});

test('the longest namespace wins, from a list or a set, and a bare namespace is no IGSN of its own', () => {
  const known = ['GF', 'GFZ', 'ICDP'];
  for (const namespaces of [known, new Set(known)]) {
    assert.equal(namespaceOf(ensureIgsn('GFZ001'), namespaces), 'GFZ');
    assert.equal(namespaceOf(ensureIgsn('GFA001'), namespaces), 'GF');
    assert.equal(namespaceOf(ensureIgsn('ICDP'), namespaces), undefined);
  }
});
