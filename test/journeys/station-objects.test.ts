import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { takenPicture } from '../files/picture-here.ts';
import { objectsOf } from '../station/entering.ts';
import { CHROMIUM, openBrowser } from './fixture/admin-browser.ts';
import { openHole, openStationPlace, recordRun, type StationPlace, settled } from './fixture/station-place.ts';

describe('any object is made at the station', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let place: StationPlace;
  let browser: Browser;
  let page: Page;

  before(async () => {
    place = await openStationPlace({ runs: 3, sections: 3 });
    browser = await openBrowser();
    page = await openHole(browser, place, 'admin', {
      viewport: { width: 1280, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
  });
  after(async () => {
    await browser?.close();
    await place?.close();
  });

  /** What the server holds of a type, by combined id. */
  const held = async (type: string) =>
    new Map(
      (await objectsOf(place.house, place.entering.expeditionId))
        .filter((one) => one.type === type)
        .map((one) => [one.combinedId, one]),
    );
  const said = (words: string) => page.waitForSelector(`.said:has-text("${words}")`);
  const openHoleObject = async () => {
    await page.goto(`${place.base}/station/5054/hole/5054_1_A`);
    await page.waitForSelector('.runs .rr');
    await page.keyboard.press('o');
    await page.waitForSelector('h1:has-text("Hole")');
  };
  /** Goes through the links of the page by the keyboard to the one with these words. */
  const follow = async (words: string) => {
    await page.focus(`.newbelow a:has-text("${words}")`);
    await page.keyboard.press('Enter');
    await page.waitForSelector('form.fields :is(input, textarea):focus');
  };
  const type = async (label: string, text: string) => {
    await page.focus(`.fld:has(label:text-matches("^${label}")) :is(input, textarea)`);
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
  };

  it('cuttings by the form: named by their interval, with an IGSN; the next goes on below', async () => {
    await openHoleObject();
    await follow('Cuttings');
    await type('Top', '100');
    await type('Bottom', '105');
    await type('Sieve', '2');
    await page.waitForSelector('h1:has-text("5054_1_A_CUT_100-105")');
    await page.keyboard.press('Control+Shift+Enter');
    await said('5054_1_A_CUT_100-105 is kept, ICDP5054EU');
    await page.waitForSelector('h1:has-text("5054_1_A_CUT_105-110")');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.objhead .igsn:has-text("ICDP5054EU")');
    await settled(page);
    const cuttings = await held('cuttings');
    assert.deepEqual([...cuttings.keys()].toSorted(), ['5054_1_A_CUT_100-105', '5054_1_A_CUT_105-110']);
    const second = cuttings.get('5054_1_A_CUT_105-110')!;
    assert.deepEqual([second.values.sieve_mm, second.topCsfAM, second.bottomCsfAM], [2, 105, 110]);
    assert.notEqual(second.igsn, cuttings.get('5054_1_A_CUT_100-105')!.igsn);
  });

  it('what is wrong is told at its field, and nothing is made; undo takes an object back', async () => {
    await openHoleObject();
    await follow('Cuttings');
    await type('Top', '120');
    await type('Bottom', '110');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('[data-finding=wrong-order]');
    await said('Not saved yet');
    await page.waitForSelector('text=not saved yet, kept as a draft');
    await page.reload();
    await page.waitForSelector('h1:has-text("5054_1_A_CUT_120-110")');
    await type('Bottom', '130');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.objhead .igsn:has-text("ICDP5054EU")');
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('Control+z');
    await said('Taken back');
    await settled(page);
    assert.equal((await held('cuttings')).has('5054_1_A_CUT_120-130'), false);
  });

  it('a duplicate is like the other, in the next place', async () => {
    await page.goto(`${place.base}/station/5054/grid/cuttings`);
    await page.click('td:text-is("5054_1_A_CUT_105-110")');
    await page.keyboard.press('o');
    await page.focus('a:has-text("Duplicate")');
    await page.keyboard.press('Enter');
    await page.waitForSelector('h1:has-text("5054_1_A_CUT_110-115")');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.objhead .igsn:has-text("ICDP5054EU")');
    await settled(page);
    assert.equal((await held('cuttings')).get('5054_1_A_CUT_110-115')!.values.sieve_mm, 2);
  });

  it('a driller’s report counts the shift, the daily report the day', async () => {
    await page.goto(`${place.base}/station/5054/hole/5054_1_A`);
    await page.waitForSelector('.runs .rr');
    await recordRun(page, '3', '2.9', '100 100 90');
    await openHoleObject();
    await follow('Bit run');
    await type('Bit$', 'impregnated diamond');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('h1:not(:has-text("New")):has-text("5054_1_A_BIT_1")');
    await openHoleObject();
    await follow('Driller’s report');
    const minute = (ms: number) => new Date(Date.now() + ms).toTimeString().slice(0, 5);
    await type('Shift began', minute(-3_600_000));
    await type('Shift ended', minute(3_600_000));
    await page.waitForSelector('.rigsum:has-text("3.00 m"):has-text("97 %")');
    await type('What was done', 'Cored 3 m.');
    await type('Driller', 'Lars');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('h1:not(:has-text("New")):has-text("_SHIFT_")');
    await settled(page);
    const [shift] = (await held('driller_report')).values();
    assert.deepEqual(
      ['run_count', 'drilled_m', 'recovered_m', 'bit_run', 'driller'].map((name) => shift!.values[name]),
      [1, 3, 2.9, '1', 'Lars'],
    );
    assert.equal(shift!.igsn, null, 'reports get no IGSN');
  });

  it('without the server: structures by the grid, sent when it is back', async () => {
    await page.goto(`${place.base}/station/5054/grid/structure`);
    await page.waitForSelector('.newrow');
    await place.stop();
    await page.evaluate('window.dispatchEvent(new Event("online"))');
    await page.waitForSelector('[data-net=tablet]', { timeout: 20_000 });
    await page.keyboard.press('n');
    await page.waitForSelector('.newrow input:focus');
    await page.fill('#new-below-field', '5054_1_A_002_2');
    await page.focus('.newrow [aria-label="New, Kind"]');
    await page.keyboard.type('vein');
    await page.keyboard.press('Enter');
    await said('5054_1_A_002_2_ST_1 is kept');
    await page.waitForSelector('.newrow [aria-label="New, Kind"]:focus');
    await page.keyboard.type('fault');
    await page.focus('.newrow [aria-label="New, Dip, °"]');
    await page.keyboard.type('95');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.newpop [data-finding=out-of-range]');
    await page.focus('.newrow [aria-label="New, Dip, °"]');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('35');
    await page.keyboard.press('Enter');
    await said('5054_1_A_002_2_ST_2 is kept');
    await page.waitForSelector('tr:has(td:text-is("5054_1_A_002_2_ST_2")) >> text=This tablet');
    await place.start();
    // The next try by itself comes the later the longer the server was away, which depends on how fast this machine types.
    await page.evaluate('window.dispatchEvent(new Event("online"))');
    await settled(page);
    const structures = await held('structure');
    assert.deepEqual(
      [...structures.values()].map(({ combinedId, values }) => [combinedId, values.structure_kind, values.dip_deg]),
      [
        ['5054_1_A_002_2_ST_1', 'vein', undefined],
        ['5054_1_A_002_2_ST_2', 'fault', 35],
      ],
    );
  });

  it('what is typed while the browser writes stands in the next row, or in the next cell', async () => {
    await page.goto(`${place.base}/station/5054/grid/structure`);
    await page.waitForSelector('.newrow');
    await page.fill('#new-below-field', '5054_1_A_002_2');
    await page.fill('.newrow [aria-label="New, Kind"]', 'joint');
    // In one turn, in which nothing is written yet.
    const enterAndType = (field: string, typed: string) =>
      page.evaluate(`(() => {
        const input = document.querySelector(${JSON.stringify(field)});
        input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        input.value = ${JSON.stringify(typed)};
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      })()`);
    await enterAndType('.newrow [aria-label="New, Kind"]', 'vein');
    await said('5054_1_A_002_2_ST_3 is kept');
    assert.equal(await page.inputValue('.newrow [aria-label="New, Kind"]'), 'vein');
    await page.press('.newrow [aria-label="New, Kind"]', 'Enter');
    await said('5054_1_A_002_2_ST_4 is kept');
    await page.click('tr:has(td:text-is("5054_1_A_002_2_ST_3")) td:text-is("joint")');
    await page.keyboard.type('fault');
    await enterAndType('.ci', 'faultcontact');
    await page.waitForSelector('tr:has(td:text-is("5054_1_A_002_2_ST_4")) .ci');
    assert.equal(await page.inputValue('.ci'), 'contact');
    await page.keyboard.press('Enter');
    await page.click('tr:has(td:text-is("5054_1_A_002_2_ST_4")) td:text-is("contact")');
    await page.keyboard.type('joint');
    await page.fill('.fl input >> nth=0', 'ST_4');
    await page.waitForSelector('tbody tr:nth-child(2):has(td:text-is("5054_1_A_002_2_ST_4")) .ci');
    await page.press('.ci', 'Enter');
    await page.waitForSelector('tr:has(td:text-is("5054_1_A_002_2_ST_4")) td:text-is("joint")');
    await settled(page);
    const kinds = [...(await held('structure'))].map(([name, { values }]) => [name.slice(-1), values.structure_kind]);
    assert.deepEqual(kinds.slice(2), [
      ['3', 'fault'],
      ['4', 'joint'],
    ]);
  });

  it('rows of a spreadsheet in the empty last row make several, after a look', async () => {
    await page.goto(`${place.base}/station/5054/grid/gas`);
    await page.waitForSelector('.newrow');
    await page.keyboard.press('Insert');
    await page.waitForSelector('.newrow input:focus');
    await page.evaluate(`navigator.clipboard.writeText('7\\n5054_1_A_002_GAS_1\\n\\n\\n')`);
    await page.fill('#new-below-field', '5054_1_A');
    await page.focus('.newrow input');
    await page.keyboard.press('Control+v');
    await page.waitForSelector('.multi:has-text("Paste: 2 gas samples"):has-text("5054_1_A_GAS_7")');
    await page.keyboard.press('Control+Enter');
    await said('2 gas samples kept');
    await page.waitForSelector('td:text-is("5054_1_A_002_GAS_1")');
    await settled(page);
    const gases = await held('gas');
    assert.deepEqual([...gases.keys()].toSorted(), ['5054_1_A_002_GAS_1', '5054_1_A_GAS_7']);
    for (const { igsn } of gases.values()) assert.match(igsn!, /^ICDP5054EF/);
  });

  it('below the expedition: people and requests; sites and holes lead to the administration', async () => {
    await page.goto(`${place.base}/station/5054/object/${place.entering.expeditionId}`);
    await page.waitForSelector('.newbelow >> text=in the administration');
    await follow('Contributor');
    await type('Name', 'Berg, Anna');
    await type('Role', 'ProjectLeader');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('h1:not(:has-text("New")):has-text("PERSON_Berg, Anna")');
    await settled(page);
    assert.equal((await held('contributor')).size, 1);
  });

  it('a picture is brought, shown, taken away and brought back', async () => {
    await openHoleObject();
    const buffer = await takenPicture();
    await page.setInputFiles('input[type=file][multiple]', { name: 'hole.jpg', mimeType: 'image/jpeg', buffer });
    await page.locator('.files img').scrollIntoViewIfNeeded();
    await page.evaluate(`document.querySelector('.files img').decode()`);
    await page.click('.files button:has-text("Take away")');
    await page.click('.bring button:has-text("Bring back")');
    await page.waitForSelector('.files figure');
    await page.setInputFiles('input[capture]', { name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('none') });
    await page.waitForSelector('.bring [role=alert]:has-text("none of the types")');
  });
});
