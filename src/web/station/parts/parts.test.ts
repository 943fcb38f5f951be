import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { netWords } from '../../shared/net-words.ts';
import { ScanReader } from '../../shared/scan-reader.ts';
import { readSamples } from '../flow/plan-sample.ts';
import { readMetres } from '../flow/run-draft.ts';
import { plainName } from './find-object.ts';

function scan(text: string, everyMs: number) {
  const reader = new ScanReader();
  [...text].forEach((key, at) => {
    reader.read(key, 1000 + at * everyMs, 'before');
  });
  return reader.read('Enter', 1000 + text.length * everyMs, 'before');
}

describe('a scanner', () => {
  it('is told from a hand by its speed', () => {
    assert.deepEqual(scan('ICDP5054EX66601', 8), { text: 'ICDP5054EX66601', before: 'before' });
    assert.equal(scan('ICDP5054EX66601', 90), undefined);
    assert.equal(scan('12345', 8), undefined, 'five characters are a quick hand');
  });
  it('may send an address or a name', () => {
    for (const text of ['https://doi.org/10.60510/icdp5054ex66601', 'igsn:ICDP5054EX66601', ' ICDP5054EX66601'])
      assert.equal(plainName(text), 'ICDP5054EX66601');
  });
});

describe('what the pill says', () => {
  it('how many, where, since when', () => {
    const since = new Date(2026, 10, 22, 2, 48).getTime();
    const words = netWords(12, since, false)!;
    assert.equal(words.short + words.rest, '12 unsent, kept on this tablet. Server away since 02:48');
    assert.equal(netWords(0, undefined, false), undefined);
    assert.match(netWords(3, undefined, true)!.short, /3 unsent/);
  });
});

describe('what is typed', () => {
  it('metres with point or comma', () =>
    assert.deepEqual(['2.67', '2,67', '', 'x'].map(readMetres), [2.67, 2.67, null, undefined]));
  it('samples one by one or in a series', () => {
    const read = (text: string) => {
      const found = readSamples(text);
      return found.ok ? found.value.map(({ topCm, bottomCm }) => `${topCm}-${bottomCm}`) : [];
    };
    assert.deepEqual(read('10–15'), ['10-15']);
    assert.deepEqual(read('0-50/20 x 2'), ['0-2', '20-22', '40-42']);
    assert.deepEqual(read('15-10'), []);
  });
});
