import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareDescription } from '../registration/bare-description.ts';
import { mergeDescription } from './merge-description.ts';
import type { SampleDescription } from './sample-description.ts';

const bare = bareDescription('ICDP1', 'ICDP');
const depths = [{ topM: 1, bottomM: 2, scale: 'csf_a' }] as unknown as SampleDescription['depths'];
const whole: SampleDescription = { ...bare, title: 'Core', depths, rock: 'Gneiss', keywords: ['core', 'secret'] };
const seen: SampleDescription = { ...bare, title: 'Core', keywords: ['core', 'Gneiss'] };

const CASES: readonly [what: string, wanted: Partial<SampleDescription>, expected: Partial<SampleDescription>][] = [
  ['nothing changed', {}, {}],
  ['a text changed', { title: 'Core run' }, { title: 'Core run' }],
  ['a member came', { abstract: 'Dark' }, { abstract: 'Dark' }],
  ['an item came', { keywords: ['core', 'Gneiss', 'new'] }, { keywords: ['core', 'secret', 'new'] }],
  ['an item went', { keywords: ['Gneiss'] }, { keywords: ['secret'] }],
  ['who it is stays', { igsn: 'ICDP2', namespace: 'X', objectType: 'hole', prefix: '10.1' }, {}],
];

for (const [what, wanted, expected] of CASES) {
  test(what, () => assert.deepEqual(mergeDescription(whole, seen, { ...seen, ...wanted }), { ...whole, ...expected }));
}

test('a member that the view showed goes when it is left out', () => {
  const { abstract: _, ...without } = mergeDescription({ ...whole, abstract: 'x' }, { ...seen, abstract: 'x' }, seen);
  assert.deepEqual(without, whole);
  assert.equal(mergeDescription({ ...whole, abstract: 'x' }, { ...seen, abstract: 'x' }, seen).abstract, undefined);
});

test('of a list that the whole no longer states only what came is stated', () => {
  const licence = (name: string) => ({ name });
  const before = { ...bare, licences: [licence('a')] };
  const merged = (licences: readonly string[]) =>
    mergeDescription(bare, before, { ...bare, licences: licences.map(licence) }).licences;
  assert.deepEqual(merged(['a', 'b']), [licence('b')]);
  assert.equal(merged([]), undefined);
});

test('the order of a list that the view shows whole is the wanted one', () => {
  const two = { ...bare, keywords: ['a', 'b'] };
  assert.deepEqual(mergeDescription(two, two, { ...two, keywords: ['b', 'a'] }).keywords, ['b', 'a']);
});
