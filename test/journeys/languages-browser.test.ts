import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { CHROMIUM } from './fixture/browser.ts';
import { describeAgain } from './fixture/describe-again.ts';
import { type OpenPages, openPages } from './fixture/open-pages.ts';
import type { Marked } from './fixture/small-expedition.ts';

describe('pages in four languages in a browser', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let pages: OpenPages;
  let marked: Marked;
  let browser: Browser;
  let base = '';

  before(async () => {
    pages = await openPages((store, marked) => describeAgain(store, marked.sample, { comment: 'Corrected' }));
    ({ marked, browser, base } = pages);
  });
  after(() => pages?.close());

  it('are switched without script by links that keep the address, and stay switched', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`${base}/search?q=amphibolite&sort=depth`);
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    await page.click('footer a[hreflang=fr]');
    await page.waitForURL(/lang=fr/);
    const address = new URL(page.url());
    assert.deepEqual(
      ['q', 'sort', 'lang'].map((name) => address.searchParams.get(name)),
      ['amphibolite', 'depth', 'fr'],
    );
    assert.equal(await page.getAttribute('html', 'lang'), 'fr');
    // What is set in the address holds for the next page, which has none in its own.
    await page.goto(`${base}/igsn/${marked.sample}`);
    assert.equal(await page.getAttribute('html', 'lang'), 'fr');
    assert.equal(await page.getAttribute('h1', 'lang'), 'en', 'a text of the data says its own language');
    await page.click('footer a[hreflang=sv]');
    assert.match((await page.textContent('.facts')) ?? '', /Förvaras vid/);
    assert.equal(new URL(page.url()).pathname, `/igsn/${marked.sample}`);
    await page.click('.crumb a:has-text("Borrhål A")');
    await page.waitForURL(`**/igsn/${marked.hole}`);
    assert.equal(await page.getAttribute('html', 'lang'), 'sv');
    await context.close();
  });

  it('ask for what the browser prefers', async () => {
    const context = await browser.newContext({ locale: 'de-AT' });
    const page = await context.newPage();
    await page.goto(base);
    assert.match((await page.textContent('h1')) ?? '', /wissenschaftlichen Bohrungen/);
    await context.close();
  });
});
