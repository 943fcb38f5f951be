import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { shareBoard } from '../../src/store/ports/share-board.ts';
import { openGate } from '../../src/upstream/http/gate.ts';
import { LimitShare } from '../../src/upstream/http/limit-share.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';

const TIMES = { beatMs: 20, deadMs: 60_000, idleMs: 60_000 };

onEachPlace('two servers that send to one upstream', (place) => {
  it('have no more under way together than it bears, also while the second joins', async () => {
    const houses = [await houseAt(place()), await houseAt(place())];
    const shares = houses.map(({ store }) => new LimitShare('datacite', shareBoard(store), TIMES));
    const gates = shares.map((one) => openGate({ concurrency: 3, requestsPerSecond: 0 }, one));
    let [inside, most] = [0, 0];
    const by = [0, 0];
    const send = (at: number) =>
      gates[at]!.through(async () => {
        most = Math.max(most, ++inside);
        by[at]!++;
        await sleep(2);
        inside--;
      });
    const begun = [0, 1].map(async (at) => {
      while (by[0]! < 30 || by[1]! < 30) await Promise.all([send(at), send(at), send(at), send(at)]);
    });
    await Promise.all(begun);
    assert.ok(by[0]! >= 30 && by[1]! >= 30, `${by}`);
    assert.ok(most <= 3, `${most}`);
    await Promise.all(shares.map((one) => one.leave()));
    await Promise.all(houses.map((one) => one.close()));
  });

  it('keep its pace together', async () => {
    const houses = [await houseAt(place()), await houseAt(place())];
    const shares = houses.map(({ store }) => new LimitShare('handles', shareBoard(store), TIMES));
    const gates = shares.map((one) => openGate({ concurrency: 8, requestsPerSecond: 100 }, one));
    // Both are known to each other before it is counted.
    await Promise.all(gates.map((one) => one.through(async () => undefined)));
    while ((await Promise.all(shares.map((one) => one.current()))).some((one) => one.shares < 2)) await sleep(10);
    const times: number[] = [];
    const started = performance.now();
    const all = gates.flatMap((gate) =>
      Array.from({ length: 8 }, () => gate.through(async () => void times.push(performance.now()))),
    );
    await Promise.all(all);
    const late = times.toSorted((a, b) => a - b).map((at, n) => at - started - (n - 1) * 10);
    assert.ok(Math.min(...late) >= 0, `${late}`);
    await Promise.all(shares.map((one) => one.leave()));
    await Promise.all(houses.map((one) => one.close()));
  });

  it('leave everything to the other that is still there, and nothing to one that cannot reach the board', async () => {
    const house = await houseAt(place());
    const board = shareBoard(house.store);
    const gone = new LimitShare('mds', board, TIMES);
    assert.deepEqual(await gone.current(), { shares: 1, place: 0 });
    await gone.leave();
    const other = new LimitShare('mds', board, TIMES);
    assert.deepEqual(await other.current(), { shares: 1, place: 0 });
    await other.leave();
    // One that was killed gives no sign any more; it is waited for as long as it might still send.
    await board.renew('mds', { holder: '0', beat: 1, shares: 1 });
    const third = new LimitShare('mds', board, { ...TIMES, deadMs: 100 });
    assert.deepEqual(await third.current(), { shares: 1, place: 0 });
    await third.leave();
    const broken = { renew: () => Promise.reject(new Error('away')), remove: () => Promise.resolve() };
    await assert.rejects(new LimitShare('mds', broken, TIMES).current(), /away/);
    await house.close();
  });
});
