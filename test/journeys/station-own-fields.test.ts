import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readTemplate } from '../../src/domain/own-fields/field-template.ts';
import { takeFieldTemplate } from '../../src/operations/own-fields/take-field-template.ts';
import { OPERATOR } from '../registry/parties.ts';
import { objectsOf } from '../station/entering.ts';
import { CHROMIUM, openBrowser } from './fixture/admin-browser.ts';
import { openHole, openStationPlace, recordRun, type StationPlace, settled } from './fixture/station-place.ts';

const FIELDS = [
  { objectType: 'section', name: 'x_weight_kg', label: 'Weight', type: 'decimal', unit: 'kg', minimum: 0 },
  { objectType: 'section', name: 'x_shift', label: 'Shift', type: 'text', choices: ['day', 'night'], default: 'night' },
];

describe('own fields at the station', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let place: StationPlace;
  let browser: Browser;
  let page: Page;
  before(async () => {
    place = await openStationPlace({ runs: 2, sections: 2 });
    const read = readTemplate({ template: 'corestone/fields', version: 1, fields: FIELDS });
    assert.ok(read.ok);
    await takeFieldTemplate(place.house.unitOfWork, read.value, { caller: OPERATOR });
    browser = await openBrowser();
    page = await openHole(browser, place, 'ida');
  });
  after(async () => {
    await browser?.close();
    await place?.close();
  });
  const find = async (combinedId: string) => {
    const all = await objectsOf(place.house, place.entering.expeditionId);
    return all.find((one) => one.combinedId === combinedId)!;
  };

  it('stand in the form, are checked there by their rules, and are kept', async () => {
    const section = await find('5054_1_A_002_1');
    await page.goto(`${place.base}/station/5054/object/${section.id}`);
    await page.fill('#f-x_weight_kg', '-2');
    await page.waitForSelector('.fnds >> text=outside its limits');
    await page.fill('#f-x_weight_kg', '4.5');
    await page.selectOption('#f-x_shift', 'day');
    await page.click('.fields button[type=submit]');
    await page.waitForSelector('text=not saved yet, kept as a draft', { state: 'detached' });
    await settled(page);
    const { values } = await find('5054_1_A_002_1');
    assert.deepEqual([values.x_weight_kg, values.x_shift], [4.5, 'day']);
  });

  it('begin with their default in what is new, and are known with the network cut', async () => {
    await page.goto(`${place.base}/station/5054/hole/5054_1_A`);
    await page.waitForSelector('.runs .rr');
    await page.context().setOffline(true);
    await recordRun(page, '3', '3', '100 100 100');
    await page.waitForSelector('.runs .rr:has-text("3")');
    await page.context().setOffline(false);
    await settled(page);
    assert.equal((await find('5054_1_A_003_1')).values.x_shift, 'night');
    const section = await find('5054_1_A_003_1');
    await page.goto(`${place.base}/station/5054/object/${section.id}`);
    assert.equal(await page.inputValue('#f-x_shift'), 'night');
  });
});
