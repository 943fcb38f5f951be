import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { findTerm } from './find-term.ts';
import { SESAR_SAMPLE_TYPES } from './lists/sesar-labels.ts';
import { TERM_MAPPINGS } from './lists/term-mappings.ts';
import { mapTerm, statedPairs } from './map-term.ts';
import { BUILT_IN } from './vocabularies.ts';

describe('every stated pair names terms that are there', () => {
  for (const mapping of TERM_MAPPINGS) {
    it(`${mapping.from} to ${mapping.to}`, () => {
      const pairs = statedPairs(mapping);
      assert.ok(pairs.length > 0);
      const lost = pairs.filter(({ one, other }) => one === undefined || other === undefined);
      assert.deepEqual(
        lost.map(({ line }) => line),
        [],
      );
    });
  }
});

test('all 43 old sample types of SESAR have their new label', () => {
  assert.equal(SESAR_SAMPLE_TYPES.length, 43);
  for (const { old, label } of SESAR_SAMPLE_TYPES) {
    const mapped = mapTerm(findTerm('sesar/sample-type', old)!, 'sesar/object-label');
    assert.deepEqual([mapped?.term.label, mapped?.match], [label, 'exact'], old);
  }
});

test('all 38 sample types of GFZ have something at ODM2, all 13 materials there and at iSamples', () => {
  for (const term of BUILT_IN.index('gfz/sample-type').terms) {
    const mapped = mapTerm(term, 'odm2/specimentype') ?? mapTerm(term, 'odm2/samplingfeaturetype');
    assert.ok(mapped, term.label);
  }
  for (const term of BUILT_IN.index('gfz/material').terms) {
    assert.ok(mapTerm(term, 'odm2/medium'), term.label);
    if (term.label !== 'Not applicable') assert.ok(mapTerm(term, 'isamples/material-type'), term.label);
  }
});

describe('what stands for a term', () => {
  const cases: readonly [from: string, words: string, to: string, label: string | undefined, match?: string][] = [
    ['odm2/specimentype', 'coreSub-Piece', 'sesar/sample-type', 'Core Sub-Piece', 'exact'],
    ['sesar/sample-type', 'Core Sub-Piece', 'odm2/specimentype', 'Core sub-piece', 'exact'],
    ['gfz/sample-type', 'Cube', 'odm2/specimentype', 'Individual sample', 'broader'],
    ['gfz/sample-type', 'Hole', 'odm2/samplingfeaturetype', 'Borehole', 'exact'],
    ['gfz/sample-type', 'Hole', 'odm2/specimentype', undefined],
    ['gfz/sample-type', 'Core Section', 'isamples/earthenv-object-type', 'Core section', 'exact'],
    ['sesar/object-type', 'Polished thin section', 'odm2/specimentype', 'Thin section', 'broader'],
    ['gfz/material', 'Biology', 'odm2/medium', 'Organism', 'exact'],
    ['odm2/medium', 'tissue', 'gfz/material', 'Biology', 'broader'],
    ['sesar/material', 'basalt', 'cgi/simplelithology', 'basalt', 'exact'],
    ['cgi/simplelithology', 'basalt', 'odm2/medium', 'Rock', 'broader'],
    ['sesar/object-type', 'Core', 'isamples/earthenv-object-type', 'Core', 'exact'],
    ['mdis/core-type', 'H', 'igsn/collection-method', 'Corer:Piston', 'broader'],
    ['mdis/core-type', 'Z', 'sesar/sampling-method', 'Core drilling', 'broader'],
    ['datacite/contributor-type', 'DataCollector', 'igsn/contributor-type', 'Researcher', 'broader'],
    ['ardc/relation-type', 'IsMemberOf', 'datacite/relation-type', 'IsPartOf', 'exact'],
    ['odm2/medium', 'rock', 'odm2/medium', 'Rock', 'exact'],
    ['odm2/medium', 'rock', 'iso/country', undefined],
  ];
  for (const [from, words, to, label, match] of cases)
    it(`${from} ${words} in ${to}`, () => {
      const mapped = mapTerm(findTerm(from, words)!, to);
      assert.deepEqual([mapped?.term.label, mapped?.match], [label, match]);
    });
});

test('what stands for a term is a term of the vocabulary that was asked for, and itself stands for itself', () => {
  const targets = ['odm2/medium', 'sesar/object-type', 'isamples/material-type', 'gfz/sample-type'];
  for (const { name, terms } of BUILT_IN.schemes)
    for (const term of terms())
      for (const to of [...targets, name]) {
        const mapped = mapTerm(term, to);
        if (mapped !== undefined) assert.equal(BUILT_IN.index(to).byKey(mapped.term.key), mapped.term);
        if (to === name) assert.equal(mapped?.match, 'exact', `${name} ${term.label}`);
      }
});
