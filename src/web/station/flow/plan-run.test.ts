import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { CreatedObject } from '../../../domain/station/station-operation.ts';
import { type AroundRun, planRun, wishesOf } from './plan-run.ts';
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
