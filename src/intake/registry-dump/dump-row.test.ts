import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DumpRow, readTime } from './dump-row.ts';

const TIMES: readonly (readonly [text: string, time: string | null])[] = [
  ['2013-06-07 08:14:01', '2013-06-07T08:14:01Z'],
  ['2013-06-07T08:14:01.000+02:00', '2013-06-07T06:14:01Z'],
  ['2013-06-07T08:14:01.12+1:00', '2013-06-07T07:14:01Z'],
  ['2017-04-10 20:50 CEST', '2017-04-10T18:50:00Z'],
  ['2017-01-10 20:50 CET', '2017-01-10T19:50:00Z'],
  ['2013-06-07', '2013-06-07T00:00:00Z'],
  ['0000-00-00 00:00:00', null],
  ['2013-13-01', null],
  ['2013-06-07 08:14:01 XYZ', null],
  ['yesterday', null],
  ['', null],
];
for (const [text, time] of TIMES) test(`${text || 'nothing'} is ${time}`, () => assert.equal(readTime(text), time));

const FLAGS: readonly (readonly [written: Buffer | null, flag: boolean | undefined])[] = [
  [Buffer.from([1]), true],
  [Buffer.from([0]), false],
  [Buffer.from('1'), true],
  [Buffer.from('0'), false],
  [Buffer.from("b'1'"), true],
  [Buffer.from('TRUE'), true],
  [Buffer.from('false'), false],
  [Buffer.from(''), undefined],
  [null, undefined],
];
for (const [written, flag] of FLAGS) {
  test(`${written?.toString('latin1')} is ${flag}`, () => {
    assert.equal(new DumpRow({ file: 'f' }, new Map([['is_active', written]])).flag('is_active'), flag);
  });
}
