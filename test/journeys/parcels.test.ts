import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { enter, openBrowser } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace } from './fixture/admin-place.ts';
import { fillSmallExpedition } from './fixture/small-expedition.ts';

describe('samples go out in a parcel, and come back', () => {
  let place: AdminPlace;
  let browser: Browser;
  let names: readonly string[];
  before(async () => {
    place = await openAdminPlace();
    await fillSmallExpedition(place.house.store);
    const rows = place.house.store.read.selectFrom('tree_object').select('combined_id').where('type', '=', 'sample');
    names = (await rows.orderBy('path').execute()).map((one) => one.combined_id);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await place?.close();
  });

  it('packed by scanning, shipped, reported back by link without script, accepted, returned', async () => {
    const admin = await enter(browser, place.base, 'admin', '/admin/parcels');
    await admin.click('.empty a.p, .none a.p, a.btn.p:has-text("Pack a parcel")');
    await admin.fill('[name=things]', `${names[0]}\nnobody knows this`);
    await admin.fill('[name=name]', 'Ada Lund');
    await admin.fill('[name=country]', 'SE');
    await admin.click('button:has-text("Pack it")');
    assert.match((await admin.textContent('#things-error'))!, /Nobody knows/);
    await admin.fill('[name=things]', names[0]!);
    await admin.click('button:has-text("Pack it")');
    await admin.waitForSelector('h1:has-text("Parcel P1 to Ada Lund, SE")');
    await admin.fill('[name=things]', names[1]!);
    await admin.click('button:has-text("Put in")');
    await admin.waitForSelector(`#contents th:has-text("${names[1]}")`);
    await admin.click('button:has-text("Ship it")');
    const link = (await admin.textContent('#link code'))!;

    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
      locale: 'sv',
    });
    const page = await context.newPage();
    await page.goto(link);
    assert.equal(await page.textContent('h1'), 'Återrapportera');
    const widest = await page.locator('html').evaluate((root) => root.scrollWidth);
    assert.ok(widest <= 390, `nothing sticks out: ${widest} px`);
    await page.click('form.rq button.p');
    assert.match((await page.textContent('[role=alert]'))!, /Ingenting är rapporterat än/);
    const fates = page.locator('#samples select');
    await fates.nth(0).selectOption('arrived');
    await fates.nth(1).selectOption('used-up');
    await page.selectOption('[name=pieceOf-0]', { index: 1 });
    await page.fill('[name=pieceName-0]', 'TS1');
    await page.fill('[name=works]', '10.5194/sd-19-1-2015');
    await page.click('form.rq button.p');
    assert.match((await page.textContent('[role=status]'))!, /Tack/);
    await context.close();

    await admin.goto(`${place.base}/admin/parcels`);
    await admin.click('main a:has-text("report")');
    await admin.click('#reports button:has-text("Accept")');
    await admin.waitForSelector('#reports:has-text("accepted by")');
    const made = await place.house.store.read
      .selectFrom('tree_object')
      .select('name')
      .where('type', '=', 'thin_section')
      .execute();
    assert.deepEqual(
      made.map((one) => one.name),
      ['TS1'],
    );
    await admin.goto(`${place.base}/admin/parcels`);
    await admin.fill('[name=returned]', names[0]!);
    await admin.fill('[name=note]', 'in order');
    await admin.click('button:has-text("Take it back")');
    await admin.waitForSelector('#parcels .pill:has-text("returned")');
    await admin.context().close();
  });
});
