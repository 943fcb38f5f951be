import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { enter, openBrowser } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace } from './fixture/admin-place.ts';
import { fillSmallExpedition } from './fixture/small-expedition.ts';

describe('a scientist asks for samples, and a curator answers', () => {
  let place: AdminPlace;
  let browser: Browser;
  before(async () => {
    place = await openAdminPlace();
    await fillSmallExpedition(place.house.store);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await place?.close();
  });

  it('from the first click to the answer', async () => {
    // Without script, at the width of a phone: as much must work there.
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${place.base}/expeditions/9001`);
    await page.click('text=Ask for material');
    assert.match(page.url(), /\/requests\/new\?expedition=/);
    const widest = await page.locator('html').evaluate((root) => root.scrollWidth);
    assert.ok(widest <= 390, `nothing sticks out: ${widest} px`);
    await page.fill('[name=title]', 'Age of the mylonite');
    await page.fill('[name=p0_name]', 'Ada Lund');
    await page.fill('[name=wishLines]', 'somewhere soft and nice');
    await page.click('button[value=more]');
    assert.equal(await page.inputValue('[name=title]'), 'Age of the mylonite');
    await page.fill('[name=p2_name]', 'Third Person');
    await page.click('button[value=submit]');
    assert.match(page.url(), /\/requests\/[0-9a-f-]{36}\?/);
    const link = (await page.textContent('#link code'))!;
    assert.match((await page.textContent('#wishLines-error'))!, /Line 1/);
    await page.fill('[name=purpose]', 'Argon dating');
    await page.fill('[name=p0_email]', 'ada@uni.example');
    await page.fill('[name=material]', 'core');
    await page.fill('[name=samplesAsked]', '4');
    await page.fill('[name=wishLines]', 'Hole A 61.0-64.0 m');
    await page.check('[name=agreed]');
    await page.click('button[value=submit]');
    assert.match((await page.textContent('h1'))!, /Sample request 1/);
    await context.close();

    const admin = await enter(browser, place.base, 'admin', '/admin/requests');
    await admin.click('text=Request 1');
    await admin.waitForSelector('#wishes svg[role=img]');
    await admin.selectOption('#step select[name=to]', 'in_review');
    await admin.click('#step button.p');
    await admin.waitForSelector('#step option[value=partly_accepted]', { state: 'attached' });
    await admin.selectOption('#step select[name=to]', 'partly_accepted');
    await admin.fill('#step [name=samplesGranted]', '2');
    await admin.fill('#step [name=text]', 'Two, beside the archive half.');
    await admin.click('#step button.p');
    await admin.waitForSelector('.pt .pill:has-text("partly accepted")');
    await admin.context().close();

    const again = await (await browser.newContext()).newPage();
    await again.goto(link);
    assert.doesNotMatch(again.url(), /key=/);
    const seen = (await again.textContent('main'))!;
    assert.match(seen, /partly accepted[\s\S]*Samples granted2[\s\S]*Two, beside the archive half\./);
    await again.context().close();
  });
});
