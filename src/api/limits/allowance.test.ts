import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Allowances } from './allowance.ts';
import { costOf } from './request-cost.ts';

describe('points of an address', () => {
  it('are spent at once and come back evenly over a minute', () => {
    const all = new Allowances(60);
    assert.deepEqual(all.take('a', 60, 0), { isAllowed: true, remaining: 0, resetS: 60, retryS: 0 });
    assert.deepEqual(all.take('a', 10, 0), { isAllowed: false, remaining: 0, resetS: 60, retryS: 10 });
    assert.equal(all.take('a', 10, 9_999).isAllowed, false);
    assert.deepEqual(all.take('a', 10, 10_000), { isAllowed: true, remaining: 0, resetS: 60, retryS: 0 });
    assert.equal(all.take('b', 60, 10_000).isAllowed, true);
    assert.equal(all.take('a', 60, 80_000).isAllowed, true);
  });

  it('are enough for what costs more than there is at all, once a minute', () => {
    const all = new Allowances(5);
    assert.deepEqual(
      [0, 1, 60_001].map((at) => all.take('a', 100, at).isAllowed),
      [true, false, true],
    );
  });

  it('are given back for what cost less', () => {
    const all = new Allowances(10);
    all.take('a', 10, 0);
    all.giveBack('a', 100);
    assert.deepEqual(all.take('a', 10, 0), { isAllowed: true, remaining: 0, resetS: 60, retryS: 0 });
  });

  it('never allow more than a full account and what came back since', () => {
    const asked = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 20_000 })));
    fc.assert(
      fc.property(asked, (requests) => {
        const all = new Allowances(100);
        let nowMs = 0;
        let spent = 0;
        for (const [cost, restMs] of requests) {
          nowMs += restMs;
          const { isAllowed, retryS, remaining } = all.take('a', cost, nowMs);
          if (isAllowed) spent += cost;
          assert.ok(remaining >= 0 && remaining <= 100 && (isAllowed ? retryS === 0 : retryS >= 1));
        }
        assert.ok(spent <= 100 + (nowMs / 60_000) * 100 + 1e-6);
      }),
    );
  });

  it('of ten thousands of addresses are kept, those asked longest ago forgotten', () => {
    const all = new Allowances(10);
    all.take('first', 10, 0);
    for (let at = 0; at < 20_000; at++) all.take(`other ${at}`, 10, 0);
    assert.deepEqual(
      ['first', 'other 19999'].map((one) => all.take(one, 10, 0).isAllowed),
      [true, false],
    );
  });

  const costs = [
    ['/robots.txt', 0],
    ['/sitemap/:number.xml', 0],
    ['/feeds/changes', 0],
    ['/dumps/:name/:file', 0],
    ['/igsn/:igsn', 1],
    ['/', 1],
    [undefined, 1],
    ['/search', 10],
    ['/map', 10],
    ['/maps/:name', 0],
    ['/ogc', 1],
    ['/ogc/collections/:collection/items', 10],
    ['/search/export.:format', 100],
  ] as const;
  for (const [route, points] of costs)
    it(`are ${points} for ${route}`, () => assert.equal(costOf(route).points, points));
});
