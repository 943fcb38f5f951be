import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ageOf } from './age-of.ts';
import { slipsBetween } from './edit-distance.ts';
import { indexedWords, wordParts, wordSequence } from './indexed-words.ts';
import { readSearchText, spellingsOf } from './read-search-text.ts';
import { isInSample, SAMPLE_SHARE } from './sample-share.ts';

describe('indexedWords', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Amphibolite, with garnet.', ['amphibolite', 'with', 'garnet']],
    ['5054_1_A_019_1 at 143.12–143.14 m', ['5054_1_a_019_1', 'at', '143.12', '143.14', 'm']],
    ['Ångström ÅNGSTRÖM', ['angstrom', 'angstrom']],
    ['花崗岩 x', ['花', '崗', '岩', 'x']],
    ['%_ & | \u00a6 !', []],
    ['\ud800abc', ['abc']],
  ];
  for (const [text, words] of cases) it(text, () => assert.deepEqual(indexedWords(text), words));

  it('takes words apart at marks, and each part once', () => {
    assert.deepEqual(wordParts('garnet-bearing'), ['garnet', 'bearing']);
    assert.deepEqual(wordParts('garnet'), []);
    assert.deepEqual(wordSequence(['a-b a-b', 'c']), ['a-b', 'a-b', '¦', 'c', '¦', '¦', 'a', 'b']);
  });

  it('gives nothing that a word does not keep when it is sought', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const word of indexedWords(text)) assert.deepEqual(indexedWords(word), [word]);
      }),
    );
  });
});

describe('readSearchText', () => {
  const sought = (text: string) =>
    readSearchText(text).map(({ words, isPrefix }) => words.join('+') + (isPrefix ? '*' : ''));
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['garnet amph', ['garnet', 'amph*']],
    ['garnet amph ', ['garnet', 'amph']],
    ['"with garnet" core', ['with+garnet', 'core*']],
    ['core "with garnet', ['with+garnet', 'core*']],
    ['“core run” „drei“', ['core+run', 'drei']],
    ['花崗岩', ['花+崗+岩']],
    ['core core', ['core*']],
    ['""', []],
  ];
  for (const [text, words] of cases) it(text, () => assert.deepEqual(sought(text), words));
});

describe('spellingsOf', () => {
  const spelt = (text: string) => readSearchText(text).flatMap((one) => spellingsOf(one).map((row) => row.join('+')));
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['gnejs', ['gnejs', 'gneiss']],
    ['GLIMMERSCHIEFER', ['glimmerschiefer', 'mica+schist']],
    ['borrkärna Dünnschliff', ['borrkarna', 'core', 'dunnschliff', 'thin+section']],
    ['Åre gneiss', ['are', 'gneiss']],
    ['garnet-bearing', ['garnet-bearing', 'garnet+bearing']],
    ['"gnejs och skiffer"', ['gnejs+och+skiffer']],
  ];
  for (const [text, words] of cases) it(text, () => assert.deepEqual(spelt(text), words));
});

describe('slipsBetween', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['granite', 'granite', 0],
    ['granite', 'ganite', 1],
    ['granite', 'rganite', 1],
    ['granite', 'granitte', 1],
    ['granite', 'grantie', 1],
    ['granite', 'marble', 3],
    ['amphibollite', 'amphibolite', 1],
  ];
  for (const [one, other, slips] of cases)
    it(`${one}, ${other}: ${slips}`, () => {
      assert.equal(slipsBetween(one, other, 2), Math.min(3, slips));
      assert.equal(slipsBetween(other, one, 2), Math.min(3, slips));
    });
});

describe('ageOf', () => {
  it('is in millions of years, the younger end first', () => {
    assert.deepEqual(ageOf({ ageRange: { minimum: 500, maximum: 400, unit: 'Ma' } }), {
      youngestMa: 400,
      oldestMa: 500,
    });
    assert.deepEqual(ageOf({ ageRange: { minimum: 12, unit: 'ka' } }), { youngestMa: 0.012, oldestMa: 0.012 });
    assert.deepEqual(ageOf({ ageRange: { minimum: 12, unit: 'moons' } }), { youngestMa: null, oldestMa: null });
    assert.deepEqual(ageOf({}), { youngestMa: null, oldestMa: null });
  });
});

describe('isInSample', () => {
  it('takes its share of identifiers that are given in turn', () => {
    const taken = Array.from({ length: 64_000 }, (_, at) => isInSample(`ICDP5054EX${at.toString(36).toUpperCase()}`));
    const share = taken.filter(Boolean).length / (64_000 / SAMPLE_SHARE);
    assert.ok(share > 0.85 && share < 1.15, String(share));
  });
});
