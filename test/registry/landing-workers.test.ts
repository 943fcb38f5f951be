import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../../src/context.ts';
import { checkLandingPages, type ProbePages } from '../../src/operations/registry/check-landing-pages.ts';
import { fillStore, igsnOf } from '../conformance/oai-pmh/fill-store.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';

const COUNT = 450;
const DAY_MS = 86_400_000;
const all = Array.from({ length: COUNT }, (_, at) => igsnOf(at + 1));

onEachPlace('two servers that look at landing pages at once', (place) => {
  let nowMs = Date.parse('2026-01-01T00:00:00Z');
  const houses: House[] = [];
  before(async () => {
    // One process writes to the embedded store: there the two are workers of one server.
    const count = place().engine === 'postgres' ? 2 : 1;
    for (let at = 0; at < count; at++) houses.push(await houseAt(place(), { now: () => new Date(nowMs) }));
    await fillStore(
      houses[0]!.store,
      all.map((igsn, at) => ({ igsn, landingUrl: `https://samples.example.org/${at}` })),
    );
  });
  after(async () => {
    for (const house of houses) await house.close();
  });

  const workers = () => [houses[0]!, houses.at(-1)!];
  const probeInto = (asked: string[], signal?: AbortController): ProbePages =>
    async function* (pages) {
      for (const page of pages) {
        if (signal?.signal.aborted === true) return;
        asked.push(page.igsn);
        if (asked.length % 50 === 0) await sleep(1);
        yield {
          page,
          answer: { outcome: 'ok', status: 200, mediaType: 'text/html', finalUrl: null, detail: 'Made up.' },
        };
        if (asked.length === 30) signal?.abort();
      }
    };
  const lookTogether = async () => {
    const asked: string[] = [];
    const runs = workers().map(({ unitOfWork }) => checkLandingPages(unitOfWork, probeInto(asked), { limit: 10_000 }));
    const counts = await Promise.all(runs);
    return { asked: asked.toSorted(), counts };
  };

  it('ask each that was never asked just once, both of them asking', async () => {
    const { asked, counts } = await lookTogether();
    assert.deepEqual(asked, all);
    assert.ok(
      counts.every((count) => count > 0),
      String(counts),
    );
  });

  it('ask each that is due just once', async () => {
    nowMs += 60 * DAY_MS;
    const { asked } = await lookTogether();
    assert.deepEqual(asked, all);
    assert.deepEqual((await lookTogether()).asked, []);
  });

  it('leave what one broke off to the other at once, and what one died with after two hours', async () => {
    nowMs += 60 * DAY_MS;
    const [one, other] = workers();
    const asked: string[] = [];
    const stopping = new AbortController();
    const probe = probeInto(asked, stopping);
    await checkLandingPages(one!.unitOfWork, probe, { limit: 10_000, signal: stopping.signal });
    assert.equal(asked.length, 30);
    const claim = (hours: number) => {
      const now = new Date(nowMs).toISOString();
      return { now, until: new Date(nowMs + hours * 3_600_000).toISOString() };
    };
    const died = await other!.unitOfWork((work) => work.landingChecks.takeDue(20, claim(2)));
    assert.equal(died.pages.length, 20);
    await checkLandingPages(other!.unitOfWork, probeInto(asked), { limit: 10_000 });
    assert.equal(asked.length, COUNT - 20);
    nowMs += 2 * 3_600_000;
    await checkLandingPages(one!.unitOfWork, probeInto(asked), { limit: 10_000 });
    assert.deepEqual(asked.toSorted(), all);
  });
});
