import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromSetLevel, isSetSpec, readSetSpec, setSpecsOf, toSetLevel } from './set-spec.ts';

test('every value can be a level of a setSpec and comes back the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      const value = text.toWellFormed();
      const level = toSetLevel(value);
      assert.match(level, /^[A-Za-z0-9\-_.~]+$/);
      assert.ok(isSetSpec(`expedition:${level}`));
      assert.equal(fromSetLevel(level), value);
    }),
  );
});

test('two values never share a level', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, other) => {
      assert.equal(toSetLevel(one) === toSetLevel(other), one === other);
    }),
  );
});

for (const [setSpec, expected] of [
  ['IEDA', { column: 'agent_symbol', value: 'IEDA' }],
  ['IEDA.SESAR', { column: 'client_symbol', value: 'IEDA.SESAR' }],
  ['expedition', { column: 'expedition' }],
  ['expedition:5054', { column: 'expedition', value: '5054' }],
  ['expedition:COSC~201', { column: 'expedition', value: 'COSC 1' }],
  ['type', { column: 'object_type' }],
  ['type:core_run', { column: 'object_type', value: 'core_run' }],
  ['source', { column: 'source' }],
  ['source:sesar', { column: 'source', value: 'sesar' }],
  ['source:a:b', undefined],
  ['expedition:a:b', undefined],
  ['IEDA:SESAR', undefined],
  ['expedition:~zz', undefined],
  ['expedition:~41', undefined],
  ['expedition:~e9', undefined],
  ["expedition:it's", undefined],
  ['~Zm9vOmJhcg', undefined],
] as const) {
  test(`the set ${setSpec} is ${JSON.stringify(expected)}`, () => assert.deepEqual(readSetSpec(setSpec), expected));
}

test('a record belongs to each of its sets, and each leads back to it', () => {
  const record = { agent_symbol: 'ICDP', client_symbol: 'ICDP.GFZ', expedition: 'COSC 1', object_type: 'core_run' };
  const specs = setSpecsOf(record);
  assert.deepEqual(specs, ['ICDP', 'ICDP.GFZ', 'expedition', 'expedition:COSC~201', 'type', 'type:core_run']);
  for (const spec of specs) {
    const set = readSetSpec(spec);
    assert.ok(
      set !== undefined && (set.value === undefined || (set.column !== 'source' && record[set.column] === set.value)),
      spec,
    );
  }
  assert.deepEqual(setSpecsOf({ ...record, expedition: '', object_type: '' }), ['ICDP', 'ICDP.GFZ']);
});
