import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeIgsn } from './decode-igsn.ts';
import { ensureIgsn } from './igsn.ts';

function decode(text: string, hints = {}) {
  return decodeIgsn(ensureIgsn(text), hints);
}

test('S, Y and F leave two kinds open', () => {
  assert.deepEqual(decode('ICDP5054ESYI201')[0]?.kinds, ['section', 'split']);
  assert.deepEqual(decode('ICDP5054EY10001')[0]?.kinds, ['smear_slide', 'mud']);
  assert.deepEqual(decode('ICDP5054EF10001')[0]?.kinds, ['fluid', 'gas']);
});

test('all readings are given, those by the book first', () => {
  const readings = decode('AB1234E5678EC10001');
  assert.deepEqual(
    readings.map((one) => [one.namespace, one.expedition, one.regular]),
    [['AB1234E', '5678', false]],
  );
  const counters = decode('CNRS0000000001').map((one) => [one.prefix, one.digits]);
  assert.deepEqual(counters, [
    ['CNRS00', 8],
    ['CNRS', 10],
  ]);
});

test('hints leave out what contradicts them', () => {
  assert.deepEqual(
    decode('CNRS0000000001', { digits: 10 }).map((one) => one.prefix),
    ['CNRS'],
  );
  assert.equal(decode('GFBNO7002EXZ3001', { namespaces: ['GF'] }).length, 1);
  assert.equal(decode('GFBNO7002EXZ3001', { namespaces: ['ICDP'] }).length, 0);
  assert.equal(decode('ICDP5054EHW1001', { convention: 'icdp-2021' }).length, 0);
});

test('short counters count only when the namespace is known', () => {
  assert.deepEqual(decode('AU1243'), []);
  const [reading] = decode('AU1243', { namespaces: ['AU'] });
  assert.deepEqual([reading?.convention, reading?.digits, reading?.key], ['fixed-prefix', 4, 1243]);
});
