import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDoiPrefix, toDoi, toDoiUrl } from './doi.ts';
import { splitAtSlash, toHandle, toHandleUrl } from './handle.ts';
import { ensureIgsn } from './igsn.ts';

const IGSN = ensureIgsn('BGRB5054RX05201');

test('the forms of one IGSN', () => {
  assert.equal(toHandle(IGSN), '10273/BGRB5054RX05201');
  assert.equal(toHandle(IGSN, '20.500.11812'), '20.500.11812/BGRB5054RX05201');
  assert.equal(toHandleUrl(toHandle(IGSN)), 'https://hdl.handle.net/10273/BGRB5054RX05201');
  assert.equal(toDoi(IGSN, '10.60510'), '10.60510/bgrb5054rx05201');
  assert.equal(toDoiUrl(toDoi(IGSN, '10.60510')), 'https://doi.org/10.60510/bgrb5054rx05201');
});

test('a DOI is made only under a DOI prefix', () => {
  for (const prefix of ['10273', '10.', '10.60510/', '']) {
    assert.ok(!isDoiPrefix(prefix));
    assert.throws(() => toDoi(IGSN, prefix), { code: 'invalid-input' });
  }
});

test('only the first slash parts prefix and suffix', () => {
  assert.deepEqual(splitAtSlash('10273/A/B'), { prefix: '10273', suffix: 'A/B' });
  assert.deepEqual(splitAtSlash('ABC'), { prefix: 'ABC', suffix: '' });
});
