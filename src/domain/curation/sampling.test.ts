import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkMark } from './check-mark.ts';
import { findMarkConflicts, type SamplingMark } from './find-mark-conflicts.ts';
import { proposeSettlements } from './propose-settlements.ts';
import { checkRequestStep, nextRequestStates, REQUEST_STATES } from './request-state.ts';

const mark = (id: string, topCm: number, bottomCm: number, sharePc = 100, isTaken = false): SamplingMark => ({
  id,
  request: id,
  topCm,
  bottomCm,
  sharePc,
  isTaken,
});
const places = (marks: readonly SamplingMark[], mostPc?: number) =>
  findMarkConflicts(marks, mostPc).map((one) => [one.topCm, one.bottomCm, one.marks.map(({ id }) => id).join('')]);

test('the conflicts of the mock-up', () => {
  assert.deepEqual(places([mark('C', 18, 30), mark('B', 24, 32), mark('A', 55, 57), mark('D', 78, 86)]), [
    [24, 30, 'CB'],
  ]);
  assert.deepEqual(places([mark('C', 47, 56), mark('D', 52, 54), mark('A', 53, 55)]), [[52, 55, 'CDA']]);
});

test('marks that touch, and shares that fit, are no conflict', () => {
  assert.deepEqual(places([mark('A', 0, 10), mark('B', 10, 20)]), []);
  assert.deepEqual(places([mark('A', 0.1, 0.3), mark('B', 0.1 + 0.2, 1)]), []);
  assert.deepEqual(places([mark('A', 0, 10, 50), mark('B', 5, 20, 50)]), []);
  assert.deepEqual(places([mark('A', 0, 10, 50), mark('B', 5, 20, 50)], 75), [[5, 10, 'AB']]);
  assert.deepEqual(places([]), []);
});

test('settlements: divide, share, decide, and what is taken stays', () => {
  const [conflict] = findMarkConflicts([mark('C', 18, 30), mark('B', 24, 32)]);
  const ways = proposeSettlements(conflict!);
  assert.deepEqual(
    ways.map((one) => [
      one.kind,
      one.winner,
      ...one.marks.map((each) => `${each.id} ${each.topCm}-${each.bottomCm} ${each.sharePc}`),
    ]),
    [
      ['divide', undefined, 'C 18-27 100', 'B 27-32 100'],
      ['share', undefined, 'C 18-30 50', 'B 24-32 50'],
      ['decide', 'C', 'B 30-32 100'],
      ['decide', 'B', 'C 18-24 100'],
    ],
  );
  const [gone] = findMarkConflicts([mark('T', 0, 10, 100, true), mark('B', 5, 12)]);
  assert.deepEqual(proposeSettlements(gone!), []);
});

const marks = fc.array(
  fc.record({
    top: fc.integer({ min: 0, max: 90 }),
    length: fc.integer({ min: 1, max: 20 }),
    share: fc.constantFrom(25, 50, 100),
    isTaken: fc.boolean(),
  }),
  { maxLength: 8 },
);
const asMarks = (drawn: readonly { top: number; length: number; share: number; isTaken: boolean }[]) =>
  drawn.map((one, at) => mark(String(at), one.top, one.top + one.length, one.share, one.isTaken));

test('just the centimetres in which more is wanted than there is lie in a conflict', () => {
  fc.assert(
    fc.property(marks, (drawn) => {
      const all = asMarks(drawn);
      const conflicts = findMarkConflicts(all);
      for (let cm = 0; cm < 110; cm++) {
        const wanted = all
          .filter((one) => one.topCm <= cm && one.bottomCm > cm)
          .reduce((sum, one) => sum + one.sharePc, 0);
        const isIn = conflicts.some((one) => one.topCm <= cm && one.bottomCm > cm);
        assert.equal(isIn, wanted > 100, `${cm} cm`);
      }
    }),
  );
});

test('every way that is proposed settles its conflict and touches nothing that was taken', () => {
  fc.assert(
    fc.property(marks, (drawn) => {
      const all = asMarks(drawn);
      for (const conflict of findMarkConflicts(all))
        for (const { marks: settled } of proposeSettlements(conflict)) {
          for (const one of settled) {
            const before = all.find(({ id }) => id === one.id)!;
            assert.equal(before.isTaken, false);
            assert.ok(one.topCm >= before.topCm && one.bottomCm <= before.bottomCm && one.sharePc <= before.sharePc);
          }
        }
    }),
  );
});

test('a mark lies inside what may be sampled', () => {
  const half = { name: '5054_1_A_019_1_W', lengthCm: 100, isSampleable: true };
  const codes = (topCm: number, bottomCm: number, sharePc = 50, isSampleable = true) =>
    checkMark({ topCm, bottomCm, sharePc }, { ...half, isSampleable }).map((one) => one.code);
  assert.deepEqual(codes(0, 100), []);
  assert.deepEqual(codes(10, 10), ['mark-order']);
  assert.deepEqual(codes(90, 101), ['mark-outside']);
  assert.deepEqual(codes(-1, 5), ['mark-outside']);
  assert.deepEqual(codes(Number.NaN, 5), ['mark-order', 'mark-outside']);
  assert.deepEqual(codes(1, 5, 0), ['mark-share']);
  assert.deepEqual(codes(1, 5, 50, false), ['mark-not-sampleable']);
});

test('a request goes its way, and only who may moves it on', () => {
  assert.deepEqual(nextRequestStates('draft', 'requester'), ['submitted', 'withdrawn']);
  assert.deepEqual(nextRequestStates('in_review', 'requester'), ['withdrawn']);
  assert.deepEqual(nextRequestStates('published', 'curator'), []);
  assert.deepEqual(checkRequestStep('draft', 'submitted', 'requester'), []);
  assert.equal(checkRequestStep('draft', 'taken', 'curator')[0]?.code, 'request-step');
  assert.equal(checkRequestStep('submitted', 'in_review', 'requester')[0]?.code, 'request-side');
  const reached = new Set(['draft', ...REQUEST_STATES.flatMap((one) => nextRequestStates(one, 'curator'))]);
  assert.deepEqual([...reached].toSorted(), REQUEST_STATES.toSorted());
});
