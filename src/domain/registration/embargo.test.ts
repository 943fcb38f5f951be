import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { describeObject } from '../description/describe-object.ts';
import type { SampleDescription } from '../description/sample-description.ts';
import { checkEmbargoEnd } from './check-embargo-end.ts';
import { type Access, embargoEnd, isEmbargoed, isHidden, UNTIL_OPENED } from './embargo.ts';
import { publicPart } from './public-part.ts';
import { summaryOf } from './record-summary.ts';

const SAMPLE: SampleDescription = describeObject(usualContext('sample'));

const closed = (more: Partial<SampleDescription> = {}): SampleDescription => {
  return { ...SAMPLE, rock: 'Hush', title: 'Hush from 1 m', isPublic: false, moratoriumUntil: '2027-03-01', ...more };
};

describe('an embargo', () => {
  const cases: readonly (readonly [string, Access, day: string, hidden: boolean])[] = [
    ['public from the start', { isPublic: true }, '2020-01-01', false],
    ['public although a moratorium is stated', { isPublic: true, moratoriumUntil: '2099-01-01' }, '2020-01-01', false],
    ['before its end', { isPublic: false, moratoriumUntil: '2027-03-01' }, '2027-02-28', true],
    ['on its end', { isPublic: false, moratoriumUntil: '2027-03-01' }, '2027-03-01', false],
    ['a month, before it begins', { isPublic: false, moratoriumUntil: '2027-03' }, '2027-02-28', true],
    ['a month, as it begins', { isPublic: false, moratoriumUntil: '2027-03' }, '2027-03-01', false],
    ['a year, as it begins', { isPublic: false, moratoriumUntil: '2027' }, '2027-01-01', false],
    ['without an end', { isPublic: false }, '2999-12-31', true],
  ];
  for (const [name, access, day, hidden] of cases)
    it(`${name}: ${hidden ? 'hides' : 'hides nothing'}`, () => {
      assert.equal(isEmbargoed(access, day), hidden);
      assert.equal(isHidden(embargoEnd(access), day), hidden);
    });

  it('has an end that compares like a day', () => {
    assert.equal(embargoEnd({ isPublic: false }), UNTIL_OPENED);
    assert.equal(embargoEnd({ isPublic: true, moratoriumUntil: '2099' }), null);
    assert.equal(isHidden(undefined, '2026-01-01'), false);
  });
});

describe('what is public', () => {
  it('is the same description where nothing was ever closed', () => {
    assert.equal(publicPart(SAMPLE, '2026-01-01'), SAMPLE);
  });

  it('names no rock and no measurement while the embargo runs', () => {
    const part = publicPart(closed(), '2027-02-28');
    assert.doesNotMatch(JSON.stringify(part), /hush/i);
    for (const member of ['rock', 'abstract', 'size', 'purpose', 'lengthM', 'comment', 'sampleRequest'] as const)
      assert.ok(!Object.hasOwn(part, member), member);
    assert.deepEqual([part.stated, part.relatedWorks, part.keywords, part.geologicalAges], [[], [], [], []]);
    assert.deepEqual([part.igsn, part.name, part.depths], [SAMPLE.igsn, SAMPLE.name, SAMPLE.depths]);
    assert.equal(part.title, `${SAMPLE.resourceType?.label} ${SAMPLE.name}`);
  });

  it('is everything from the day of the end on, and says so', () => {
    assert.deepEqual(publicPart(closed(), '2027-03-01'), closed({ isPublic: true }));
  });

  it('of an older version is what the description of today allows', () => {
    const open = { ...SAMPLE, rock: 'Hush' };
    const hidden = publicPart(open, '2026-01-01', closed());
    assert.ok(hidden.rock === undefined && !hidden.isPublic && hidden.moratoriumUntil === '2027-03-01');
    const shown = publicPart(closed(), '2026-01-01', { isPublic: true });
    assert.ok(shown.rock === 'Hush' && shown.isPublic && shown.moratoriumUntil === undefined);
  });
});

describe('the summary of a record', () => {
  it('keeps a second title and text for the time of the embargo', () => {
    const { title, searchText, embargoEnd: end, openTitle, openSearchText } = summaryOf(closed());
    assert.deepEqual([title, end], ['Hush from 1 m', '2027-03-01']);
    assert.match(searchText, / hush from 1 m /);
    assert.ok(openTitle !== null && !/hush/i.test(openTitle) && openSearchText !== null);
    assert.ok(!openSearchText.includes('hush') && openSearchText.includes(` ${SAMPLE.igsn.toLowerCase()}`));
  });

  it('keeps none where there is no embargo', () => {
    const { embargoEnd: end, openTitle, openSearchText } = summaryOf(SAMPLE);
    assert.deepEqual([end, openTitle, openSearchText], [null, null, null]);
  });
});

describe('an embargo set beside a description', () => {
  const cases: readonly (readonly [string, Access, until: string, stands: boolean])[] = [
    ['of what is public', { isPublic: true }, '2020-01-01', true],
    ['later than the stated end', { isPublic: false, moratoriumUntil: '2027-03-01' }, '2027-03-02', true],
    ['on the stated end', { isPublic: false, moratoriumUntil: '2027-03-01' }, '2027-03-01', true],
    ['before the stated end', { isPublic: false, moratoriumUntil: '2027-03-01' }, '2027-02-28', false],
    ['before no end', { isPublic: false }, '2999-01-01', false],
    ['without an end, as the stated one', { isPublic: false }, UNTIL_OPENED, true],
  ];
  for (const [name, access, until, stands] of cases)
    it(`${name}: ${stands ? 'stands' : 'would do nothing'}`, () => {
      const found = checkEmbargoEnd(access, until);
      assert.deepEqual(
        [found?.code, found?.field],
        stands ? [undefined, undefined] : ['embargo-of-description', 'until'],
      );
    });
});
