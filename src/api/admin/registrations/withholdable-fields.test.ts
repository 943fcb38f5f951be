import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usualContext } from '../../../../test/conformance/formats/example-contexts.ts';
import { describeObject } from '../../../domain/description/describe-object.ts';
import { WITHHOLDABLE } from '../../../domain/registration/withholding.ts';
import { fieldNames } from './field-names.ts';
import { memberLabel, memberName, withholdableOf } from './withholdable-fields.ts';

const SAMPLE = {
  ...describeObject(usualContext('sample')),
  latitudeDeg: 63.4,
  longitudeDeg: 13.2,
};

test('what a record says comes first, and each member that may be withheld comes once', () => {
  const { said, unsaid } = withholdableOf(SAMPLE);
  assert.ok(said.includes('position') && said.includes('depths') && !said.includes('images'));
  assert.deepEqual([...said, ...unsaid].toSorted(), [...WITHHOLDABLE].toSorted());
  assert.deepEqual(
    withholdableOf({ ...SAMPLE, depths: [] }).said,
    said.filter((one) => one !== 'depths'),
  );
});

test('each has a name of its own', () => {
  assert.equal(new Set(WITHHOLDABLE.map(memberName)).size, WITHHOLDABLE.length);
  assert.equal(memberLabel('position'), 'Position: latitude, longitude, UTM, places');
  assert.equal(memberLabel('rock'), memberName('rock'));
});

test('fields of a part are those that say the same as the whole', () => {
  const whole = { ...SAMPLE, rock: 'Gneiss', comment: 'Broken' };
  const { comment: _, ...without } = whole;
  const { shown, hidden } = fieldNames(whole, { ...without, rock: 'Another' });
  assert.deepEqual(hidden, ['Comment', 'Rock']);
  assert.ok(shown.includes('IGSN') && !shown.includes('Rock') && !shown.includes('Public'));
});
