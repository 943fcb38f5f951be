import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { partyConflicts } from './party-conflicts.ts';
import type { PartyMark } from './party-mark.ts';
import { checkQuota, isUsedUp, nameOfMark, valuesOfMark } from './plan-taking.ts';
import { laneLetter } from './sampling-party.ts';

const MARK: PartyMark = {
  id: 'm',
  partyId: 'p',
  requestId: 'r',
  lane: 'A',
  splitId: 's',
  splitName: '5054_1_A_019_1_W',
  topCm: 12,
  bottomCm: 14,
  topM: null,
  bottomM: null,
  sharePc: 50,
  kind: 'half',
  isDestructive: true,
  amount: '20 g',
  note: 'garnet',
  state: 'marked',
  taken: null,
  changedAt: '',
  changedBy: '',
  revision: 1,
  seq: 1,
};
const BY = { sampledBy: 'N. N.', curator: 'Curator', date: '2026-11-23' };

test('a mark becomes a sample of its request, a thin section one without share', () => {
  const request = { number: '7', purpose: 'x'.repeat(600) };
  assert.deepEqual(valuesOfMark(MARK, request, BY), {
    top_offset_cm: 12,
    bottom_offset_cm: 14,
    split_fraction_pc: 50,
    sampled_by: 'N. N.',
    cut: 'half',
    sample_request: '7',
    sample_date: '2026-11-23',
    amount: '20 g',
    purpose: 'x'.repeat(500),
    curator: 'Curator',
    comment: 'garnet',
  });
  const thin = valuesOfMark({ ...MARK, kind: 'thin_section', amount: '', note: '' }, { number: '7', purpose: '' }, BY);
  assert.deepEqual(Object.keys(thin), [
    'top_offset_cm',
    'bottom_offset_cm',
    'sample_request',
    'sample_date',
    'curator',
  ]);
});

test('pieces of one interval get names of their own', () => {
  const used = new Set<string>();
  const names = Array.from({ length: 28 }, () => {
    const name = nameOfMark(MARK, used);
    used.add(name);
    return name;
  });
  assert.deepEqual([names[0], names[1], names[25], names[26]], ['12-14', '12-14-b', '12-14-z', '12-14-27']);
  assert.equal(used.size, 28);
});

test('beyond its quota a request has a warning; without one never', () => {
  const codes = (granted: number | null, used: number) =>
    checkQuota({ number: '7', granted, used }).map((one) => [one.code, one.severity]);
  assert.deepEqual(codes(3, 2), []);
  assert.deepEqual(codes(3, 3), [['over-quota', 'warning']]);
  assert.deepEqual(codes(null, 99), []);
});

test('lanes have letters', () => {
  assert.deepEqual([0, 25, 26, 27, 701, 702].map(laneLetter), ['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
});

const pieces = fc.array(
  fc.record({
    topCm: fc.integer({ min: 0, max: 30 }),
    length: fc.integer({ min: 1, max: 20 }),
    sharePc: fc.constantFrom(25, 50, 100),
  }),
  { maxLength: 8 },
);

test('a split is used up just where every centimetre of it is gone', () => {
  fc.assert(
    fc.property(pieces, (drawn) => {
      const taken = drawn.map(({ topCm, length, sharePc }) => ({ topCm, bottomCm: topCm + length, sharePc }));
      const goneAt = (cm: number) =>
        taken.filter((one) => one.topCm <= cm && one.bottomCm > cm).reduce((sum, one) => sum + one.sharePc, 0);
      const isGone = Array.from({ length: 30 }, (_, cm) => goneAt(cm)).every((pc) => pc >= 100);
      assert.equal(isUsedUp(30, taken), isGone);
    }),
  );
});

test('a conflict names marks and pieces, and what was taken twice alone is none', () => {
  const piece = (id: string, topCm: number, bottomCm: number) => ({ id, topCm, bottomCm, sharePc: 100 });
  const splits = [
    { splitId: 's1', splitName: 'W', marks: [], taken: [piece('x', 0, 5), piece('y', 0, 5)] },
    {
      splitId: 's2',
      splitName: 'W',
      marks: [
        MARK,
        { ...MARK, id: 'n', topCm: 13, bottomCm: 20 },
        { ...MARK, id: 'o', topCm: 40, bottomCm: 44, sharePc: 100 },
      ],
      taken: [piece('z', 43, 45)],
    },
    {
      splitId: 's3',
      splitName: 'W',
      marks: [
        { ...MARK, id: 'q', sharePc: 51 },
        { ...MARK, id: 'a' },
      ],
      taken: [],
    },
  ];
  const found = partyConflicts(splits, new Map([['o', '2026-11-22T00:00:00Z']]));
  assert.deepEqual(
    found.map((one) => [
      one.number,
      one.splitId,
      one.topCm,
      one.bottomCm,
      one.markIds.join(),
      one.takenIds.join(),
      one.askedAt,
    ]),
    [
      [1, 's2', 43, 44, 'o', 'z', '2026-11-22T00:00:00Z'],
      [2, 's3', 12, 14, 'a,q', '', null],
    ],
  );
  assert.equal(new Set(found.map((one) => one.id)).size, 2);
});
