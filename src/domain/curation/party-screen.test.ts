import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { draggedInterval, intervalWords, movedInterval } from './mark-interval.ts';
import type { PartyMark } from './party-mark.ts';
import type { PartyConflict, PartyWindow } from './party-window.ts';
import {
  conflictWords,
  counted,
  countMarks,
  marksByHole,
  marksOf,
  missingBelow,
  quotaWords,
  restWords,
  rockAt,
  settlementWords,
  wantedPlace,
} from './party-words.ts';
import { joinedWish, type MarkWish, shownSections, wantedOf } from './pending-marks.ts';
import type { PartyRequest } from './sampling-party.ts';

const MARK: PartyMark = {
  id: 'm1',
  partyId: 'p',
  requestId: 'rA',
  lane: 'A',
  splitId: 's1',
  splitName: '5054_1_A_019_1_W',
  topCm: 12,
  bottomCm: 14,
  topM: 143.12,
  bottomM: 143.14,
  sharePc: 100,
  kind: 'sample',
  isDestructive: false,
  amount: '',
  note: '',
  state: 'marked',
  taken: null,
  changedAt: '2026-11-22T10:00:00Z',
  changedBy: 'S. Brandt',
  revision: 3,
  seq: 9,
};
const SPLIT = {
  name: 'W',
  combinedId: '5054_1_A_019_1_W',
  igsn: null,
  percentPc: 50,
  stillExists: true,
  canSample: true,
};
const WINDOW = {
  sections: [
    {
      id: 'c1',
      run: '19Z',
      name: '1',
      topM: 143,
      bottomM: 144,
      lengthCm: 100,
      rock: 'Amphibolite',
      units: [{ id: 'u', topCm: 60, bottomCm: 70, rock: 'Marble', code: 'Mb' }],
      splits: [{ ...SPLIT, id: 's1', box: null, taken: [], marks: [MARK, { ...MARK, id: 'gone', state: 'removed' }] }],
    },
  ],
} as unknown as PartyWindow;
const REQUESTS = [
  { id: 'rA', lane: 'A' },
  { id: 'rB', lane: 'B', isDestructive: true },
] as unknown as readonly PartyRequest[];

const wish = (change: Partial<MarkWish>): MarkWish => ({
  partyId: 'p',
  markId: 'm1',
  by: 'S. Brandt',
  wanted: { requestId: 'rA', splitId: 's1', topCm: 20, bottomCm: 25 },
  revision: 3,
  at: '2026-11-22T10:01:00Z',
  isSent: false,
  ...change,
});
const shown = (...wishes: MarkWish[]) => shownSections(WINDOW, [], REQUESTS, wishes);

describe('an interval under a hand', () => {
  it('stays in its section, whole and at either end', () => {
    const at = { topCm: 62, bottomCm: 70 };
    assert.deepEqual(movedInterval(at, 'whole', 5, 100), { topCm: 67, bottomCm: 75 });
    assert.deepEqual(movedInterval(at, 'whole', 50, 100), { topCm: 92, bottomCm: 100 });
    assert.deepEqual(movedInterval(at, 'whole', -80, 100), { topCm: 0, bottomCm: 8 });
    assert.deepEqual(movedInterval(at, 'top', 20, 100), { topCm: 69, bottomCm: 70 });
    assert.deepEqual(movedInterval(at, 'bottom', -20, 100), { topCm: 62, bottomCm: 63 });
    const lengths = fc.record({
      top: fc.integer({ min: 0, max: 90 }),
      length: fc.integer({ min: 1, max: 10 }),
      by: fc.integer(),
    });
    fc.assert(
      fc.property(lengths, fc.constantFrom('whole', 'top', 'bottom'), ({ top, length, by }, part) => {
        const { topCm, bottomCm } = movedInterval({ topCm: top, bottomCm: top + length }, part, by, 100);
        assert.ok(topCm >= 0 && bottomCm <= 100 && bottomCm > topCm);
        if (part === 'whole') assert.equal(bottomCm - topCm, length);
      }),
    );
  });

  it('is dragged out in whole centimetres, up or down; a click is none', () => {
    assert.deepEqual(draggedInterval(69.6, 61.9, 100), { topCm: 62, bottomCm: 70 });
    assert.deepEqual(draggedInterval(95, 130, 98.4), { topCm: 95, bottomCm: 98 });
    assert.equal(draggedInterval(40, 40.3, 100), undefined);
    assert.equal(intervalWords({ topCm: 62.5, bottomCm: 70 }), '62.5–70');
  });
});

describe('marks that the server has not confirmed', () => {
  it('are shown as they are wished, and as not saved', () => {
    const [moved] = marksOf(shown(wish({})));
    assert.deepEqual([moved?.topCm, moved?.bottomM, moved?.isOnlyHere], [20, 143.25, true]);
    const made = wish({
      markId: 'm2',
      revision: null,
      wanted: { ...wantedOf(MARK), requestId: 'rB', topCm: 2, bottomCm: 4 },
    });
    assert.deepEqual(
      marksOf(shown(made)).map((one) => [one.id, one.lane, one.topM, one.isOnlyHere]),
      [
        ['m2', 'B', 143.02, true],
        ['m1', 'A', 143.12, false],
      ],
    );
    assert.deepEqual(marksOf(shown(wish({ wanted: null }))), []);
    // What is not said of it is as the server would have it.
    const plain = wish({
      markId: 'm3',
      revision: null,
      wanted: { requestId: 'rB', splitId: 's1', topCm: 2, bottomCm: 4 },
    });
    const { kind, sharePc, isDestructive } = marksOf(shown(plain))[0]!;
    assert.deepEqual([kind, sharePc, isDestructive], ['sample', 100, true]);
  });

  it('are one wish for a mark, whatever was wished before', () => {
    const first = wish({ markId: 'm2', revision: null });
    assert.equal(joinedWish(undefined, first), first);
    assert.equal(joinedWish(first, wish({ markId: 'm2', wanted: null, revision: null })), null);
    const sent = { ...first, isSent: true };
    assert.deepEqual(
      joinedWish(sent, wish({ wanted: null, revision: null })),
      wish({ wanted: null, revision: null, isSent: true }),
    );
    const collided = wish({ now: { ...MARK, revision: 7 }, isSent: true });
    assert.equal(joinedWish(collided, wish({ revision: 3 }))?.revision, 7);
  });
});

describe('words of the screen', () => {
  const other = { ...MARK, id: 'm2', lane: 'B', topCm: 13, bottomCm: 20, isDestructive: true };
  const conflict = { markIds: ['m1', 'm2'], takenIds: [], topCm: 13, bottomCm: 14 } as unknown as PartyConflict;
  const settled = { id: 'm1', topCm: 12, bottomCm: 13, sharePc: 50, isDropped: false };

  it('say what is wanted, and what would become of it', () => {
    const marks = [MARK, other];
    assert.equal(
      conflictWords(conflict, marks),
      'A wants 12–14, B wants 13–20 and destroys it. They share 1 cm of the same piece.',
    );
    assert.equal(
      settlementWords({ kind: 'divide', marks: [settled, { ...settled, id: 'm2', topCm: 13, bottomCm: 20 }] }, marks),
      'A 12–13, B 13–20',
    );
    assert.equal(
      settlementWords({ kind: 'share', marks: [settled, { ...settled, id: 'm2' }] }, marks),
      'Split into quarters',
    );
    assert.equal(
      settlementWords({ kind: 'decide', winner: 'm2', marks: [{ ...settled, isDropped: true }] }, marks),
      'B has 13–20, A nothing',
    );
  });

  it('count marks and quotas', () => {
    const sections = shownSections(WINDOW, [{ ...conflict, number: 1 }], REQUESTS, [
      wish({ markId: 'm9', revision: null }),
    ]);
    const counts = countMarks(sections, 'p');
    assert.deepEqual([counts.free.length, counts.inConflict, counts.onlyHere], [0, 1, 1]);
    assert.equal(restWords(counts), '1 in conflict waits for the curator, 1 is not with the server yet.');
    assert.equal(restWords({ free: [], inConflict: 0, taken: 2, onlyHere: 0 }), '2 are already taken.');
    assert.equal(quotaWords({ granted: 30, used: 10, marked: 21 }), '31 of 30, 1 too many');
    assert.equal(quotaWords({ granted: 22, used: 10, marked: 8 }), '18 of 22');
    assert.equal(quotaWords({ granted: null, used: 1, marked: 1 }), '2, no number granted');
    assert.equal(counted(1_234_512), '1,234,512');
  });

  it('know in which hole a mark lies', () => {
    const hole = (name: string) => ({ id: name, name, combinedId: `5054_1_${name}` });
    const marks = ['5054_1_A_019_1_W', '5054_1_B_001_1_W', '5054_1_A_B_1_1_W', '5054_2_A_001_1_W', ''].map(
      (splitName) => ({ splitName }),
    );
    assert.deepEqual(
      [...marksByHole(marks, [hole('A'), hole('A_B'), hole('B')])].map(([id, own]) => [
        id,
        own.map((one) => one.splitName),
      ]),
      [
        ['A', ['5054_1_A_019_1_W']],
        ['B', ['5054_1_B_001_1_W']],
        ['A_B', ['5054_1_A_B_1_1_W']],
      ],
    );
  });

  it('know rock, missing core and where somebody wants to go', () => {
    const [section] = shown();
    assert.deepEqual([rockAt(section!, 65), rockAt(section!, 70)], ['Marble', 'Amphibolite']);
    const at = (topM: number | null, bottomM: number | null) => ({ topM, bottomM, lengthCm: 100 });
    assert.deepEqual(missingBelow([at(1, 2), at(2, 3), at(3.12, null), at(5, 6)]), [0, 12, 0, 0]);
    assert.deepEqual(wantedPlace(' 143,5 m'), { atM: 143.5 });
    assert.deepEqual(wantedPlace('19Z-2'), { name: '19Z-2' });
    assert.equal(wantedPlace('  '), undefined);
  });
});
