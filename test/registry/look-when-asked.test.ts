import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { lookWhenAsked } from '../../src/cli/look-when-asked.ts';
import { ASKED_FOR, NOT_LOOKED_AT } from '../../src/domain/registration/landing-check.ts';
import { askLandingCheck } from '../../src/operations/registry/ask-landing-check.ts';
import type { ProbePages } from '../../src/operations/registry/check-landing-pages.ts';
import { lookAtAskedPages } from '../../src/operations/registry/look-at-asked-pages.ts';
import { landingCheckStore } from '../../src/store/ports/landing-check-store.ts';
import { findLandingCheck } from '../../src/store/read/list-landing-checks.ts';
import { fillStore, igsnOf } from '../conformance/oai-pmh/fill-store.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { clientCaller, OPERATOR } from './parties.ts';

const GONE = { outcome: 'not-found', status: 404, mediaType: null, finalUrl: null, detail: '' } as const;
const FINE = { ...GONE, outcome: 'ok', status: 200 } as const;
const OWN = 'ICDP.GFZ';
const ASKED_PAGES = [1, 2, 3, 4, 5].map(igsnOf);

onEachEngine('landing pages that people ask about', (house) => {
  const asked: string[] = [];
  const answering = (answer: typeof GONE | typeof FINE): ProbePages =>
    async function* (pages) {
      for (const page of pages) {
        asked.push(page.igsn);
        yield { page, answer };
      }
    };
  const look = (answer: typeof GONE | typeof FINE, limit = 20) =>
    lookAtAskedPages(house().unitOfWork, answering(answer), { limit });
  const found = (igsn: string) => findLandingCheck(house().store.read, igsn);
  const ask = (wanted: Parameters<typeof askLandingCheck>[1], caller = clientCaller(OWN)) =>
    askLandingCheck(house().unitOfWork, wanted, caller);

  test('a page that nobody looked at yet is in line, and is looked at once', async () => {
    await fillStore(
      house().store,
      ASKED_PAGES.map((igsn) => ({ igsn, client: OWN, landingUrl: `https://samples.example.org/${igsn}` })),
    );
    assert.equal(await look(GONE), 0, 'nobody asked');
    assert.equal(await ask({ igsn: ASKED_PAGES[0]! }), 1);
    const waiting = await found(ASKED_PAGES[0]!);
    assert.deepEqual([waiting?.outcome, waiting?.dueAt, waiting?.failures], [NOT_LOOKED_AT, ASKED_FOR.one, 0]);
    assert.deepEqual(
      await landingCheckStore(house().store.read, house().store.engine).countByOutcome(),
      [],
      'it is no outcome',
    );
    assert.deepEqual([await look(GONE), await look(GONE)], [1, 0]);
    const then = await found(ASKED_PAGES[0]!);
    assert.deepEqual([then?.outcome, then?.failures, then?.status], ['not-found', 1, 404]);
    assert.ok(then!.dueAt > then!.checkedAt);
    const trail = await house()
      .store.read.selectFrom('audit')
      .select(['action', 'actor'])
      .where('subject', '=', ASKED_PAGES[0]!)
      .orderBy('id')
      .execute();
    assert.deepEqual(
      trail.map((one) => `${one.actor}: ${one.action}`),
      [`${OWN}: ask-landing-check`, 'landing pages: look-at-landing-page'],
    );
  });

  test('those of a client that fail are asked for together, and one page goes before many', async () => {
    for (const igsn of ASKED_PAGES) await ask({ igsn });
    assert.equal(await look(GONE), 5);
    await ask({ igsn: ASKED_PAGES[4]! });
    assert.equal(await look(FINE), 1);
    assert.equal(await ask({ client: OWN }), 4);
    assert.equal(await ask({ client: OWN }), 0, 'they are in line already');
    await ask({ igsn: ASKED_PAGES[3]! });
    asked.length = 0;
    assert.deepEqual([await look(FINE, 1), await look(FINE, 2), await look(FINE)], [1, 2, 1]);
    assert.equal(asked[0], ASKED_PAGES[3], 'the one that somebody waits for');
    assert.deepEqual(asked.toSorted(), ASKED_PAGES.slice(0, 4));
    assert.equal((await found(ASKED_PAGES[0]!))?.failures, 0);
    assert.equal(await ask({ client: OWN }), 0, 'none fails');
  });

  test('two workers do not look at the same page', async () => {
    for (const igsn of ASKED_PAGES) await ask({ igsn });
    asked.length = 0;
    const looked = await Promise.all([look(FINE, 3), look(FINE, 3), look(FINE, 3)]);
    assert.equal(
      looked.reduce((sum, one) => sum + one, 0),
      5,
    );
    assert.deepEqual(asked.toSorted(), ASKED_PAGES);
  });

  test('is for who deposits, and for records with a page elsewhere', async () => {
    await assert.rejects(ask({ igsn: ASKED_PAGES[0]! }, clientCaller('ICDP.BGR')), { code: 'not-allowed' });
    await assert.rejects(ask({ client: OWN }, clientCaller('ICDP.BGR')), { code: 'not-allowed' });
    await assert.rejects(ask({ client: 'NO.SUCH' }, OPERATOR), { code: 'not-found' });
    await assert.rejects(ask({ igsn: 'NOSUCH1' }, OPERATOR), { code: 'not-found' });
    await house().store.unitOfWork((db) =>
      db.updateTable('record').set({ landing_url: null }).where('igsn', '=', ASKED_PAGES[1]!).execute(),
    );
    await assert.rejects(ask({ igsn: ASKED_PAGES[1]! }, OPERATOR), { code: 'not-found' });
  });

  test('the worker looks by itself, and what it did not come to stays in line when it stops', async () => {
    const reached = Promise.withResolvers<void>();
    const probe: ProbePages = async function* (pages, signal) {
      yield { page: pages[0]!, answer: GONE };
      reached.resolve();
      if (signal?.aborted === false) await once(signal, 'abort');
    };
    for (const igsn of [ASKED_PAGES[2]!, ASKED_PAGES[3]!]) await ask({ igsn });
    const worker = lookWhenAsked(house(), (error) => assert.fail(String(error)), probe);
    await reached.promise;
    await sleep(10);
    await worker.stop();
    assert.equal((await found(ASKED_PAGES[2]!))?.outcome, 'not-found');
    assert.equal((await found(ASKED_PAGES[3]!))?.dueAt, ASKED_FOR.many);
    assert.equal(await look(FINE), 1);
  });
});
