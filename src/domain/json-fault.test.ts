import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findJsonFault } from './json-fault.ts';
import { scanJson } from './scan-json.ts';

test('the fault is where the scan of all values has it', () => {
  const marks = fc.constantFrom('', '"', ',', '}', ']', '{', '[', '\\', '\u0001', '-', '.', '0', 'e', ':', 'x', ' ');
  const texts = fc
    .tuple(fc.json({ maxDepth: 3 }), fc.nat(), marks)
    .map(([text, nth, mark]) => ({ text, place: nth % (text.length + 1), mark }))
    .map(({ text, place, mark }) => text.slice(0, place) + mark + text.slice(place + 1));
  fc.assert(
    fc.property(texts, (text) => {
      const scan = scanJson(text);
      assert.equal(findJsonFault(text), scan.ok ? undefined : scan.fault, text);
    }),
    { numRuns: 3000 },
  );
});

for (const [text, fault] of [
  ['', 0],
  [' {} ', undefined],
  ['[[], {}, [{"a": [1]}], -0.5e+7, null]', undefined],
  ['{"a": {"b": [1, {}]}, "c": "\\u00e9"}', undefined],
  ['{"a": [1}', 8],
  ['[1]]', 3],
  ['[,1]', 1],
  ['{"a": {}, }', 10],
  ['-', 0],
  ['[1.]', 2],
  ['[1e+]', 2],
] as const)
  test(`${JSON.stringify(text)} has ${fault === undefined ? 'no fault' : `its fault at ${fault}`}`, () =>
    assert.equal(findJsonFault(text), fault));

test('a text may be nested a hundred thousand levels deep, and is not followed further', () => {
  const levels = 100_000;
  assert.equal(findJsonFault('['.repeat(levels) + ']'.repeat(levels)), undefined);
  assert.equal(findJsonFault(`${'{"a":'.repeat(levels)}x`), 5 * levels);
  assert.equal(findJsonFault('['.repeat(levels + 1)), 'too-deep');
});
