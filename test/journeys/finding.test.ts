import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { indexNow } from '../search/small-catalogue.ts';
import { CHROMIUM } from './fixture/browser.ts';
import { LOOKS } from './fixture/looks.ts';
import { type OpenPages, openPages } from './fixture/open-pages.ts';
import type { Marked } from './fixture/small-expedition.ts';

describe('somebody finds', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let pages: OpenPages;
  let marked: Marked;
  let browser: Browser;
  let base = '';

  before(async () => {
    pages = await openPages((store) => indexNow(store));
    ({ marked, browser, base } = pages);
  });
  after(() => pages?.close());

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
