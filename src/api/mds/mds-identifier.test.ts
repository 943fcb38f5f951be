import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MdsRefusal } from './mds-answer.ts';
import { askedIgsn, readIgsn } from './mds-identifier.ts';

const OURS = { agent: { handlePrefix: '10273', doiPrefix: '10.60510' } };

const READ: readonly (readonly [text: string, igsn: string, spelled: string])[] = [
  ['10273/icdp1', 'ICDP1', '10273/ICDP1'],
  ['10.60510/icdp1', 'ICDP1', '10.60510/ICDP1'],
  [' ICDP1 ', 'ICDP1', '10273/ICDP1'],
  ['TEST/Test3', 'TEST/TEST3', '10273/TEST/TEST3'],
  ['10273/TEST/Test3', 'TEST/TEST3', '10273/TEST/TEST3'],
  ['10273/10273/A', '10273/A', '10273/10273/A'],
  ['10273', '10273', '10273/10273'],
  ['10273/A~!*()', 'A~!*()', '10273/A~!*()'],
];

for (const [text, igsn, spelled] of READ)
  test(`${text} is ${spelled}`, () => assert.deepEqual(readIgsn(text, OURS), { igsn, spelled }));

const REFUSED: readonly (readonly [text: string, status: number, message: string])[] = [
  ['', 400, '[igsn] malformed IGSN'],
  ['10273/', 400, '[igsn] malformed IGSN'],
  ['10273/ABÇ', 400, '[igsn] malformed IGSN'],
  ['10273/ıCDP', 400, '[igsn] malformed IGSN'],
  ['10273/./A', 400, '[igsn] malformed IGSN'],
  ['10273//A', 400, '[igsn] malformed IGSN'],
  ['10273/A\u0000', 400, '[igsn] malformed IGSN'],
  [`10273/${'A'.repeat(250)}`, 400, '[igsn] malformed IGSN'],
  ['10273/A B', 400, '[igsn] IGSN must not contain any spaces'],
  ['10./A', 400, '[igsn] malformed IGSN prefix'],
  ['10..1/A', 400, '[igsn] malformed IGSN prefix'],
  ['10.1234/A', 403, 'IGSN prefix is not allowed'],
  ['102730/A', 403, 'IGSN prefix is not allowed'],
];

for (const [text, status, message] of REFUSED) {
  test(`${text.slice(0, 20)}: ${message}`, () => {
    assert.throws(() => readIgsn(text, OURS), { status, message });
    assert.equal(askedIgsn(text, OURS), undefined);
  });
}

test('any text is an identifier or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      try {
        const { igsn, spelled } = readIgsn(text, OURS);
        assert.ok(spelled.endsWith(`/${igsn}`) && /^[!-~]+$/.test(igsn) && igsn === igsn.toUpperCase());
      } catch (error) {
        assert.ok(error instanceof MdsRefusal);
      }
    }),
  );
});
