import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { CreatedObject } from '../../../domain/station/station-operation.ts';
import { type AroundRun, planRun, whyNotYet, wishesOf } from './plan-run.ts';
import { coreTypeOf, draftName, draftOf, newDraft, onDeckOf, renumbered } from './run-draft.ts';

const NOW = '2026-11-22T12:00:00+01:00';
const hole = {
  id: 'hole',
  type: 'hole',
  parentId: null,
  path: 'P/E1/S1/HA',
  name: 'A',
  values: {},
} as unknown as StationObject;
const run = (number: number, topM: number) =>
  ({
    id: `r${number}`,
    type: 'core_run',
    parentId: 'hole',
    name: String(number),
    path: `P/E1/S1/HA/C${number}`,
    values: { core: number, core_type: 'Z', drillers_top_depth_m: topM, drilled_length_m: 3, core_ondeck: NOW },
  }) as unknown as StationObject;
const around = (...runs: readonly StationObject[]): AroundRun => ({
  hole,
  runs,
  sections: [],
  isUsed: () => false,
  nowMs: Date.parse(NOW),
});
const codes = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code);
const kept = (draft: ReturnType<typeof newDraft>, near: AroundRun) => {
  const { wishes } = wishesOf(draft, planRun(draft, near), near, [], '2026-11-22T13:00:00+01:00');
  return (wishes[0] as { readonly object: CreatedObject }).object;
};

describe('a new run', () => {
  const five = run(5, 100);
  const draft = { ...newDraft([five], hole), drilled: '3' };

  it('has the next number, the tool of the last run, and comes on deck when it is saved, unless somebody says otherwise', () => {
    const object = kept(draft, around(five));
    assert.deepEqual([object.name, object.values.core, object.values.core_type], ['6', 6, 'Z']);
    assert.equal(object.values.core_ondeck, '2026-11-22T13:00:00+01:00');
    const typed = { ...draft, name: ' 012 ', coreType: 'R', onDeck: '2026-11-20 07:05 +03:00' };
    const other = kept(typed, around(five));
    assert.deepEqual([other.name, other.values.core, other.values.core_type], ['12', 12, 'R']);
    assert.equal(other.values.core_ondeck, '2026-11-20T07:05:00+03:00');
    assert.deepEqual([draftName(typed), coreTypeOf(draft), onDeckOf(draft)], ['012R', 'Z', '']);
    assert.equal(kept({ ...draft, coreType: '' }, around(five)).values.core_type, undefined);
  });

  it('whose number another run has says so, and is renumbered with the top that follows; a top that was typed stays', () => {
    const six = run(6, 103);
    const plan = planRun(draft, around(five, six));
    assert.deepEqual(codes(plan.standing), ['duplicate-key', 'overlapping-runs']);
    assert.deepEqual([plan.renumbered?.name, plan.renumbered?.top], ['7', '106.00']);
    assert.deepEqual(codes(planRun(plan.renumbered!, around(five, six)).standing), []);
    assert.equal(renumbered({ ...draft, top: '120' }, six, [five, six], hole).top, '120');
  });

  for (const [name, code] of [
    ['', 'wrong-number'],
    ['0', 'wrong-number'],
    ['seven', 'wrong-number'],
    ['05', 'duplicate-key'],
  ] as const)
    it(`“${name}” is ${code}`, () =>
      assert.ok(codes(planRun({ ...draft, name }, around(five)).standing).includes(code)));

  it('waits for later runs that are still coming, and for what was drilled', () => {
    const plan = planRun(draft, around(five));
    const why = (typed: typeof draft, isComing: boolean) => whyNotYet(typed, plan, isComing);
    assert.match(why(draft, true) ?? '', /still being fetched/);
    assert.equal(why(draft, false), undefined);
    assert.equal(why(draftOf(five, []), true), undefined);
    assert.equal(why({ ...draft, drilled: ' ' }, false), 'how much was drilled?');
    const taken = planRun({ ...draft, name: '5' }, around(five));
    assert.match(whyNotYet(draft, taken, false) ?? '', /under the sections/);
  });

  it('a time that is none keeps it from being saved', () => {
    const plan = planRun({ ...draft, onDeck: 'soon' }, around(five));
    assert.deepEqual(codes(plan.standing), ['wrong-type']);
  });
});

describe('a run that is there', () => {
  const five = run(5, 100);
  const near = around(five);
  const draft = draftOf(five, []);
  const changes = (typed: typeof draft) => wishesOf(typed, planRun(typed, near), near, [], NOW).wishes;

  it('changes in what was typed alone; emptied it is emptied', () => {
    assert.deepEqual(changes(draft), []);
    assert.deepEqual(changes({ ...draft, onDeck: onDeckOf(draft) }), []);
    assert.deepEqual(changes({ ...draft, coreType: 'R', onDeck: '' }), [
      {
        kind: 'change',
        objectId: 'r5',
        changes: { core_type: { from: 'Z', to: 'R' }, core_ondeck: { from: NOW, to: null } },
      },
    ]);
  });
});

describe('a run and its sections that are corrected as one', () => {
  const before = { ...run(5, 100), values: { ...run(5, 100).values, core_recovery_m: 2.95, section_count: 3 } };
  const cut = (name: string, lengthM: number) =>
    ({
      id: `s${name}`,
      type: 'section',
      parentId: 'r5',
      name,
      values: { section_length_m: lengthM, curated_length_m: lengthM },
    }) as unknown as StationObject;
  const near = { ...around(before), sections: [cut('1', 1), cut('2', 0.985), cut('3', 0.965)] };
  const reasons = (change: Partial<ReturnType<typeof draftOf>>) => {
    const draft = { ...draftOf(before, near.sections), ...change };
    const plan = planRun(draft, near);
    assert.deepEqual(codes(plan.standing), []);
    return wishesOf(draft, plan, near, [], NOW).wishes.map((one) => [one.kind, codes((one.overrides ?? []) as never)]);
  };

  it('have a reason on the way where only what lies between does not add up, and none where all does', () => {
    assert.deepEqual(reasons({ recovered: '2.5', line: '100 90 60' }), [
      ['change', ['section-beyond-recovery']],
      ['change', ['section-beyond-recovery']],
      ['change', []],
    ]);
    assert.deepEqual(reasons({ line: '100 98.5 96.5', lossReason: 'Ground by the bit' }), [['change', []]]);
  });
});
