import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readSplitShares } from './split-shares.ts';

const READ: readonly (readonly [text: string, wanted: string, origin?: string])[] = [
  ['50/50', 'A 50, W 50'],
  [' 60 / 40 ', 'A 60, W 40'],
  ['60% 40%', 'A 60, W 40'],
  ['25/25/25/25', 'A1 25, A2 25, W1 25, W2 25'],
  ['50/30/20', 'A 50, W1 30, W2 20'],
  ['a 50 w1 25 w2 25', 'A 50, W1 25, W2 25'],
  ['A:33,3; W:66.7', 'A 33.3, W 66.7'],
  ['50/50', 'W1 50, W2 50', 'W'],
  ['100', 'A 100'],
  ['', 'split-shares'],
  ['half', 'split-shares'],
  ['60-40', 'split-shares'],
  ['-60/40', 'split-shares'],
  ['A 50/50', 'split-shares'],
  ['1000/0', 'split-shares'],
];
for (const [text, wanted, origin] of READ)
  it(`“${text}”${origin === undefined ? '' : ` of ${origin}`} is ${wanted}`, () => {
    const read = readSplitShares(text, origin);
    const words = read.ok
      ? read.value.map(({ type, sharePc }) => `${type} ${sharePc}`).join(', ')
      : read.findings.map(({ code }) => code).join();
    assert.equal(words, wanted);
  });
