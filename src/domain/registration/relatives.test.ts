import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { describeObject } from '../description/describe-object.ts';
import type { SampleDescription } from '../description/sample-description.ts';
import type { Withheld } from './privacy.ts';
import { summaryOf } from './record-summary.ts';
import type { Relative } from './relatives.ts';
import { withoutWithheld } from './without-withheld.ts';

const UNTIL = '2027-03-01';
const DAY_BEFORE = '2027-02-28';
const SAMPLE: SampleDescription = {
  ...describeObject(usualContext('sample')),
  title: 'Hushrock from 143.12 m depth',
  abstract: 'A piece of hushrock.',
  rock: 'Hushrock',
  latitudeDeg: 63.4016,
  longitudeDeg: -13.2026,
  depths: [{ scale: 'csf_a', topM: 143.12, bottomM: 143.2 }],
  parent: { igsn: 'PARENT', name: 'P' },
  furtherParents: [{ igsn: 'OTHER', name: 'O' }],
  children: [
    { igsn: 'CHILD1', name: 'one' },
    { igsn: 'CHILD2', name: 'two' },
  ],
  stated: [
    { field: 'latitude_deg', value: 63.4016 },
    { field: 'weight_g', value: 12 },
  ],
};
const withheld = (...members: Withheld['members']): Withheld => ({ members, until: UNTIL });
const relative = (igsn: string, more: Partial<Relative>): Relative => ({
  igsn,
  state: 'registered',
  withheld: null,
  above: null,
  ...more,
});
const shown = (relatives: readonly Relative[], today = DAY_BEFORE) => withoutWithheld(SAMPLE, null, today, relatives);

describe('a family with somebody who is not shown', () => {
  const cases: readonly (readonly [string, Relative, (part: SampleDescription) => unknown, unknown])[] = [
    ['a hidden child', relative('CHILD1', { state: 'hidden' }), childrenOf, ['CHILD2']],
    ['a reserved child', relative('CHILD2', { state: 'reserved' }), childrenOf, ['CHILD1']],
    ['a child that withholds its parent', relative('CHILD1', { withheld: withheld('parent') }), childrenOf, ['CHILD2']],
    [
      'a child that withholds more',
      relative('CHILD1', { withheld: withheld('rock') }),
      childrenOf,
      ['CHILD1', 'CHILD2'],
    ],
    ['a hidden parent', relative('PARENT', { state: 'hidden' }), (part) => part.parent, undefined],
    [
      'a parent that withholds its children',
      relative('PARENT', { withheld: withheld('children') }),
      parentOf,
      undefined,
    ],
    ['a parent that withholds its own', relative('PARENT', { withheld: withheld('parent') }), parentOf, 'PARENT'],
    ['a hidden further parent', relative('OTHER', { state: 'hidden' }), (part) => part.furtherParents, undefined],
  ];
  for (const [name, one, read, expected] of cases) it(name, () => assert.deepEqual(read(shown([one])), expected));

  it('names it again on the day', () => {
    assert.equal(shown([relative('PARENT', { withheld: withheld('children') })], UNTIL), SAMPLE);
  });
});

describe('what somebody above withholds', () => {
  const above = (say: Partial<SampleDescription>, what: Withheld) =>
    shown([relative('HOLE', { withheld: what, above: { ...SAMPLE, ...say } })]);

  it('is no place and no depth of what lies there, whatever that says', () => {
    const part = above({ latitudeDeg: 1, longitudeDeg: 2 }, withheld('position', 'depths'));
    assert.deepEqual([part.latitudeDeg, part.longitudeDeg, part.depths], [undefined, undefined, []]);
    assert.deepEqual(part.stated, [{ field: 'weight_g', value: 12 }]);
    assert.equal(part.title, `${SAMPLE.resourceType!.label} ${SAMPLE.name}`);
    assert.equal(part.rock, 'Hushrock');
  });

  it('is coarse below, too', () => {
    const part = above({}, { ...withheld('position'), positionStepDeg: 1 });
    assert.deepEqual([part.latitudeDeg, part.longitudeDeg], [63, -13]);
  });

  it('is otherwise withheld where the same is said', () => {
    assert.equal(above({ rock: 'Hushrock' }, withheld('rock')).rock, undefined);
    assert.equal(above({ rock: 'Gneiss' }, withheld('rock')).rock, 'Hushrock');
  });
});

describe('prose about what is withheld', () => {
  it('goes, in every spelling of it', () => {
    const part = withoutWithheld({ ...SAMPLE, title: 'Piece of HÚSHROCK' }, withheld('rock'), DAY_BEFORE);
    assert.deepEqual([part.title, part.abstract], [`${SAMPLE.resourceType!.label} ${SAMPLE.name}`, undefined]);
  });

  it('stays where it tells nothing', () => {
    const part = withoutWithheld(SAMPLE, withheld('material'), DAY_BEFORE);
    assert.deepEqual([part.title, part.abstract], [SAMPLE.title, SAMPLE.abstract]);
  });

  it('is neither found nor listed', () => {
    const { title, openTitle, openSearchText, embargoEnd } = summaryOf(SAMPLE, {
      embargoUntil: null,
      withheld: withheld('rock'),
    });
    assert.deepEqual([title, embargoEnd], [SAMPLE.title, null]);
    assert.doesNotMatch(`${openTitle} ${openSearchText}`, /hushrock/i);
    const quiet = summaryOf(SAMPLE, { embargoUntil: null, withheld: withheld('material') });
    assert.deepEqual([quiet.openTitle, quiet.openSearchText], [null, null]);
  });
});

function childrenOf({ children }: SampleDescription): readonly string[] {
  return children.map((one) => one.igsn);
}

function parentOf({ parent }: SampleDescription): string | undefined {
  return parent?.igsn;
}
