import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { objectsOf } from '../station/entering.ts';
import { CHROMIUM, openBrowser } from './fixture/admin-browser.ts';
import { openHole, openStationPlace, recordRun, type StationPlace, settled } from './fixture/station-place.ts';

describe('stations together', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let place: StationPlace;
  let browser: Browser;
  let floor: Page;
  let lab: Page;

  before(async () => {
    place = await openStationPlace({ runs: 4, sections: 3 });
    browser = await openBrowser();
    floor = await openHole(browser, place, 'jonas');
    lab = await openHole(browser, place, 'ida');
  });
  after(async () => {
    await browser?.close();
    await place?.close();
  });

  const find = async (combinedId: string) =>
    (await objectsOf(place.house, place.entering.expeditionId)).find((one) => one.combinedId === combinedId);
  const enterField = async (page: Page, field: string, text: string) => {
    await page.fill(`#f-${field}`, text);
    await page.click('.fields button[type=submit]');
    await page.waitForSelector('text=not saved yet, kept as a draft', { state: 'detached' });
  };

  it('each sees at once what the other enters, and who is there', async () => {
    await recordRun(floor, '3', '3', '100 100 100');
    await lab.waitForSelector('.runs .rr:has-text("5")', { timeout: 10_000 });
    await lab.waitForSelector('.others >> text=jonas', { timeout: 10_000 });
    await settled(floor);
  });

  it('what two changed apart is shown side by side and resolved by a person; what does not collide is kept', async () => {
    const section = (await find('5054_1_A_005_2'))!;
    for (const page of [floor, lab]) {
      await page.goto(`${place.base}/station/5054/object/${section.id}`);
      await page.waitForSelector('#f-rock_type');
      await settled(page);
    }
    await floor.context().setOffline(true);
    await enterField(floor, 'rock_type', 'Gneiss');
    await enterField(floor, 'section_condition', 'intact');
    await enterField(lab, 'rock_type', 'Amphibolite');
    await settled(lab);
    await floor.context().setOffline(false);
    await floor.click('text=/1 to decide/', { timeout: 20_000 });
    const row = floor.locator('.conflict tbody tr');
    assert.equal(await row.count(), 1);
    assert.match((await row.textContent()) ?? '', /Rock.*empty.*Amphibolite.*ida.*Gneiss.*you/);
    assert.equal((await find('5054_1_A_005_2'))?.values.section_condition, 'intact');
    assert.equal((await find('5054_1_A_005_2'))?.values.rock_type, 'Amphibolite');
    await floor.check('.conflict td:nth-child(4) input');
    await floor.click('text=Keep what you entered');
    await floor.waitForSelector('text=Nothing waits for you');
    await settled(floor);
    assert.equal((await find('5054_1_A_005_2'))?.values.rock_type, 'Gneiss');
    await settled(lab);
    for (let tries = 0; tries < 50 && (await lab.inputValue('#f-rock_type')) !== 'Gneiss'; tries++)
      await lab.waitForTimeout(100);
    assert.equal(await lab.inputValue('#f-rock_type'), 'Gneiss');
  });

  it('the same run recorded at both stations apart: the second is not lost, and says what stands against it', async () => {
    for (const page of [floor, lab]) {
      await page.goto(`${place.base}/station/5054/hole/5054_1_A`);
      await page.waitForSelector('.runs .rr');
    }
    await floor.context().setOffline(true);
    await recordRun(floor, '3', '2.9', '100 100 90');
    await recordRun(lab, '3', '3', '100 100 100');
    await settled(lab);
    await floor.context().setOffline(false);
    await floor.click('text=/\\d to decide/', { timeout: 20_000 });
    await floor.waitForSelector('.conflict [data-finding=name-taken]');
    assert.equal((await find('5054_1_A_006'))?.values.core_recovery_m, 3);
    assert.equal(await floor.locator('.conflict').count(), 1, 'the run and its sections are one decision');
    await floor.waitForSelector('.conflict >> text=With it: 3 sections');
    const pictures = process.env.CORESTONE_TEST_PICTURES;
    if (pictures !== undefined) await floor.screenshot({ path: `${pictures}/to-decide.png`, fullPage: true });
    await floor.context().setOffline(true);
    await floor.click('text=Record as core run 7');
    await floor.click('[data-finding=overlapping-runs] >> text=Keep, give a reason');
    await floor.keyboard.type('two barrels, counted twice');
    await floor.keyboard.press('Enter');
    await floor.click('text=Record as core run 7');
    await floor.waitForSelector('text=Nothing waits for you');
    await floor.context().setOffline(false);
    await settled(floor);
    const [seven, section] = [(await find('5054_1_A_007'))!, (await find('5054_1_A_007_3'))!];
    assert.deepEqual([seven.values.core, seven.values.core_recovery_m, section.values.curated_length_m], [7, 2.9, 0.9]);
    assert.match(`${seven.igsn} ${section.igsn}`, /^ICDP5054EC\S+ ICDP5054ES\S+$/);
    await lab.waitForSelector('.runs .rr:has-text("7")', { timeout: 10_000 });
  });

  it('others come: all of them are named, and where a row is kept is seen on a small screen too', async () => {
    for (const name of ['ida', 'jonas']) await openHole(browser, place, name);
    await lab.setViewportSize({ width: 1180, height: 820 });
    await lab.goto(`${place.base}/station/5054/hole/5054_1_A`);
    await lab.waitForSelector('.who[aria-label*="also here"] >> text=JO >> nth=0');
    const kept = (await lab.locator('.secs tbody tr:first-child td:last-child').boundingBox())!;
    const table = (await lab.locator('section:has(> .secs)').boundingBox())!;
    assert.ok(
      kept.x + kept.width <= table.x + table.width + 1,
      `${kept.x} + ${kept.width} of ${table.x + table.width}`,
    );
    const pictures = process.env.CORESTONE_TEST_PICTURES;
    if (pictures !== undefined) await lab.screenshot({ path: `${pictures}/hole-1180.png`, fullPage: true });
  });
});
