import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FAULTS, ONCE, planFaults } from '../../scripts/fault-day/schedule.ts';

describe('the plan of a fault day', () => {
  it('is the same for the same seed, and another for another', () => {
    assert.deepEqual(planFaults(7, 30), planFaults(7, 30));
    assert.notDeepEqual(planFaults(7, 30), planFaults(8, 30));
  });

  for (const minutes of [2, 10, 30])
    it(`of ${minutes} minutes has every kind, each disk once, none at the same time, all before the end`, () => {
      for (let seed = 1; seed <= 50; seed++) {
        const plan = planFaults(seed, minutes);
        const kinds = plan.map((one) => one.kind);
        for (const kind of minutes === 2 ? ONCE : [...FAULTS, ...ONCE])
          assert.ok(kinds.includes(kind), `${seed}: ${kind}`);
        for (const kind of ONCE) assert.equal(kinds.filter((one) => one === kind).length, 1);
        for (const [at, one] of plan.entries())
          assert.ok(
            one.atS + one.lastsS <= (plan[at + 1]?.atS ?? minutes * 60),
            `${seed}: ${one.kind} at ${one.atS} s`,
          );
      }
    });
});
