import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { objectsOf } from '../station/entering.ts';
import { CHROMIUM, enter, openBrowser } from './fixture/admin-browser.ts';
import { PASSWORD } from './fixture/admin-place.ts';
import { openHole, openStationPlace, recordRun, type StationPlace, settled } from './fixture/station-place.ts';

describe('a session that ends while a form is open', { skip: existsSync(CHROMIUM) ? false : 'no Chromium' }, () => {
  let place: StationPlace;
  let browser: Browser;
  before(async () => {
    place = await openStationPlace({ runs: 3, sections: 2 });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await place?.close();
  });
  const endSessions = () =>
    place.house.store.unitOfWork(async (work) => void (await work.deleteFrom('login_session').execute()));
  const signIn = async (page: Page, name: string) => {
    await page.fill('main input[name=name]', name);
    await page.fill('main input[name=password]', PASSWORD);
    await page.click('main button:has-text("Sign in")');
  };
  const expeditions = async () => {
    const rows = await place.house.store.read.selectFrom('expedition').select('expedition').execute();
    return rows.map((row) => row.expedition).toSorted();
  };

  for (const javaScriptEnabled of [true, false])
    it(`in the administration what was typed comes back, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const page = await enter(browser, place.base, 'ida', '/admin/expeditions/new', { javaScriptEnabled });
      const before = await expeditions();
      const code = javaScriptEnabled ? '7001' : '7002';
      const typed = {
        'program.program': 'ICDP',
        'expedition.expedition': code,
        'expedition.expedition_name': 'Deep "granite" & <moor>',
      };
      for (const [name, value] of Object.entries(typed)) await page.fill(`[name="${name}"]`, value);
      await endSessions();
      await page.click('main button:has-text("Set it up")');
      await page.waitForSelector('text=Your session has ended. Nothing is lost');
      assert.deepEqual(await expeditions(), before);
      // A wrong password loses nothing either.
      await page.fill('main input[name=name]', 'ida');
      await page.fill('main input[name=password]', 'a wrong one');
      await page.click('main button:has-text("Sign in")');
      await page.waitForSelector('text=do not fit');
      await signIn(page, 'ida');
      await page.click('main button:has-text("Back to the form")');
      await page.waitForSelector('text=The session had ended when this was sent');
      for (const [name, value] of Object.entries(typed)) assert.equal(await page.inputValue(`[name="${name}"]`), value);
      assert.deepEqual(await expeditions(), before);
      await page.click('main button:has-text("Set it up")');
      await page.waitForURL(/done=expedition-made/);
      assert.deepEqual(await expeditions(), [...before, code].toSorted());
      await page.context().close();
    });

  it('at the station everything is kept, and sent after signing in again', async () => {
    const page = await openHole(browser, place, 'jonas');
    await endSessions();
    await recordRun(page, '3', '2.67', '98 100 57 CC 12');
    await page.waitForSelector('.net a[href*="/login"]');
    const runs = async () =>
      (await objectsOf(place.house, place.entering.expeditionId)).filter((one) => one.type === 'core_run').length;
    assert.equal(await runs(), 3);
    await page.click('.net a[href*="/login"]');
    await signIn(page, 'jonas');
    await page.waitForURL(/\/station\//);
    await settled(page);
    assert.equal(await runs(), 4);
    await page.context().close();
  });
});
