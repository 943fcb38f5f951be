import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shortenedText } from './shortened-text.ts';

describe('shortenedText', () => {
  const cases: readonly (readonly [what: string, text: string, expected: string])[] = [
    ['a short text stays', 'Gneiss', 'Gneiss'],
    ['as long as allowed stays', '0123456789', '0123456789'],
    ['longer is cut', '0123456789a', '012345678…'],
    ['lines become one', ' a\n\n b\t', 'a b'],
    ['what turns the direction goes', 'a\u202egpj.exe\u2066', 'a gpj.exe'],
    ['no character is halved', '012345678😀b', '012345678…'],
    ['half a character is none', 'a\ud800', 'a\ufffd'],
    ['nothing is nothing', '', ''],
  ];
  for (const [what, text, expected] of cases) it(what, () => assert.equal(shortenedText(text, 10), expected));
  it('takes no time for a text of ten megabytes', () => {
    assert.equal([...shortenedText('x'.repeat(10_000_000), 300)].length, 300);
  });
});
