import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../../domain/language.ts';
import { worldCountries } from '../drawing/map/world.ts';
import { countryNames } from './country-names.ts';

const CASES = [
  ['Sweden', 'Sweden', 'Schweden', 'Suède', 'Sverige'],
  ['japan', 'japan', 'Japan', 'Japon', 'Japan'],
  ['United States of America', 'United States of America', 'Vereinigte Staaten', 'États-Unis', 'USA'],
  ['Eq. Guinea', 'Eq. Guinea', 'Äquatorialguinea', 'Guinée équatoriale', 'Ekvatorialguinea'],
  ['NZ', 'New Zealand', 'Neuseeland', 'Nouvelle-Zélande', 'Nya Zeeland'],
  ['UK', 'United Kingdom', 'Vereinigtes Königreich', 'Royaume-Uni', 'Storbritannien'],
  ['se', 'se', 'se', 'se', 'se'],
  ['in', 'in', 'in', 'in', 'in'],
  ['Russia', 'Russia', 'Russland', 'Russie', 'Ryssland'],
  ['Bohemian Forest', 'Bohemian Forest', 'Bohemian Forest', 'Bohemian Forest', 'Bohemian Forest'],
  ['', '', '', '', ''],
] as const;

for (const [name, ...expected] of CASES)
  test(`a country “${name}” has a name in each language, and what is none stays as it is`, () => {
    assert.deepEqual(
      LANGUAGES.map((language) => countryNames(language)(name)),
      expected,
    );
  });

test('what the map names is translated, but for what no code stands for', () => {
  const german = countryNames('de');
  const codeless = worldCountries().filter((country) => country.id === undefined);
  const same = worldCountries().filter(({ properties }) => german(properties.name) === properties.name);
  assert.ok(codeless.length < 6);
  assert.equal(german('Dem. Rep. Congo'), 'Kongo-Kinshasa');
  assert.ok(same.length < worldCountries().length / 2.5, `${same.length} are called in German as in English`);
});
