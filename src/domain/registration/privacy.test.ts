import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ARBITRARY_DESCRIPTION } from '../../../test/conformance/formats/arbitrary-description.ts';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { describeObject } from '../description/describe-object.ts';
import { type Access, UNTIL_OPENED } from './embargo.ts';
import { plainTitle } from './plain-title.ts';
import { accessWith, isSamePrivacy, NOTHING_KEPT_BACK, type Withheld } from './privacy.ts';
import { publicPart } from './public-part.ts';
import { summaryOf } from './record-summary.ts';
import { WITHHOLDABLE } from './withholding.ts';
import { withoutWithheld } from './without-withheld.ts';

const SAMPLE = {
  ...describeObject(usualContext('sample')),
  latitudeDeg: 63.4016,
  longitudeDeg: -13.2027,
  utm: { zone: '33', eastingM: 1, northingM: 2 },
  locality: 'Hushville',
  rock: 'Hushrock',
};
const until = '2027-03-01';
const withheld = (members: Withheld['members'], more: Partial<Withheld> = {}): Withheld => ({
  members,
  until,
  ...more,
});

describe('the embargo of a record', () => {
  const cases: readonly (readonly [string, Access, string | null, Access])[] = [
    ['none', { isPublic: true }, null, { isPublic: true }],
    ['set on an open one', { isPublic: true }, until, { isPublic: false, moratoriumUntil: until }],
    [
      'later than stated',
      { isPublic: false, moratoriumUntil: '2027-01-01' },
      until,
      { isPublic: false, moratoriumUntil: until },
    ],
    [
      'earlier than stated',
      { isPublic: false, moratoriumUntil: '2028' },
      until,
      { isPublic: false, moratoriumUntil: '2028' },
    ],
    ['without end', { isPublic: true }, UNTIL_OPENED, { isPublic: false }],
    ['stated without end', { isPublic: false }, until, { isPublic: false }],
  ];
  for (const [name, stated, set, expected] of cases)
    it(name, () => assert.deepEqual(accessWith(stated, { embargoUntil: set }), expected));

  it('hides as one that is stated does, in the summary as well', () => {
    const open = { ...SAMPLE, isPublic: true };
    const part = publicPart(open, '2027-02-28', open, { embargoUntil: until, withheld: null });
    assert.deepEqual([part.rock, part.isPublic, part.moratoriumUntil], [undefined, false, until]);
    assert.equal(publicPart(open, until, open, { embargoUntil: until, withheld: null }).rock, 'Hushrock');
    const { embargoEnd, openTitle } = summaryOf({ ...open, title: 'Hush' }, { embargoUntil: until, withheld: null });
    assert.ok(embargoEnd === until && openTitle !== null && !openTitle.includes('Hush'));
  });
});

describe('what is withheld', () => {
  it('goes until its day, with what may repeat it', () => {
    const part = withoutWithheld(SAMPLE, withheld(['position', 'rock']), '2027-02-28');
    for (const member of ['latitudeDeg', 'longitudeDeg', 'utm', 'rock', 'foreign'] as const)
      assert.ok(!Object.hasOwn(part, member), member);
    assert.deepEqual([part.stated, part.locality], [[], 'Hushville']);
    assert.equal(withoutWithheld(SAMPLE, withheld(['position']), until), SAMPLE);
    assert.equal(withoutWithheld(SAMPLE, null, '2020-01-01'), SAMPLE);
  });

  it('may be coarse instead', () => {
    for (const [step, latitude, longitude] of [
      [0.1, 63.4, -13.2],
      [1, 63, -13],
    ] as const) {
      const part = withoutWithheld(SAMPLE, withheld(['position'], { positionStepDeg: step }), '2027-02-28');
      assert.deepEqual([part.latitudeDeg, part.longitudeDeg, part.utm], [latitude, longitude, undefined]);
    }
  });

  it('leaves a description whole in its form, whatever is withheld', () => {
    const some = fc.uniqueArray(fc.constantFrom(...WITHHOLDABLE), { minLength: 1 });
    fc.assert(
      fc.property(ARBITRARY_DESCRIPTION, some, (description, members) => {
        const part = withoutWithheld(description, withheld(members), '2020-01-01');
        assert.deepEqual([part.igsn, part.name], [description.igsn, description.name]);
        assert.ok([description.title, plainTitle(description)].includes(part.title));
        for (const member of members)
          if (member in description) assert.ok(isGone(part[member as keyof typeof part]), member);
        for (const [field, value] of Object.entries(description))
          if (Array.isArray(value) && !(field in part)) assert.ok(description[field as 'children'] !== undefined);
        assert.ok([part.children, part.depths, part.agents, part.keywords, part.stated].every(Array.isArray));
      }),
    );
  });

  it('is compared by what it says', () => {
    const one = { embargoUntil: null, withheld: withheld(['rock', 'position']) };
    assert.ok(isSamePrivacy(one, { embargoUntil: null, withheld: withheld(['position', 'rock']) }));
    assert.ok(!isSamePrivacy(one, NOTHING_KEPT_BACK));
  });
});

function isGone(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
