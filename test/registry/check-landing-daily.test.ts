import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { checkLandingDaily } from '../../src/cli/check-landing-daily.ts';
import type { ProbePages } from '../../src/operations/registry/check-landing-pages.ts';
import { landingCheckStore } from '../../src/store/ports/landing-check-store.ts';
import { fillStore, igsnOf } from '../conformance/oai-pmh/fill-store.ts';
import { onEachEngine } from '../store/each-engine.ts';

const never = () => assert.fail('this is never called');
const ANSWER = { outcome: 'ok', status: 200, mediaType: null, finalUrl: null, detail: '' } as const;

onEachEngine('the daily look at landing pages', (house) => {
  test('is not there unless it is set', () => {
    const tell = { done: never, failed: never };
    assert.equal(checkLandingDaily(house(), tell, never), undefined);
  });

  test('looks at once, keeps what it has when it is stopped, and ends', async () => {
    await fillStore(
      house().store,
      [1, 2, 3].map((n) => ({ igsn: igsnOf(n), landingUrl: `https://samples.example.org/${n}` })),
    );
    const waiting = Promise.withResolvers<void>();
    const probe: ProbePages = async function* (pages, signal) {
      yield { page: pages[0]!, answer: ANSWER };
      waiting.resolve();
      if (signal?.aborted === false) await once(signal, 'abort');
    };
    const done: number[] = [];
    const tell = { done: (checked: number) => void done.push(checked), failed: never };
    const settings = { ...house().settings, checkLandingPages: true };
    const daily = checkLandingDaily({ ...house(), settings }, tell, probe);
    await waiting.promise;
    await daily!.stop();
    assert.deepEqual(done, [1]);
    const { store } = house();
    assert.deepEqual(await landingCheckStore(store.read, store.engine).countByOutcome(), [{ outcome: 'ok', pages: 1 }]);
  });
});
