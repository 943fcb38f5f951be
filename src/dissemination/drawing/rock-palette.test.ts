import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wordsIn } from '../words/words.ts';
import { rockFields, rockLegend, rockName, rockPatterns, rockStyle } from './rock-palette.ts';

const cases: readonly (readonly [string, string, string])[] = [
  ['Gneiss', 'gn', 'Gneiss'],
  ['Biotite gneiss', 'gn', 'Gneiss'],
  ['Amphibole gneiss with garnet', 'ag', 'Amphibole gneiss'],
  ['Hornblende gneiss', 'ag', 'Amphibole gneiss'],
  ['Amphibolite with garnet', 'am', 'Amphibolite'],
  ['Epidote amphibolite', 'am', 'Amphibolite'],
  ['CALC-SILICATE GNEISS', 'cs', 'Calc-silicate gneiss'],
  ['Diopside calc-silicate gneiss', 'cs', 'Calc-silicate gneiss'],
  ['Metadiorite', 'mg', 'Metagabbro'],
  ['Mylonitic mica schist', 'my', 'Mylonite'],
  ['Meta-arkose', 'ar', 'Meta-arkose'],
  ['Basalt', '', 'Other rock'],
  ['', '', 'Not described'],
];

describe('rockStyle', () => {
  for (const [name, key, label] of cases) {
    it(`${name || 'no name'} is drawn as ${label}`, () => {
      const style = rockStyle(name);
      assert.deepEqual([style.key, rockName(style, wordsIn('en'))], [key, label]);
    });
  }

  it('draws colour and pattern together, and an empty field for what it does not know', () => {
    assert.match(
      rockFields([{ style: rockStyle('Gneiss'), x: 0, y: 1.26, width: 20, height: 4 }]),
      /fill="var\(--l-gn\)".*fill="url\(#p-gn\)"/,
    );
    assert.doesNotMatch(rockFields([{ style: rockStyle('Basalt'), x: 0, y: 0, width: 20, height: 4 }]), /url/);
  });

  it('puts only the rocks that are drawn into legend and definitions', () => {
    const styles = ['Marble', 'Gneiss', 'Marble'].map(rockStyle);
    assert.deepEqual(
      rockLegend(styles, wordsIn('en')).map((entry) => entry.toString().replace(/<[^>]*>/g, '')),
      ['Marble', 'Gneiss'],
    );
    const ids = [
      ...rockPatterns(styles)
        .toString()
        .matchAll(/id="p-(\w+)"/g),
    ].map((match) => match[1]);
    assert.deepEqual(ids, ['mb', 'gn', 'loss']);
  });
});
