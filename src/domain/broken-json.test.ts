import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonIn, whereBroken } from './broken-json.ts';

for (const [text, said] of [
  ['', 'it is empty'],
  [' \n', 'it is empty'],
  ['{"a": 1', 'it ends too early'],
  ['{"a": "x', 'it ends too early'],
  ['{"a": 1\n', 'it ends too early'],
  ['nonsense', 'it is broken at character 1 of 8'],
  ['{a: 1}', 'it is broken at character 2 of 6'],
  ['[1, 2,]\n', 'it is broken at character 7 of 8'],
  ['{"a": 1} b', 'it is broken at character 10 of 10'],
  ['{"a": "\t"}', 'it is broken at character 8 of 10'],
  ['{\n  "a": 1,\n  "b": tru\n}', 'it is broken at line 3, character 8'],
  ['{\r\n "a": 01\r\n}', 'it is broken at line 2, character 8'],
  ['{"__proto__": 1}', 'it has a member `__proto__` or `constructor`'],
  [`${'['.repeat(50_000)}x`, 'it is broken at character 50001 of 50001'],
  [`${'['.repeat(200_000)}x`, 'it has a character that does not belong there'],
] as const)
  test(`${JSON.stringify(text.slice(0, 30))}: ${said}`, () => assert.equal(whereBroken(text), said));

test('the value of a text that is JSON, and an error that names the text and the place for one that is not', () => {
  assert.deepEqual(jsonIn(' {"a": [1, null]}\n', 'The file'), { a: [1, null] });
  assert.throws(() => jsonIn('{"secret": true', 'The file'), {
    code: 'invalid-input',
    message: 'The file is no JSON: it ends too early.',
  });
});
