import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { House } from '../../src/context.ts';
import type { LandingOutcome } from '../../src/domain/registration/landing-check.ts';
import type { PageToCheck } from '../../src/operations/landing-check-ports.ts';
import { checkLandingPages, type ProbePages } from '../../src/operations/registry/check-landing-pages.ts';
import { landingCheckStore } from '../../src/store/ports/landing-check-store.ts';
import { fillStore, igsnOf } from '../conformance/oai-pmh/fill-store.ts';
import { onEachEngine } from '../store/each-engine.ts';

let nowMs = Date.parse('2026-01-01T00:00:00Z');
const DAY_MS = 86_400_000;

function answering(outcomes: Readonly<Record<string, LandingOutcome>>) {
  const asked: PageToCheck[] = [];
  const probe: ProbePages = async function* (pages) {
    for (const page of pages) {
      asked.push(page);
      const outcome = outcomes[page.igsn] ?? 'ok';
      yield { page, answer: { outcome, status: 200, mediaType: 'text/html', finalUrl: null, detail: 'As made up.' } };
    }
  };
  return { asked, probe };
}

const look = async (
  { unitOfWork }: House,
  outcomes: Readonly<Record<string, LandingOutcome>>,
  limit = 100,
  igsn?: string,
) => {
  const { asked, probe } = answering(outcomes);
  const checked = await checkLandingPages(unitOfWork, probe, { limit, ...(igsn !== undefined && { igsn }) });
  assert.equal(checked, asked.length);
  return asked.map((page) => page.igsn);
};

onEachEngine(
  'landing pages are looked at',
  (house) => {
    const url = (n: number) => `https://samples.example.org/${n}`;
    before(async () => {
      nowMs = Date.parse('2026-01-01T00:00:00Z');
      const registered = [1, 2, 3, 4].map((n) => ({ igsn: igsnOf(n), landingUrl: url(n) }));
      await fillStore(house().store, [
        ...registered,
        { igsn: igsnOf(5) },
        { igsn: igsnOf(6), landingUrl: url(6), state: 'withdrawn' },
        { igsn: igsnOf(7), landingUrl: url(7), state: 'pending' },
      ]);
    });

    test('only registered records that lead elsewhere, as many as are wanted, each once', async () => {
      assert.deepEqual(await look(house(), { [igsnOf(2)]: 'not-found' }, 3), [1, 2, 3].map(igsnOf));
      assert.deepEqual(await look(house(), {}, 3), [igsnOf(4)]);
      assert.deepEqual(await look(house(), {}), []);
    });

    test('what failed is looked at sooner, each failure is counted, success ends it', async () => {
      const days: readonly (readonly [day: number, asked: readonly number[], outcome: LandingOutcome])[] = [
        [1, [2], 'error'],
        [2, [], 'ok'],
        [3, [2], 'timed-out'],
        [6, [], 'ok'],
        [7, [2], 'ok'],
        [8, [], 'ok'],
        [30, [1, 3, 4], 'ok'],
        [37, [2], 'ok'],
      ];
      for (const [day, asked, outcome] of days) {
        nowMs = Date.parse('2026-01-01T00:00:01Z') + day * DAY_MS;
        const found = await look(house(), { [igsnOf(2)]: outcome });
        assert.deepEqual(found.toSorted(), asked.map(igsnOf), `day ${day}`);
        const { store } = house();
        const failing = await landingCheckStore(store.read, store.engine).failing(10);
        const counted = day < 3 ? 2 : 3;
        assert.deepEqual(
          failing.map((row) => row.failures),
          day < 7 ? [counted] : [],
          `day ${day}`,
        );
      }
    });

    test('a new address is looked at at once, and begins anew', async () => {
      await look(house(), { [igsnOf(3)]: 'error' }, 1, igsnOf(3));
      const { store } = house();
      await store.unitOfWork((db) =>
        db
          .updateTable('record')
          .set({ landing_url: url(33) })
          .where('igsn', '=', igsnOf(3))
          .execute(),
      );
      assert.deepEqual(await look(house(), { [igsnOf(3)]: 'error' }), [igsnOf(3)]);
      assert.deepEqual(
        (await landingCheckStore(store.read, store.engine).failing(10)).map((row) => [row.url, row.failures]),
        [[url(33), 1]],
      );
      assert.deepEqual(await landingCheckStore(store.read, store.engine).countByOutcome(), [
        { outcome: 'error', pages: 1 },
        { outcome: 'ok', pages: 3 },
      ]);
    });

    test('one by its name, due or not; none that leads to our own page', async () => {
      assert.deepEqual(await look(house(), {}, 1, igsnOf(1)), [igsnOf(1)]);
      for (const igsn of [igsnOf(5), igsnOf(7), 'NONE1'])
        await assert.rejects(look(house(), {}, 1, igsn), { code: 'not-found' });
    });
  },
  { now: () => new Date(nowMs) },
);
