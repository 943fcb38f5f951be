import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM } from './fixture/browser.ts';
import { describeAgain } from './fixture/describe-again.ts';
import { type OpenPages, openPages } from './fixture/open-pages.ts';
import { addSecondHole } from './fixture/second-hole.ts';
import type { Marked } from './fixture/small-expedition.ts';

const MOST_TRANSFERRED = 100_000;

describe('landing pages in a browser', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let pages: OpenPages;
  let marked: Marked;
  let browser: Browser;
  let base = '';

  before(async () => {
    pages = await openPages(async (store, marked) => {
      await addSecondHole(store);
      await describeAgain(store, marked.sample, { comment: 'Corrected' });
    });
    ({ marked, browser, base } = pages);
  });
  after(() => pages?.close());

  const looks = [
    { name: 'desktop', javaScriptEnabled: true, width: 1280 },
    { name: 'desktop without script', javaScriptEnabled: false, width: 1280 },
    { name: 'telephone', javaScriptEnabled: true, width: 390 },
    { name: 'telephone without script', javaScriptEnabled: false, width: 390 },
  ] as const;
  for (const { name, javaScriptEnabled, width } of looks) {
    it(`lead from the hole to a sample and back, ${name}`, async () => {
      const page = await browser.newPage({ javaScriptEnabled, viewport: { width, height: 900 } });
      const complaints = listen(page);
      await page.goto(`${base}/igsn/${marked.hole}`);
      await page.click('#family a.nm:has-text("Core run 1Z")');
      await page.click('#family a:has-text("core runs below")');
      await page.goto(`${base}/igsn/${marked.hole}?around=9001_1_A_020`);
      await page.click('#family a.nm:has-text("Core run 20Z")');
      await page.waitForURL(`**/igsn/${marked.run}`);
      await page.click('#family a.nm:has-text("Section 2")');
      await page.waitForURL(`**/igsn/${marked.section}`);
      await page.click('.strip svg a:has-text("40–44") rect');
      await page.waitForURL(`**/igsn/${marked.sample}`);
      await page.click('a[rel=prev]:has-text("sample above")');
      await page.click('a[rel=next]:has-text("sample below")');
      await page.waitForURL(`**/igsn/${marked.sample}`);
      await page.click('.crumb a:has-text("Hole A")');
      await page.waitForURL(`**/igsn/${marked.hole}`);
      await page.click('#place a:has-text("9001_1_B")');
      assert.match((await page.textContent('h1')) ?? '', /Hole B/);
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }

  it('give a citation to take along, in every style, and a file of every format', async () => {
    const context = await browser.newContext({ acceptDownloads: true });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: base });
    const page = await context.newPage();
    await page.goto(`${base}/igsn/${marked.sample}`);
    await page.click('#cite button:has-text("Copy citation")');
    await page.waitForSelector('#cite button:has-text("Copied")');
    const copied = (await page.evaluate('navigator.clipboard.readText()')) as string;
    assert.match(copied, /^Nilsson, Åsa \(20\d\d\): Amphibolite with garnet .*https:\/\/doi\.org\/10\.60510\/\w+$/i);
    for (const [style, expected] of [
      ['APA', /^Nilsson, Å\. \(20\d\d\)/],
      ['In the methods section', /^We used sample 9001_1_A_020_2_W:40-44 \(IGSN: \w+\), https:/],
      ['BibTeX', /^@misc\{/],
      ['RIS', /^TY {2}- /],
    ] as const) {
      await page.click(`#cite summary:text-is("${style}")`);
      await page.click(`#cite details[open]:has(summary:text-is("${style}")) button`);
      await page.waitForTimeout(50);
      assert.match((await page.evaluate('navigator.clipboard.readText()')) as string, expected, style);
    }
    const links = page.locator('#download a');
    for (const link of await links.all()) {
      const address = (await link.getAttribute('href')) ?? '';
      assert.equal((await page.request.get(base + address)).status(), 200, address);
    }
    for (const link of [links.first(), links.filter({ hasText: 'BibTeX' })]) {
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      assert.equal(await download.failure(), null, download.suggestedFilename());
      assert.ok(download.suggestedFilename().startsWith(marked.sample));
    }
    assert.equal(await page.getAttribute('a:has-text("Report an error")', 'href'), `/igsn/${marked.sample}/report`);
    await context.close();
  });

  it('say what a withdrawn object was, why, and lead to its successor', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    const answer = await page.goto(`${base}/igsn/${marked.withdrawn}`);
    assert.equal(answer?.status(), 410);
    assert.match((await page.textContent('[role=note]')) ?? '', /Withdrawn.*Merged with its <i>neighbour<\/i>/);
    assert.equal(await page.locator('#cite, #download').count(), 0);
    await page.click('[role=note] a');
    await page.waitForURL(`**/igsn/${marked.sample}`);
    await page.close();
  });

  it('can be used with the keyboard alone', async () => {
    const page = await browser.newPage();
    await page.goto(`${base}/igsn/${marked.sample}`);
    await page.keyboard.press('Tab');
    assert.match((await page.evaluate('document.activeElement.textContent')) as string, /To the content/);
    await page.keyboard.press('Enter');
    await tabTo(page, '#family [aria-selected=true] a');
    for (const key of ['Home', 'End', 'ArrowUp', 'ArrowLeft']) await page.keyboard.press(key);
    assert.ok(await page.evaluate('document.activeElement.closest("[role=treeitem]") !== null'));
    await tabTo(page, '.strip');
    await tabTo(page, 'details.more summary');
    await page.keyboard.press('Enter');
    await tabTo(page, 'details.more[open] th a');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.endsWith(marked.sample));
    await page.close();
  });

  it('weigh little, ask nobody else and print in one column', async () => {
    const page = await browser.newPage();
    let transferred = 0;
    const elsewhere: string[] = [];
    page.on('response', (response) => {
      if (!response.url().startsWith(base)) elsewhere.push(response.url());
      if (!/\.svg/.test(response.url())) void response.body().then((body) => (transferred += body.length));
    });
    await page.goto(`${base}/igsn/${marked.hole}`, { waitUntil: 'networkidle' });
    assert.deepEqual(elsewhere, []);
    assert.ok(transferred > 10_000 && transferred < MOST_TRANSFERRED, `${transferred} bytes, unpacked`);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.isVisible('header.top'), false);
    assert.equal(await page.isVisible('.qrb img'), true);
    const columns = await page.evaluate(
      'getComputedStyle(document.querySelector(".cols")).gridTemplateColumns.split(" ").length',
    );
    assert.equal(columns, 1);
    await page.close();
  });
});

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  assert.fail(`the tabulator key never comes to ${selector}`);
}

/** What the browser complains of: errors in scripts, refused or missing resources. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
