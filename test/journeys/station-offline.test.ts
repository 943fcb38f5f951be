import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { objectsOf } from '../station/entering.ts';
import { PASSWORD } from './fixture/admin-place.ts';
import { BROWSER_ARGS, CHROMIUM } from './fixture/browser.ts';
import { isReady, openStationPlace, recordRun, type StationPlace, settled } from './fixture/station-place.ts';

const HOLE = '/station/5054/hole/5054_1_A';

describe('the station without its server', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let place: StationPlace;
  const profile = mkdtempSync(join(tmpdir(), 'corestone-tablet-'));
  let tablet: BrowserContext;
  let page: Page;

  const start = async () => {
    tablet = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, args: [...BROWSER_ARGS] });
    page = tablet.pages()[0] ?? (await tablet.newPage());
  };
  /** As when the battery is pulled: no chance to put anything in order. */
  const kill = async () => {
    const gone = new Promise((resolve) => tablet.once('close', resolve));
    const session = await tablet.newCDPSession(page);
    void session.send('Browser.crash' as never).catch(() => {});
    await gone;
  };
  const signIn = async (name = 'admin') => {
    await page.fill('main input[name=name]', name);
    await page.fill('main input[name=password]', PASSWORD);
    await Promise.all([page.waitForURL(place.base + HOLE), page.click('main button')]);
  };
  const stored = () => objectsOf(place.house, place.entering.expeditionId);
  const runs = async () => (await stored()).filter((one) => one.type === 'core_run');

  before(async () => {
    place = await openStationPlace({ runs: 6, sections: 3 });
    await start();
    await page.goto(place.base + HOLE);
    await signIn();
    await isReady(page);
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  });
  after(async () => {
    await tablet?.close();
    await place?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  it('goes on when the network is cut, says so, and sends everything when it is back', async () => {
    await tablet.setOffline(true);
    await recordRun(page, '3', '2.67', '98 100 57 CC 12');
    await page.waitForSelector('.net >> text=/5 unsent, kept on this tablet. Server away since \\d\\d:\\d\\d/');
    assert.equal(await page.locator('.gt .uns').count(), 4);
    assert.match((await page.textContent('.runtitle')) ?? '', /ICDP5054EC\w+.*This tablet/);
    assert.equal((await runs()).length, 6);
    await tablet.setOffline(false);
    await settled(page);
    assert.equal((await runs()).length, 7);
    const sections = (await stored()).filter((one) => one.combinedId.startsWith('5054_1_A_007_'));
    assert.equal(sections.length, 4);
    await page.waitForSelector('.gt .uns', { state: 'detached' });
  });

  it('starts and works with the server gone, and loses nothing when the browser is killed', async () => {
    await place.stop();
    await page.reload();
    await page.waitForSelector('.runs .rr');
    await recordRun(page, '3', '3', '100 100 100');
    await page.keyboard.press('s');
    await page.waitForSelector('#drawing text:text-is("W")');
    await page.keyboard.press('m');
    await page.keyboard.type('10-15');
    await page.keyboard.press('Enter');
    const igsn = (await page.textContent('.born .m')) ?? '';
    assert.match(igsn, /^ICDP5054EX/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.keyboard.type('2.5');
    await page.keyboard.press('Enter');
    await page.keyboard.type('2.4');
    await page.waitForSelector('text=not saved yet, kept as a draft');
    await page.waitForTimeout(300);
    await kill();

    await start();
    // A browser writes sessions only now and then: after a kill one may be signed out.
    await tablet.clearCookies();
    await page.goto(place.base + HOLE);
    await page.waitForSelector('.net >> text=/7 unsent, kept on this tablet. Server away since/');
    const field = (label: string) => page.inputValue(`label:has-text("${label}") input`);
    await page.waitForSelector('h2:has-text("New core run 9")');
    assert.deepEqual([await field('Top'), await field('Drilled'), await field('Recovered')], ['127.00', '2.5', '2.4']);
    assert.equal(await page.locator('.gt .uns').count(), 3);

    await place.start();
    await page.click('.net a:text-is("Sign in")');
    await signIn();
    await settled(page);
    const all = await stored();
    assert.equal(all.find((one) => one.combinedId === '5054_1_A_008_1_W:10-15')?.igsn, igsn);
    assert.equal(all.filter((one) => one.combinedId.startsWith('5054_1_A_008')).length, 7);
    const given = all.flatMap((one) => one.igsn ?? []);
    assert.equal(new Set(given).size, given.length, 'no number is given twice');
  });

  it('what one typed is not shown to somebody else who signs in, and is there again for them', async () => {
    const signInAs = async (name: string) => {
      await tablet.clearCookies();
      await page.goto(`${place.base}/login?next=${encodeURIComponent(HOLE)}`);
      await signIn(name);
      await isReady(page);
      await page.waitForSelector(`.who >> text=${name.slice(0, 2).toUpperCase()}`);
    };
    await page.waitForSelector('h2:has-text("New core run 9")');
    await signInAs('ida');
    await page.waitForSelector('h2:text-matches("^Core run 8")');
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('Control+z');
    await page.waitForSelector('text=There is nothing more to take back');
    await page.keyboard.press('n');
    assert.equal(await page.inputValue('label:has-text("Drilled") input'), '');
    await signInAs('admin');
    await page.waitForSelector('h2:has-text("New core run 9")');
    assert.equal(await page.inputValue('label:has-text("Drilled") input'), '2.5');
  });
});
