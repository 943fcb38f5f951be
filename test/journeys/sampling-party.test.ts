import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { setMark } from '../../src/operations/curation/party/set-mark.ts';
import { newKey } from '../../src/store/new-key.ts';
import { CURATOR } from '../curation/party-here.ts';
import { hangScan, takenPicture } from '../files/picture-here.ts';
import { CHROMIUM, openBrowser } from './fixture/admin-browser.ts';
import { drag, row, saved, scan, type } from './fixture/party-hands.ts';
import {
  addSecondHole,
  isShown,
  openAsCurator,
  openAsScientist,
  openPartyPlace,
  type PartyPlace,
} from './fixture/party-place.ts';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Runs in the page: what reaches over its right edge. */
const WIDEST = `[...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && one.closest('.scrollx') === null)
  .slice(0, 3).map((one) => one.outerHTML.slice(0, 120)).join(' ')`;

/** What axe finds in a page. */
async function axe(page: Page): Promise<unknown> {
  await page.evaluate(AXE);
  return page.evaluate(
    `axe.run().then((found) => found.violations.map((one) => [one.id, one.nodes.slice(0, 3).map((node) => node.html)]))`,
  );
}

/** Drags with a finger from the middle of something, in px down. */
async function swipe(page: Page, { x, y }: { x: number; y: number }, byPx: number): Promise<void> {
  const fingers = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    fingers.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x, y: at }] });
  await touch('touchStart', y);
  for (let step = 1; step <= 5; step++) await touch('touchMove', y + (byPx * step) / 5);
  await touch('touchEnd');
  await fingers.detach();
}

describe('a sampling party', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let party: PartyPlace;
  let browser: Browser;
  let curator: Page;
  let brandt: Page;
  let okafor: Page;

  before(async () => {
    party = await openPartyPlace();
    browser = await openBrowser();
    brandt = await openAsScientist(browser, party, 0, { viewport: { width: 1280, height: 1000 } });
    okafor = await openAsScientist(browser, party, 1);
    curator = await openAsCurator(browser, party);
  });
  after(async () => {
    await browser?.close();
    await party?.close();
  });

  it('each marks, by hand and by keyboard, and sees at once what others mark, and that they are here', async () => {
    await drag(brandt, 0, 12, 20);
    await row(brandt, '12–20').waitFor();
    await saved(brandt);
    await row(okafor, '12–20').waitFor({ timeout: 10_000 });
    await curator.waitForSelector('.herenow >> text=B');
    await type(okafor, 1, '24-32');
    await brandt.focus('g.mk');
    await brandt.keyboard.press('ArrowDown');
    await brandt.keyboard.press('Shift+ArrowDown');
    await brandt.keyboard.press('Alt+ArrowUp');
    await row(okafor, '12–22').waitFor({ timeout: 10_000 });
    await brandt.keyboard.press('Delete');
    await row(okafor, '12–22').waitFor({ state: 'detached', timeout: 10_000 });
    await brandt.keyboard.press('Control+z');
    await row(okafor, '12–22').waitFor({ timeout: 10_000 });
    assert.equal(await okafor.locator('g.mk').count(), 2, 'on the drawing as in the table');
  });

  it('what cannot be marked is said where it was typed, and stays typed', async () => {
    await brandt.keyboard.press('Escape');
    await brandt.selectOption('.mf select >> nth=0', { index: 2 });
    await brandt.fill('#mark-interval', '80-95');
    await brandt.keyboard.press('Enter');
    assert.match((await brandt.textContent('#interval-trouble')) ?? '', /92 cm long.*0 to 92 cm/);
    assert.equal(await brandt.inputValue('#mark-interval'), '80-95');
  });

  it('a conflict stands on all three screens; the curator settles it by a button, and all see that', async () => {
    await type(brandt, 1, '18-30');
    for (const page of [brandt, okafor, curator]) {
      await page.waitForSelector('.cf[data-conflict="1"]', { timeout: 10_000 });
      assert.match(
        (await page.textContent('.cf')) ?? '',
        /1\. Section 1-2, 24–30 cm.*A wants 18–30.*B wants 24–32.*6 cm/,
      );
      await row(page, 'Conflict 1').first().waitFor();
      assert.equal(await page.locator('svg text.dia').textContent(), '1');
    }
    assert.equal(await okafor.locator('.cf .fa button').count(), 0, 'only curators settle');
    await curator.click('.cf button:has-text("A 18–27, B 27–32")');
    for (const page of [brandt, okafor, curator]) {
      await page.waitForSelector('.cf', { state: 'detached', timeout: 10_000 });
      await row(page, '27–32').waitFor();
    }
  });

  it('while the server is away a mark is kept here and shown as not sent; it goes when the server is back', async () => {
    await okafor.context().setOffline(true);
    await drag(okafor, 3, 40, 46);
    await okafor.waitForSelector('[data-net=here] >> text=1 unsent');
    await row(okafor, 'Not sent yet').waitFor();
    assert.equal(await row(brandt, '40–46').count(), 0);
    await okafor.context().setOffline(false);
    await saved(okafor);
    await row(brandt, '40–46').waitFor({ timeout: 10_000 });
    assert.equal(await row(okafor, 'Not sent yet').count(), 0);
  });

  it('what two changed apart is for a person to decide: nothing is lost, nothing is overwritten', async () => {
    await okafor.context().setOffline(true);
    await okafor.click('button.lt[aria-label*="40–46"]');
    await okafor.focus('g.mk.chosen');
    await okafor.keyboard.press('ArrowDown');
    await row(okafor, '41–47').waitFor();
    await curator.click('button.lt[aria-label*="40–46"]');
    await curator.fill('#mark-interval', '50-56');
    await curator.keyboard.press('Enter');
    await row(curator, '50–56').waitFor();
    await saved(curator);
    await okafor.context().setOffline(false);
    await okafor.waitForSelector('text=/You marked 41–47 cm. Meanwhile ida left it at 50–56 cm/', { timeout: 15_000 });
    await okafor.click('button:has-text("Take theirs")');
    await row(okafor, '50–56').waitFor();
    await saved(okafor);
    await curator.click('.mf >> text=Done');
  });

  it('taking asks first, wants a reason for what is over the quota, and gives numbers that landing pages know', async () => {
    await curator.waitForSelector('text=4 marks can be taken now');
    await curator.click('button:has-text("Approve and take 4")');
    await curator.fill('dialog label:has-text("B would have 2 of 1 granted") input', 'Agreed at the table');
    await curator.click('dialog button[type=submit]');
    await row(curator, /Taken/).first().waitFor({ timeout: 15_000 });
    const igsn = (await row(brandt, '12–22').locator('a.m, td.m a').textContent({ timeout: 10_000 })) ?? '';
    assert.match(igsn, /^ICDP5054E[A-Z0-9]+$/);
    assert.match((await brandt.textContent('.ap')) ?? '', /4 are already taken/);
    await brandt.click('.tb .lt >> nth=0');
    assert.equal(await brandt.locator('[data-handle]').count(), 0, 'what is taken has no handles');
    const register = `fetch('/api/v1/station/expeditions/5054/register', { method: 'POST' }).then((one) => one.status)`;
    assert.equal(await curator.evaluate(register), 200);
    const landing = await curator.context().newPage();
    await landing.goto(`${party.place.base}/igsn/${igsn}`);
    assert.match((await landing.textContent('main')) ?? '', /5054_1_A_001_1_W.*12.*22 cm/s);
    await landing.close();
  });

  it('sub-samples of what was taken are made, and what is scanned is shown', async () => {
    await curator.click('button.lt[aria-label*="12–22"]');
    await curator.click('summary:has-text("Sub-samples")');
    await curator.click('button:has-text("Make them")');
    await curator.waitForSelector('.said:has-text("Made: ")');
    await curator.evaluate('document.activeElement.blur()');
    await scan(curator, '5054_1_A_003_2_W');
    await curator.waitForSelector('svg text.a:has-text("3-2")');
    await curator.fill('#jump', '103.5');
    await curator.keyboard.press('Enter');
    await curator.waitForSelector('svg text.a:has-text("1-1")');
  });

  it('a finger drags as a mouse does, as far as it goes; beside the core it scrolls', async () => {
    const lindgren = await openAsScientist(browser, party, 2, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    await lindgren.locator('.grab').first().scrollIntoViewIfNeeded();
    await lindgren.evaluate(`document.querySelector('#drawing').scrollIntoView()`);
    const box = (await lindgren.locator('.grab').first().boundingBox())!;
    const cm = box.height / 100;
    await swipe(lindgren, { x: box.x + 20, y: box.y + 70 * cm }, 8 * cm);
    await row(lindgren, '70–78').waitFor();
    await saved(lindgren);
    const middleOf = async (what: string) => {
      const at = (await lindgren.locator(what).boundingBox())!;
      return { x: at.x + at.width / 2, y: at.y + at.height / 2 };
    };
    await swipe(lindgren, await middleOf('[data-handle=bottom]'), 6 * cm);
    await row(lindgren, '70–84').waitFor();
    await swipe(lindgren, await middleOf('g.mk.chosen .hit'), -4 * cm);
    await row(lindgren, '66–80').waitFor();
    await saved(lindgren);
    await row(curator, '66–80').waitFor({ timeout: 10_000 });
    const before = await lindgren.evaluate('scrollY');
    await swipe(lindgren, { x: box.x + 60, y: 600 }, -300);
    await lindgren.waitForFunction(`scrollY > ${before} + 100`);
    await lindgren.context().close();
  });

  it('of several holes one can be taken, and the others wait', async () => {
    const splitId = await addSecondHole(party);
    const wanted = { requestId: party.requests[2]!, splitId, interval: '10-12' };
    assert.ok((await setMark(party.place.house.unitOfWork, party.party, newKey(), wanted, CURATOR)).isKept);
    await curator.waitForSelector('select[aria-label=Hole]', { timeout: 10_000 });
    await curator.click('button:has-text("Approve and take")');
    await curator.check('dialog label:has-text("1 of hole B") input');
    await curator.click('dialog button[type=submit]:has-text("Take 1")');
    await curator.waitForSelector('.said:has-text("1 sample taken.")', { timeout: 15_000 });
    await curator.selectOption('select[aria-label=Hole]', { label: 'Hole B' });
    // The rows of the other hole stand there until those of this one have come.
    await row(curator, /10–12[\s\S]*Taken/).waitFor();
    await curator.selectOption('select[aria-label=Hole]', { label: 'Hole A' });
    await curator.waitForSelector('text=1 mark can be taken now');
  });

  it('axe finds nothing, in light and dark, wide and narrow; nothing reaches over the edge of a phone', async () => {
    const phone = await openAsCurator(browser, party, {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      reducedMotion: 'reduce',
    });
    for (const page of [curator, brandt, phone]) assert.deepEqual(await axe(page), []);
    assert.equal(await phone.evaluate(WIDEST), '');
    await phone.click('button:has-text("Help")');
    await phone.waitForSelector('dialog >> text=To mark');
    assert.deepEqual(await axe(phone), []);
    await phone.context().close();
  });

  it('the scan of a section lies under its marks, for whoever sees the party', async () => {
    const sections = await party.place.house.store.read
      .selectFrom('tree_object')
      .select('id')
      .where('type', '=', 'section')
      .execute();
    for (const { id } of sections) await hangScan(party.place.house, id, await takenPicture(60, 900, 1));
    await brandt.reload();
    await brandt.click('button:text-is("Line scan")');
    const address = await brandt.locator('svg image').first().getAttribute('href');
    assert.equal(await brandt.evaluate(`fetch(${JSON.stringify(address)}).then((one) => one.status)`), 200);
    await brandt.click('button:text-is("Drawing")');
  });

  it('a closed party is to be read', async () => {
    const close = `fetch('/api/v1/sampling-parties/${party.party}', { method: 'PATCH', body: '{"state":"closed"}',
      headers: { 'content-type': 'application/json' } }).then((one) => one.status)`;
    assert.equal(await curator.evaluate(close), 200);
    await brandt.waitForSelector('text=Closed, to read', { timeout: 10_000 });
    await brandt.reload();
    await isShown(brandt);
    assert.equal(await brandt.locator('#mark-interval').count(), 0);
  });
});
