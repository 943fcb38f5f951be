import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_FACTS, type ParcelFacts } from '../../../domain/curation/parcel.ts';
import { statedFacts } from './stated-facts.ts';

const BEFORE: ParcelFacts = {
  ...NO_FACTS,
  recipient: { ...NO_FACTS.recipient, name: 'Ada', country: 'UK' },
  customs: { ...NO_FACTS.customs, origin: 'Sverige' },
};

test('a country that is stated by its name becomes its code', () => {
  const { recipient, customs } = statedFacts({ recipient: { country: 'Sverige' }, customs: { origin: ' uk ' } });
  assert.deepEqual([recipient.country, customs.origin], ['SE', 'GB']);
  const changed = statedFacts({ recipient: { country: 'Sverige' }, customs: { origin: 'UK' } }, BEFORE);
  assert.deepEqual([changed.recipient.country, changed.customs.origin], ['SE', 'GB']);
});

for (const [how, facts] of [
  ['nothing of it', { comment: 'Fragile' }],
  ['the rest', { comment: 'Fragile', recipient: { name: 'Ada' }, customs: { value: 1 } }],
  ['just that', { comment: 'Fragile', recipient: { country: 'UK' }, customs: { origin: 'Sverige' } }],
] as const)
  test(`a country that was kept otherwise before stays where ${how} is stated`, () =>
    assert.deepEqual(statedFacts(facts, BEFORE), { ...BEFORE, comment: 'Fragile' }));

test('nothing stated is as for a new one', () => assert.deepEqual(statedFacts({}), NO_FACTS));
