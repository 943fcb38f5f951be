import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ANCESTORS, missingParents, namesTo, nearestNamed, stepsTo } from './lineage.ts';
import { pathOfSteps } from './object-path.ts';
import type { ObjectNames } from './object-row.ts';
import type { ObjectType } from './object-type.ts';

test('ancestors are all types an object may hang below, root first', () => {
  assert.deepEqual(ANCESTORS.program, []);
  assert.deepEqual(ANCESTORS.core_run, ['program', 'expedition', 'site', 'hole']);
  assert.deepEqual(ANCESTORS.water, ['program', 'expedition', 'site', 'hole']);
  assert.ok(!ANCESTORS.sample.includes('sample'));
});

test('the names that lead to an object leave out those beside and below the way', () => {
  const names = { expedition: '5054', site: '1', hole: 'A', core_run: '7', water: 'W1' };
  assert.deepEqual(namesTo('hole', names), { expedition: '5054', site: '1', hole: 'A' });
});

test('the nearest that names name is the sample a sample was made of, else what it was cut from', () => {
  const names = { hole: 'A', section: '1', sample: '10-15:P1:2' };
  assert.deepEqual(nearestNamed('sample', names), { type: 'sample', names: { ...names, sample: '10-15:P1' } });
  assert.equal(nearestNamed('sample', { ...names, sample: '10-15' })?.type, 'section');
  assert.equal(nearestNamed('thin_section', names)?.type, 'sample');
  assert.equal(nearestNamed('sample', { sample: '1' }), undefined);
});

test('the program may be missing on the way up, nothing else', () => {
  const names = { expedition: '5054', site: '1', hole: 'A', water: 'W1' };
  assert.equal(missingParents('water', names), undefined);
  assert.deepEqual(missingParents('water', { expedition: '5054', water: 'W1' }), ['hole', 'site']);
  assert.deepEqual(missingParents('water', { site: '1', water: 'W1' }), ['expedition']);
});

describe('the way from the program to an object', () => {
  const names: ObjectNames = { program: 'ICDP', expedition: '5054', site: '1', hole: 'A', core_run: '7', section: '2' };
  const cases: readonly (readonly [ObjectType, ObjectNames, string])[] = [
    ['section', names, 'program expedition site hole core_run section'],
    ['sample', { ...names, split: 'W', sample: '1' }, 'program expedition site hole core_run section split sample'],
    ['sample', { ...names, sample: '1' }, 'program expedition site hole core_run section sample'],
    [
      'thin_section',
      { ...names, split: 'W', sample: '10-15:P1:2', thin_section: '1' },
      'program expedition site hole core_run section split sample sample sample thin_section',
    ],
    ['sample', { ...names, sample: '10-15:P1' }, 'program expedition site hole core_run section sample sample'],
    ['cuttings', { ...names, cuttings: '1' }, 'program expedition site hole cuttings'],
    ['water', { program: 'P', expedition: 'E', site: 'S', water: '1' }, 'program expedition site water'],
    ['contributor', { ...names, contributor: 'X' }, 'program expedition contributor'],
    ['program', { program: 'P' }, 'program'],
  ];
  for (const [type, given, wanted] of cases) {
    test(`${type} of ${Object.keys(given).join(' ')}`, () => {
      const way = stepsTo(type, given);
      assert.ok('steps' in way);
      assert.equal(way.steps.map((step) => step.type).join(' '), wanted);
      assert.equal(pathOfSteps(way.steps).split('/').length, way.steps.length);
    });
  }

  const gaps: readonly (readonly [ObjectType, ObjectNames, readonly string[]])[] = [
    ['section', { ...names, core_run: undefined as never }, ['core_run']],
    ['section', { section: '1' }, ['core_run']],
    ['core_run', { program: 'P', expedition: 'E', hole: 'A', core_run: '1' }, ['site']],
    ['section', {}, ['section']],
    ['expedition', { expedition: '1' }, ['program']],
  ];
  for (const [type, given, wanted] of gaps) {
    test(`${type} of ${JSON.stringify(given)} lacks ${wanted.join()}`, () =>
      assert.deepEqual(stepsTo(type, given), { missing: wanted }));
  }
});
