import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { searchText, searchWords } from './search-words.ts';

describe('search words', () => {
  const cases: readonly (readonly [text: string, words: readonly string[]])[] = [
    ['', []],
    [' , ', []],
    ['Core run 19Z from 143.00 m depth', ['core', 'run', '19z', 'from', '143.00', 'm', 'depth']],
    ['Section 1, 143.00–144.00 m', ['section', '1', '143.00', '144.00', 'm']],
    ['Åre GNEISS (“mylonitic”)', ['are', 'gneiss', 'mylonitic']],
    ['STRASSE Straße', ['strasse']],
    ['Ørsted Łódź Þingvellir ﬁne', ['orsted', 'lodz', 'thingvellir', 'fine']],
    ['ΓΝΕΎΣΙΟΣ İZMİR', ['γνευσιοσ', 'izmir']],
    ['5054_1_A_019_1_W:12-14', ['5054_1_a_019_1_w:12-14']],
    ['rock rock ROCK', ['rock']],
  ];
  for (const [text, words] of cases) it(JSON.stringify(text), () => assert.deepEqual(searchWords(text), words));

  it('are the same in either case, and of themselves', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aÄßøŁ éﬁ.,-_1ñ') });
    fc.assert(
      fc.property(text, (one) => {
        const words = searchWords(one);
        assert.deepEqual(searchWords(one.toUpperCase()), words);
        assert.deepEqual(searchWords(words.join(' ')), words);
      }),
    );
  });

  it('stand in a text behind a blank each', () => assert.equal(searchText('Core run', '9001_1'), ' core run 9001_1'));
});
