import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, openBrowser } from './fixture/admin-browser.ts';
import { openHole, openStationPlace, recordRun, type StationPlace, settled } from './fixture/station-place.ts';

describe('labels at the station', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let place: StationPlace;
  let browser: Browser;
  let page: Page;
  before(async () => {
    place = await openStationPlace({ runs: 2, sections: 2 });
    browser = await openBrowser();
    page = await openHole(browser, place, 'ida');
    await recordRun(page, '3', '3', '100 100 100');
    await settled(page);
  });
  after(async () => {
    await browser?.close();
    await place?.close();
  });
  const printed = () =>
    place.house.store.read.selectFrom('audit').select('subject').where('action', '=', 'print-label').execute();

  it('are a PDF of the sections of the run where there is no printer, and are recorded', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('.tools >> text=Print 3')]);
    const bytes = readFileSync(await download.path());
    assert.equal(bytes.toString('latin1', 0, 5), '%PDF-');
    assert.equal((await printed()).length, 3);
  });

  it('are asked for by P, of the sample that was cut last', async () => {
    await page.keyboard.press('m');
    await page.keyboard.type('10-15');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.born .m');
    await settled(page);
    await page.evaluate('document.activeElement.blur()');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('p')]);
    assert.ok((await download.path()).length > 0);
    assert.equal((await printed()).length, 4);
  });

  it('are not made of what the server does not have yet, and that is said', async () => {
    await page.context().setOffline(true);
    await recordRun(page, '3', '3', '100 100 100');
    await page.click('.tools >> text=Print 3');
    await page.waitForSelector('text=Labels are made by the server, which does not have these yet.');
    await page.context().setOffline(false);
    await settled(page);
    assert.equal((await printed()).length, 4);
  });
});
