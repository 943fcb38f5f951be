import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import fc from 'fast-check';
import { nearestWords } from '../nearest-word.ts';
import { checkTerm } from './check-term.ts';
import { findTerm, suggestTerms } from './find-term.ts';
import { schemeOf } from './read-terms.ts';
import { BUILT_IN } from './vocabularies.ts';

const ODM2 = 'http://vocabulary.odm2.org';

describe('a term is found by', () => {
  const cases: readonly [how: string, scheme: string, words: string, label: string | undefined][] = [
    ['its label', 'odm2/specimentype', 'Core half round', 'Core half round'],
    ['another case', 'odm2/specimentype', 'CORE HALF ROUND', 'Core half round'],
    ['hyphens', 'odm2/specimentype', 'core-half-round', 'Core half round'],
    ['camel case', 'odm2/specimentype', 'coreHalfRound', 'Core half round'],
    ['no blanks', 'odm2/specimentype', 'corehalfround', 'Core half round'],
    ['blanks around', 'odm2/specimentype', '  Core half round\t', 'Core half round'],
    ['its URI', 'odm2/specimentype', `${ODM2}/specimentype/coreHalfRound`, 'Core half round'],
    ['a slash at the end', 'odm2/specimentype', `${ODM2}/specimentype/coreHalfRound/`, 'Core half round'],
    ['https', 'odm2/specimentype', 'https://vocabulary.odm2.org/specimentype/coreHalfRound', 'Core half round'],
    ['another version in the URI', 'sesar/material', 'https://w3id.org/isample/vocabulary/material/rock', 'Rock'],
    ['a path', 'sesar/material', 'Rock>Igneous', 'Igneous rock'],
    ['a path from the leaf', 'sesar/material', 'Sedimentary>Carbonate>Rock', 'carbonate sedimentary rock'],
    ['a path of broader terms', 'sesar/object-type', 'Material sample > Research product > Peel', 'Peel'],
    ['the same from the leaf', 'sesar/object-type', 'Peel:Material sample', 'Peel'],
    ['a path that is a label', 'gfz/material', 'Liquid>aqueous', 'Liquid>aqueous'],
    ['the same turned round', 'gfz/material', 'aqueous>Liquid', 'Liquid>aqueous'],
    ['its notation', 'ics/chart', 'ep10', 'Cambrian Stage 10'],
    ['its letter', 'mdis/core-type', 'z', 'Advanced diamond core barrel'],
    ['accents left out', 'iso/country', 'Turkiye', 'Türkiye'],
    ['a name in daily use', 'iso/country', 'Turkey', 'Türkiye'],
    ['a country code', 'iso/country', 'se', 'Sweden'],
    ['a code of a label', 'local-contexts/tk-label', 'TK NC', 'TK Non-Commercial'],
    ['a code that two labels might have', 'local-contexts/tk-label', 'TK CO', 'TK Community Use Only'],
    [
      'an address with the older name',
      'local-contexts/tk-label',
      'https://localcontexts.org/label/tk-commercial/',
      'TK Open to Commercialization',
    ],
    ['a notice of collections care', 'local-contexts/notice', 'gender aware', 'Gender Aware'],
    ['a wrong path: not', 'sesar/object-type', 'Research product>Core', undefined],
    ['words of no term: not', 'odm2/medium', 'lava', undefined],
    ['a URI of elsewhere: not', 'odm2/medium', 'http://example.org/medium/rock', undefined],
    ['marks alone: not', 'odm2/medium', '>:- /', undefined],
    ['nothing: not', 'odm2/medium', '', undefined],
    ['an unknown vocabulary: not', 'odm2/nothing', 'rock', undefined],
    ['a name of the language: not', 'odm2/medium', '__proto__', undefined],
  ];
  for (const [how, scheme, words, label] of cases)
    it(how, () => assert.equal(findTerm(scheme, words)?.label.toLowerCase(), label?.toLowerCase()));
});

test('what is written exactly wins over what only comes near', () => {
  // Period and age of the chart have notations that differ in case alone.
  assert.deepEqual([findTerm('ics/chart', 'N1')?.label, findTerm('ics/chart', 'n1')?.label], ['Miocene', 'Aquitanian']);
  const one = { name: 'own/pair', title: 'Pair', version: '1', source: 'test', bases: [] };
  const own = BUILT_IN.with([schemeOf({ ...one, lines: 'Core-Box\ncore box' })]);
  assert.equal(findTerm('own/pair', 'core box', own)?.label, 'core box');
  assert.equal(findTerm('own/pair', 'CORE BOX', own)?.label, 'Core-Box');
});

test('every term of every vocabulary is found by its label, its URI and other ways to write them', () => {
  for (const { name, terms } of BUILT_IN.schemes) {
    const seen = new Set<string>();
    for (const term of terms()) {
      assert.ok(term.label.trim() !== '' && !seen.has(term.key), `${name} ${term.key}`);
      seen.add(term.key);
      assert.equal(findTerm(name, term.label), term, `${name} ${term.label}`);
      assert.equal(findTerm(name, term.label.toUpperCase())?.label.toLowerCase(), term.label.toLowerCase());
      if (term.uri !== undefined) assert.equal(findTerm(name, `${term.uri.replace('http:', 'https:')}/`), term);
      for (const key of term.broader)
        assert.ok(BUILT_IN.index(name).byKey(key) ?? key.startsWith('https://w3id.org/isample'), `${name} ${key}`);
    }
  }
});

test('no text does harm', () => {
  const schemes = fc.constantFrom('sesar/material', 'gfz/material', 'ics/chart', 'iso/country');
  const words = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('rock', '>'.repeat(5000), 'a'.repeat(100_000)));
  fc.assert(
    fc.property(schemes, words, (scheme, text) => {
      const term = findTerm(scheme, text);
      const finding = checkTerm(scheme, text);
      assert.ok(term === undefined ? finding === undefined || finding.code === 'unknown-term' : finding === undefined);
      assert.ok(suggestTerms(scheme, text).length <= 3);
    }),
    { numRuns: 300 },
  );
});

describe('a wrong term', () => {
  const cases: readonly [scheme: string, words: string, suggested: readonly string[]][] = [
    ['cgi/simplelithology', 'bassalt', ['basalt']],
    ['odm2/specimentype', 'core section halve', ['Core section half', 'Core', 'Core section']],
    ['odm2/medium', 'igneous rock', ['Rock']],
    ['datacite/relation-type', 'IsPartOff', ['IsPartOf']],
    ['odm2/medium', 'qqqqqq', []],
  ];
  for (const [scheme, words, suggested] of cases) {
    it(`${words} is told with ${suggested.length} suggestions`, () => {
      assert.deepEqual(suggestTerms(scheme, words), suggested);
      const found = checkTerm(scheme, words, { field: 'Material' });
      assert.deepEqual(
        [found?.code, found?.severity, found?.field, found?.value],
        ['unknown-term', 'error', 'Material', words],
      );
      for (const one of suggested) assert.ok(found?.rule?.includes(one));
    });
  }

  it('is a warning where it is asked to be one, blank is none, and an unknown vocabulary is told', () => {
    assert.equal(checkTerm('odm2/medium', 'lava', { severity: 'warning' })?.severity, 'warning');
    assert.equal(checkTerm('odm2/medium', ' '), undefined);
    assert.equal(checkTerm('odm2/nothing', 'lava')?.code, 'unknown-vocabulary');
  });

  it('may be one that is no longer used', () => {
    const old = { key: 'x', label: 'Old word', scheme: 'own/x', broader: [], deprecated: true };
    const own = BUILT_IN.with([{ name: 'own/x', title: 'X', version: '1', source: 'test', terms: () => [old] }]);
    assert.equal(checkTerm('own/x', 'old word', { vocabularies: own })?.code, 'deprecated-term');
    assert.deepEqual(suggestTerms('own/x', 'old wort', own), []);
  });
});

test('nearest words come closest first, none twice', () => {
  const words = ['granite', 'granit', 'gravel', 'granite'].map((word) => ({ word, normal: word }));
  assert.deepEqual(nearestWords('granite', words, 3), ['granite', 'granit']);
  assert.deepEqual(nearestWords('granite', words, 1), ['granite']);
});

test('a vocabulary is meant by its name, address or title', () => {
  for (const words of ['odm2/medium', 'ODM2 Medium', `${ODM2}/medium/`, 'https://vocabulary.odm2.org/medium'])
    assert.equal(BUILT_IN.schemeMeant(words)?.name, 'odm2/medium', words);
  assert.equal(BUILT_IN.schemeMeant('nothing'), undefined);
});
