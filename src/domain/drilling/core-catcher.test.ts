import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catcherNumber, isCatcherByName, isCatcherName, placeInRun } from './core-catcher.ts';
import { pathSegment } from './object-path.ts';

const among =
  (...names: string[]) =>
  (name: string) =>
    names.includes(name);

test('CC in either case is the name of a core catcher', () => {
  assert.deepEqual(['CC', 'cc', '9', 'C'].map(isCatcherName), [true, true, false, false]);
});

test('a core catcher has number 9, or the next that is free', () => {
  assert.equal(catcherNumber(among()), 9);
  assert.equal(catcherNumber(among('9', '10', '12')), 11);
});

const BY_NAME: readonly (readonly [name: string, others: string[], isCatcher: boolean])[] = [
  ['CC', ['1', '8', '9'], true],
  ['9', ['1', '2'], true],
  ['9', ['7', '8', '10'], false],
  ['8', [], false],
];

for (const [name, others, isCatcher] of BY_NAME) {
  test(`section ${name} beside ${others.join(', ') || 'none'} is ${isCatcher ? 'the' : 'no'} core catcher`, () => {
    assert.equal(isCatcherByName(name, among(...others)), isCatcher);
  });
}

test('the order in a run is that of the paths in the tree, CC at the bottom', () => {
  const names = ['10', 'CC', '9', '1', '12', '2'];
  const byPlace = names.toSorted((one, other) => placeInRun(one) - placeInRun(other));
  assert.deepEqual(byPlace, ['1', '2', '9', '10', '12', 'CC']);
  assert.deepEqual(
    byPlace,
    names.toSorted((one, other) => (pathSegment('section', one) < pathSegment('section', other) ? -1 : 1)),
  );
});
