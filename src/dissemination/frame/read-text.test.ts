import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText } from './read-text.ts';

test('the first value counts, none is empty', () => {
  assert.equal(readText(['a', 'b']), 'a');
  assert.equal(readText(undefined), '');
  assert.equal(readText([]), '');
});

test('what is cut in the middle of a character can still stand in an address', () => {
  const cut = readText(`${'x'.repeat(299)}😀`);
  assert.equal(cut.length, 300);
  assert.doesNotThrow(() => encodeURIComponent(cut));
});

test('NUL is left out, because no text of the store holds it', () => assert.equal(readText('a\u0000b'), 'ab'));
