import assert from 'node:assert/strict';
import { it } from 'node:test';
import { otherReadings } from './misread-characters.ts';

it('reads every place with a character like another one in each way', () => {
  assert.deepEqual(otherReadings('E0A').toSorted(), ['EOA']);
  assert.deepEqual(otherReadings('eoa1').toSorted(), ['E0A1', 'E0AI', 'E0AL', 'EOAI', 'EOAL']);
  assert.ok(otherReadings('ICDP5O54EXAOO1').includes('ICDP5054EXA001'));
});

it('finds nothing to misread where nothing looks alike', () => {
  assert.deepEqual(otherReadings('ABC-234'), []);
  assert.deepEqual(otherReadings(''), []);
});

it('reads all alike characters as one where there are many', () => {
  const many = 'ICDP5O54EXOOOOOOOOI';
  const readings = otherReadings(many);
  assert.ok(readings.includes('1CDP5054EX000000001') && readings.includes('ICDP5054EX00000000I'));
  assert.ok(readings.length <= 11);
  assert.ok(otherReadings('0O'.repeat(20)).length < 3);
});
