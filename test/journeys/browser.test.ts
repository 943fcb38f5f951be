import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type TemporaryStore, temporarySqlite } from '../conformance/oai-pmh/temporary-store.ts';
import { foreignRecords } from '../search/foreign-records.ts';
import { harvest, indexNow } from '../search/small-catalogue.ts';
import { fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';
import { pageServer, testFace } from './fixture/small-server.ts';

const CHROMIUM = process.env.CORESTONE_TEST_CHROMIUM ?? '/usr/bin/chromium';
const ARGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  );

describe('public pages in a browser', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let place: TemporaryStore;
  let marked: Marked;
  let app: FastifyInstance;
  let browser: Browser;
  let base = '';

  before(async () => {
    place = await temporarySqlite();
    marked = await fillSmallExpedition(place.store);
    await harvest(place.store, 'peer', foreignRecords());
    await indexNow(place.store);
    const face = { ...testFace(place.store) };
    app = pageServer(face);
    base = await app.listen({ port: 0, host: '127.0.0.1' });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  });
  after(async () => {
    await browser?.close();
    await app?.close();
    await place?.dispose();
  });

  for (const javaScriptEnabled of [true, false]) {
    it(`leads from the start to a sample, its parent and a download, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const page = await browser.newPage({ javaScriptEnabled, acceptDownloads: true });
      const complaints = listen(page);
      await page.goto(base);
      await page.fill('main input[type=search]', ` https://doi.org/10.60510/${marked.sample.toLowerCase()} `);
      await page.press('main input[type=search]', 'Enter');
      await page.waitForURL(`**/igsn/${marked.sample}`);
      assert.match((await page.textContent('h1')) ?? '', /^Amphibolite with garnet from/);
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('#download a >> nth=0')]);
      assert.equal(await download.failure(), null);
      assert.ok(download.suggestedFilename().startsWith(marked.sample));
      await page.click('#family .row.op:has-text("Section 2") a');
      await page.waitForURL(`**/igsn/${marked.section}`);
      await page.click('text=18 core runs above');
      await page.waitForURL('**?around=*#family');
      assert.ok(await page.isVisible('text=Core run 10Z'));
      assert.equal(await page.isVisible('.js'), javaScriptEnabled);
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }

  it('moves through the family with arrow keys, and keeps the chosen theme', async () => {
    const page = await browser.newPage({ colorScheme: 'light' });
    await page.goto(`${base}/igsn/${marked.sample}`);
    await page.focus('#family [aria-selected=true] a');
    await page.keyboard.press('ArrowDown');
    assert.match((await page.evaluate('document.activeElement.textContent')) as string, /^60–62/);
    await page.keyboard.press('ArrowLeft');
    assert.match((await page.evaluate('document.activeElement.textContent')) as string, /^Working half/);
    await page.keyboard.press('/');
    assert.equal(await page.evaluate('document.activeElement.name'), 'q');
    await page.click('header button[data-do=theme]');
    await page.goto(base);
    assert.equal(await page.evaluate('document.documentElement.dataset.theme'), 'dark');
    await page.close();
  });
});

/** What the browser complains of: errors in scripts, refused or missing resources. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
