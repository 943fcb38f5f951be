import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../language.ts';
import {
  countryCode,
  countryName,
  findCountry,
  findCountryInEnglish,
  isCountryCode,
  nearestCountry,
} from './countries.ts';
import { BUILT_IN } from './vocabularies.ts';

for (const [text, code] of [
  ['se', 'SE'],
  [' Finland ', 'FI'],
  ['Germany', 'DE'],
  ['Deutschland', 'DE'],
  ['Sverige', 'SE'],
  ['Suède', 'SE'],
  ['suede', 'SE'],
  ['Österreich', 'AT'],
  ['USA', 'US'],
  ['United States of America', 'US'],
  ['UK', 'GB'],
  ['Turkey', 'TR'],
  ['Kosovo', 'XK'],
  ['Canary Islands', 'IC'],
  ['  Swedne ', 'Swedne'],
  ['XX', 'XX'],
  ['EU', 'EU'],
  ['R.-U.', 'R.-U.'],
  ['É.-U.', 'É.-U.'],
  ['ru', 'RU'],
  ['uk', 'GB'],
  ['European Union', 'European Union'],
  ['', ''],
] as const)
  test(`“${text}” is written as ${code || 'nothing'} on papers`, () => assert.equal(countryCode(text), code));

test('a name of a country means the same in every language, and every code stands for itself', () => {
  for (const { notation } of BUILT_IN.index('iso/country').terms) {
    assert.equal(findCountry(notation!), notation);
    assert.ok(isCountryCode(notation!));
    for (const language of LANGUAGES) {
      const name = new Intl.DisplayNames(language, { type: 'region' }).of(notation!)!;
      assert.equal(findCountry(name), notation, `${name} in ${language}`);
    }
  }
  for (const no of ['se', 'UK', 'ZZ', 'EU', 'Sweden', '']) assert.ok(!isCountryCode(no), no);
});

test('what is asked by an English name is answered neither for another language nor for a code', () => {
  assert.equal(findCountryInEnglish('sweden'), 'SE');
  assert.equal(findCountryInEnglish('Schweden'), undefined);
  for (const letters of ['se', 'in', 'SE', 'ic', 'uk']) assert.equal(findCountryInEnglish(letters), undefined, letters);
});

test('a code has a name in each language', () => {
  assert.deepEqual(
    LANGUAGES.map((language) => countryName('CH', language)),
    ['Switzerland', 'Schweiz', 'Suisse', 'Schweiz'],
  );
  assert.deepEqual([countryName('XX', 'en'), countryName('', 'en')], ['XX', '']);
});

for (const [typed, nearest] of [
  ['Swedne', 'Sweden (SE)'],
  ['Schwedn', 'Schweden (SE)'],
  ['Finnland', 'Finnland (FI)'],
  ['Norwey', 'Norway (NO)'],
  ['Atlantis', undefined],
  ['XX', undefined],
  ['', undefined],
] as const)
  test(`“${typed}” may have been meant as ${nearest ?? 'nothing we know'}`, () =>
    assert.equal(nearestCountry(typed), nearest));
