import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OBJECT_TYPES } from '../drilling/object-type.ts';
import { COLLECTION_METHODS, collectionMethodByLabel } from './collection-methods.ts';
import { CONTRIBUTOR_TYPES, contributorTypeOf } from './contributor-types.ts';
import { CORE_TYPES, coreTypeByLetter } from './core-types.ts';
import { findTerm } from './find-term.ts';
import { listedResourceUri } from './listed-resource.ts';
import { mapTerm } from './map-term.ts';
import { MATERIALS, materialByUri, materialOf } from './materials.ts';
import { ODM2_FEATURES, ODM2_SPECIMENS } from './odm2-terms.ts';
import { RELATION_TYPES, relationTypeOf } from './relation-types.ts';
import { resourceTypeOf } from './resource-types.ts';
import { SAMPLE_TYPES, sampleTypeOf } from './sample-types.ts';
import { splitTypeOf } from './split-types.ts';

const flatOf = (uri: string | undefined) =>
  mapTerm(findTerm('odm2/medium', materialByUri(uri).uri) ?? assert.fail(), 'gfz/material')?.term.label;

describe('vocabularies', () => {
  const counts: readonly [string, readonly string[], number][] = [
    ['relations', RELATION_TYPES.map((one) => one.label), 39],
    ['contributor types', CONTRIBUTOR_TYPES.map((one) => one.label), 22],
    ['collection methods', COLLECTION_METHODS.map((one) => one.label), 31],
    ['core types', CORE_TYPES.map((one) => one.letter), 13],
    ['sample types', SAMPLE_TYPES, 38],
    ['materials', MATERIALS.map((one) => one.uri), 16],
    ['features', ODM2_FEATURES, 22],
    ['specimens', ODM2_SPECIMENS, 26],
  ];
  for (const [name, terms, count] of counts) {
    it(`lists ${count} ${name}, none twice`, () =>
      assert.deepEqual([terms.length, new Set(terms).size], [count, count]));
  }

  it('knows the inverse of every relation, and falls back to listed ones', () => {
    const labels = new Set(RELATION_TYPES.map((one) => one.label));
    for (const { inverse, kernel, gfz } of RELATION_TYPES) {
      assert.ok([inverse, kernel, gfz].every((one) => labels.has(one)));
      assert.equal(relationTypeOf(kernel).kernel, kernel);
      assert.equal(relationTypeOf(gfz).gfz, gfz);
    }
    assert.equal(new Set(RELATION_TYPES.map((one) => one.kernel)).size, 11);
    assert.equal(new Set(RELATION_TYPES.map((one) => one.gfz)).size, 25);
    assert.equal(relationTypeOf('isderivedfrom').kernel, 'IsPartOf');
    assert.equal(relationTypeOf('likes').label, 'References');
  });

  it('names a method for every core type', () => {
    for (const { letter, method } of CORE_TYPES) assert.ok(collectionMethodByLabel(method), letter);
    assert.equal(coreTypeByLetter('z')?.label, 'Advanced diamond core barrel');
  });

  it('has a listed resource type and sample type for every object type', () => {
    for (const type of OBJECT_TYPES) {
      const concept = resourceTypeOf(type, {});
      assert.equal(listedResourceUri(concept), concept.uri);
      assert.ok(SAMPLE_TYPES.includes(sampleTypeOf(type, {})));
    }
    assert.match(listedResourceUri({ label: 'x', uri: 'urn:x' }), /specimentype\/other$/);
    const thinSection = findTerm('sesar/object-type', 'Polished thin section') ?? assert.fail();
    assert.match(listedResourceUri(thinSection), /specimentype\/thinSection$/);
  });

  const splits: readonly [Record<string, string | number>, string, string][] = [
    [{ split: 'W' }, 'Core Section Half', 'coreSectionHalf'],
    [{ split: 'A1', percent_pc: 25 }, 'Core Quarter Round', 'coreQuarterRound'],
    [{ split: 'WR', percent_pc: 50 }, 'Core Whole Round', 'coreWholeRound'],
  ];
  for (const [values, sampleType, term] of splits) {
    it(`calls the split ${JSON.stringify(values)} ${sampleType}`, () => {
      assert.equal(sampleTypeOf('split', values), sampleType);
      assert.match(resourceTypeOf('split', values).uri ?? '', new RegExp(`/${term}$`));
    });
  }

  it('tells oriented core', () => assert.equal(sampleTypeOf('core_run', { core_oriented: true }), 'Oriented Core'));

  it('has the medium for terms of other vocabularies', () => {
    const basalt = findTerm('cgi/simplelithology', 'basalt') ?? assert.fail();
    assert.equal(materialByUri(basalt.uri).label, 'Rock');
    assert.equal(materialByUri('https://example.org/basalt').label, 'Other');
  });

  const materials: readonly [string | undefined, string, string][] = [
    ['ROCK', 'Rock', 'Rock'],
    ['Liquid>aqueous', 'Aqueous liquid', 'Liquid>aqueous'],
    ['Rock>Igneous', 'Rock>Igneous', 'Rock'],
    ['Sedimentary rock', 'Sedimentary rock', 'Rock'],
    ['constructor', 'constructor', 'Other'],
    ['  ', 'Unknown', 'Other'],
    [undefined, 'Unknown', 'Other'],
  ];
  for (const [text, label, gfz] of materials) {
    it(`takes "${text}" as ${label}`, () => {
      const concept = materialOf(text);
      assert.deepEqual([concept.label, flatOf(concept.uri)], [label, gfz]);
      assert.equal(flatOf(`${concept.uri}/`), gfz, 'with closing slash');
    });
  }

  it('has a word for every role', () => {
    assert.equal(contributorTypeOf('datacurator').igsn, 'Other');
    assert.equal(contributorTypeOf('driller').label, 'Other');
  });

  it('tells what a split is for', () => {
    assert.deepEqual(
      ['WR', 'A', 'W2', 'X', 'AW'].map((name) => splitTypeOf(name)?.code),
      ['WR', 'A', 'W', undefined, undefined],
    );
  });
});
