import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeNames } from './place-names.ts';

const names = (text: string) => {
  const read = placeNames(text);
  return read.ok ? read.value : read.findings.map((one) => one.code);
};

test('one name, several, and ranges', () => {
  assert.deepEqual(names(' Hall 2 '), ['Hall 2']);
  assert.deepEqual(names('A, B\nC;'), ['A', 'B', 'C']);
  assert.deepEqual(names('Rack 9-11'), ['Rack 9', 'Rack 10', 'Rack 11']);
  assert.deepEqual(names('08–10, X'), ['08', '09', '10', 'X']);
  assert.deepEqual(names('5-3'), ['5-3']);
  assert.deepEqual(names('3-3'), ['3']);
});

test('none, and too many, are refused', () => {
  assert.deepEqual(names(' , '), ['place-names']);
  assert.equal(names('1-1000').length, 1000);
  assert.deepEqual(names('1-1001'), ['place-names']);
  assert.deepEqual(names('1-999999'), ['place-names']);
});
