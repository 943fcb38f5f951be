import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { EXAMPLES, fullDescription } from '../../../../test/conformance/formats/example-descriptions.ts';
import { FORMATS } from '../../../formats/formats.ts';
import { DESCRIPTION_FIELDS } from '../description-fields.ts';
import { lossesOf } from '../losses-of.ts';
import type { SampleDescription } from '../sample-description.ts';
import { completenessOf } from './completeness-of.ts';
import { completenessOfAll } from './completeness-of-all.ts';
import { WEIGHTS } from './profile.ts';
import { PROFILES } from './profiles.ts';

const usual = EXAMPLES.find(({ label }) => label === 'section, usual')?.description ?? assert.fail();
const bare = EXAMPLES.find(({ label }) => label === 'section, bare')?.description ?? assert.fail();

const profileByName = (name: string) => PROFILES.find((one) => one.name === name);

describe('completeness', () => {
  for (const profile of PROFILES)
    test(`${profile.name}: more said is never less complete, and every gap says what to add`, () => {
      const [less, more] = [completenessOf(bare, profile), completenessOf(usual, profile)];
      assert.ok(less.score < more.score, `${less.score} and ${more.score}`);
      assert.ok(less.score >= 0 && more.score <= 100);
      for (const { advice, fields } of less.gaps) {
        assert.match(advice, /^[A-Z].*\.$/);
        assert.ok(fields.every((field) => field in DESCRIPTION_FIELDS));
      }
      const weights = less.gaps.map(({ obligation }) => WEIGHTS[obligation]);
      assert.deepEqual(
        weights,
        weights.toSorted((one, other) => other - one),
      );
    });

  test('a gap closes when its member is filled, and the score is what remains of the weights', () => {
    const profile = profileByName('igsn-datacite') ?? assert.fail();
    const before = completenessOf(bare, profile);
    const after = completenessOf({ ...bare, publisher: { name: 'GFZ' }, language: 'en' }, profile);
    const closed = before.gaps.filter((gap) => !after.gaps.some(({ property }) => property === gap.property));
    assert.deepEqual(closed.map(({ property }) => property).toSorted(), ['language', 'publisher']);
    const all = profile.properties.reduce((sum, { obligation }) => sum + WEIGHTS[obligation], 0);
    const open = after.gaps.reduce((sum, { obligation }) => sum + WEIGHTS[obligation], 0);
    assert.equal(after.score, Math.floor((100 * (all - open)) / all));
  });

  test('a hole is not asked for what only cores have', () => {
    const hole = EXAMPLES.find(({ label }) => label === 'hole, bare')?.description ?? assert.fail();
    const asked = completenessOf(hole, profileByName('icdp-drilling') ?? assert.fail()).gaps.map(
      ({ property }) => property,
    );
    assert.ok(!asked.includes('depth') && !asked.includes('parent'));
  });

  test('complete means nothing mandatory is missing', () => {
    const profile = { name: 'p', label: 'P', source: 's', properties: [] };
    assert.deepEqual(completenessOf(bare, profile), { profile: 'p', score: 100, isComplete: true, gaps: [] });
  });

  test('a creator without the mark of one is none', () => {
    const profile = profileByName('igsn-datacite') ?? assert.fail();
    const gaps = (agents: SampleDescription['agents']) =>
      completenessOf({ ...bare, agents }, profile).gaps.map(({ property }) => property);
    assert.ok(gaps([{ name: 'A', isCreator: false, role: 'Other' }]).includes('creator'));
    assert.ok(!gaps([{ name: 'A', isCreator: true }]).includes('creator'));
  });
});

test('of several records it is the mean, with what most of them lack first', () => {
  const [profile] = PROFILES;
  const two = [usual, { ...bare, publisher: { name: 'GFZ' } }];
  const [one, other] = two.map((description) => completenessOf(description, profile!));
  const { records, mean, gaps } = completenessOfAll(two, profile!);
  assert.deepEqual([records, mean], [2, Math.floor((one!.score + other!.score) / 2)]);
  const counts = gaps.map(({ count }) => count);
  assert.deepEqual(
    counts,
    counts.toSorted((first, second) => second - first),
  );
  const shared = one!.gaps.filter((gap) => other!.gaps.some(({ property }) => property === gap.property));
  assert.equal(counts.filter((count) => count === 2).length, shared.length);
  assert.deepEqual(completenessOfAll([], profile!), { records: 0, gaps: [] });
});

describe('losses', () => {
  const full = fullDescription('sample', 'text');

  for (const { name, mapping } of FORMATS)
    test(`${name}: every stated member is carried whole or told with the reason`, () => {
      const told = new Map(lossesOf(full, mapping).map((one) => [one.field, one]));
      for (const [field, fate] of Object.entries(mapping)) {
        const loss = told.get(field as keyof SampleDescription);
        if ('to' in fate && fate.narrowed === undefined) assert.equal(loss, undefined, field);
        if (loss !== undefined) assert.ok(loss.reason.length > 5 && loss.label !== '');
      }
      for (const field of ['otherNames', 'sampleRequest', 'depths'] as const) {
        const fate = mapping[field];
        const isLost = 'omitted' in fate || fate.narrowed !== undefined;
        assert.equal(told.has(field), isLost, field);
      }
    });

  test('what is not stated is not lost', () => {
    const mapping = FORMATS.find(({ name }) => name === 'igsn')?.mapping ?? assert.fail();
    const fields = lossesOf(bare, mapping).map(({ field }) => field);
    assert.ok(!fields.includes('elevationM') && !fields.includes('isDemonstration') && !fields.includes('keywords'));
  });
});
