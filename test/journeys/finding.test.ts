import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type Browser, chromium } from 'playwright-core';
import { type TemporaryStore, temporarySqlite } from '../conformance/oai-pmh/temporary-store.ts';
import { indexNow } from '../search/small-catalogue.ts';
import { BROWSER_ARGS, CHROMIUM } from './fixture/browser.ts';
import { LOOKS } from './fixture/looks.ts';
import { fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';
import { pageServer, testFace } from './fixture/small-server.ts';

describe('somebody finds', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let place: TemporaryStore;
  let marked: Marked;
  let app: FastifyInstance;
  let browser: Browser;
  let base = '';

  before(async () => {
    place = await temporarySqlite();
    marked = await fillSmallExpedition(place.store);
    await indexNow(place.store);
    app = pageServer(testFace(place.store));
    base = await app.listen({ port: 0, host: '127.0.0.1' });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: [...BROWSER_ARGS] });
  });
  after(async () => {
    await browser?.close();
    await app?.close();
    await place?.dispose();
  });

  for (const { name, javaScriptEnabled, width } of LOOKS) {
    it(`a sample by what stands on its label, by its IGSN in print, and by words, ${name}`, async () => {
      const page = await browser.newPage({ javaScriptEnabled, viewport: { width, height: 900 } });
      for (const text of ['9001_1_A_020_2_W:40-44', `IGSN: ${marked.sample.toLowerCase()}`]) {
        await page.goto(`${base}/`);
        await page.fill('main input[type=search]', text);
        await page.press('main input[type=search]', 'Enter');
        await page.waitForURL(`**/igsn/${marked.sample}`);
      }
      await page.goto(`${base}/`);
      await page.fill('main input[type=search]', 'garnet amphibolite');
      await page.press('main input[type=search]', 'Enter');
      await page.click(`#results a[href$="/igsn/${marked.sample}"]`);
      assert.match((await page.textContent('h1')) ?? '', /Amphibolite with garnet/);
      await page.click('#place a[href*="/map?"]');
      assert.match((await page.textContent('#map-count')) ?? '', /1 hole and 0 samples/);
      await page.close();
    });

    it(`that a sample was withdrawn, why, and what stands for it, ${name}`, async () => {
      const page = await browser.newPage({ javaScriptEnabled, viewport: { width, height: 900 } });
      const answer = await page.goto(`${base}/igsn/${marked.withdrawn}`);
      assert.equal(answer?.status(), 410);
      assert.equal(await page.isVisible('[role=note]:has-text("Withdrawn")'), true);
      assert.equal(await page.locator('#cite, #download').count(), 0);
      await page.click('[role=note] a');
      await page.waitForURL(`**/igsn/${marked.sample}`);
      assert.equal((await page.isVisible('#cite')) && (await page.isVisible('#download')), true);
      await page.close();
    });
  }
});
