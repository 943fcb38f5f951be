import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bareDescription } from '../registration/bare-description.ts';
import { ageOf } from './age-of.ts';
import { chartAges, chartAgesWithin } from './chart-ages.ts';
import { facetValues } from './facet-values.ts';
import { readSearchRequest } from './read-search-request.ts';

const labels = (ages: ReturnType<typeof chartAges>) => ages.map((age) => age.label);

describe('ages of the chart that words name', () => {
  const cases: readonly (readonly [words: readonly string[], ages: readonly string[]])[] = [
    [['Oxfordian'], ['Oxfordian']],
    [['early Ordovician', 'Lower Ordovician'], ['Lower Ordovician']],
    [['Silurian to Devonian'], ['Silurian', 'Devonian']],
    [
      ['Ordovician–Silurian', 'Permian'],
      ['Ordovician', 'Silurian', 'Permian'],
    ],
    [['Cambrian Stage 10'], ['Cambrian Stage 10']],
    [['Caledonian', '', 'the ice age', '-', 'x'.repeat(100_000), 'a/'.repeat(40)], []],
  ];
  for (const [words, ages] of cases)
    it(words.join('; ').slice(0, 60), () => assert.deepEqual(labels(chartAges(words)), ages));

  it('come with all that they are part of, each once', () => {
    assert.deepEqual(labels(chartAgesWithin(['Oxfordian', 'Kimmeridgian'])), [
      'Oxfordian',
      'Kimmeridgian',
      'Upper Jurassic',
      'Jurassic',
      'Mesozoic',
      'Phanerozoic',
    ]);
  });
});

describe('what is found by an age', () => {
  const core = { ...bareDescription('TESTAGE', 'TEST'), geologicalAges: ['Late Jurassic', 'Hushage'] };

  it('has the span of what its words name, where no numbers are stated', () => {
    assert.deepEqual(ageOf(core), { youngestMa: 143.1, oldestMa: 161.5 });
    assert.deepEqual(ageOf({ ...core, geologicalAges: ['Permian', 'Holocene'] }), { youngestMa: 0, oldestMa: 298.9 });
    assert.deepEqual(ageOf({ ...core, ageRange: { minimum: 150, unit: 'Ma' } }), { youngestMa: 150, oldestMa: 150 });
    assert.deepEqual(ageOf({ ...core, ageRange: { minimum: 150, unit: 'varves' } }), {
      youngestMa: 143.1,
      oldestMa: 161.5,
    });
    assert.deepEqual(ageOf({ ...core, geologicalAges: ['Hushage'] }), { youngestMa: null, oldestMa: null });
  });

  it('is chosen by the chart’s names, what they are part of, and words that the chart does not have', () => {
    const ages = facetValues(core, { name: '', label: 'Own', agent: 'Own' }).filter((one) => one.facet === 'age');
    assert.deepEqual(
      ages.map((one) => one.label),
      ['Hushage', 'Upper Jurassic', 'Jurassic', 'Mesozoic', 'Phanerozoic'],
    );
    const { request } = readSearchRequest(new URLSearchParams('age=Late+Jurassic&age=Hushage'));
    assert.deepEqual(request.facets.age, ['upper jurassic', 'hushage']);
  });
});
