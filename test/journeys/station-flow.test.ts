import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { enter, objectsOf, run } from '../station/entering.ts';
import { CHROMIUM, openBrowser } from './fixture/admin-browser.ts';
import { SMALL_TARGETS } from './fixture/small-targets.ts';
import { isReady, openHole, openStationPlace, type StationPlace, settled } from './fixture/station-place.ts';

/** A quick hand in gloves: two strokes a second. */
const STROKES_IN_40_S = 80;

/** Types and counts what a hand does; a combination is two strokes. */
function counted(page: Page) {
  let strokes = 0;
  return {
    press: async (...keys: readonly string[]) => {
      for (const key of keys) {
        strokes += key.split('+').length;
        await page.keyboard.press(key);
      }
    },
    type: async (text: string) => {
      strokes += text.length;
      await page.keyboard.type(text);
    },
    strokes: () => strokes,
  };
}

describe('core runs at the station', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let place: StationPlace;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  before(async () => {
    place = await openStationPlace({ runs: 6, sections: 3 });
    browser = await openBrowser();
    page = await openHole(browser, place, 'admin', { viewport: { width: 1280, height: 1100 } });
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  after(async () => {
    await browser?.close();
    await place?.close();
  });

  const stored = () => objectsOf(place.house, place.entering.expeditionId);
  const named = async (combinedId: string) => (await stored()).find((one) => one.combinedId === combinedId);

  it('records a run with four sections by keyboard in under 40 seconds', async () => {
    const hand = counted(page);
    const began = Date.now();
    await hand.press('n');
    await page.waitForSelector('label:has-text("Drilled") input:focus');
    await hand.type('3');
    await hand.press('Enter');
    await hand.type('2.67');
    await hand.press('Enter');
    await hand.type('98 100 57 CC 12');
    await hand.press('Control+Enter');
    await page.waitForSelector('h2:text-matches("^Core run 7")');
    await settled(page);
    console.log(`    run with four sections: ${hand.strokes()} strokes, ${Date.now() - began} ms by machine`);
    assert.ok(hand.strokes() <= STROKES_IN_40_S, `${hand.strokes()} strokes take longer than 40 s`);
    const run = await named('5054_1_A_007');
    assert.equal(run?.values.core_recovery_m, 2.67);
    assert.deepEqual([run?.topDrfM, run?.bottomDrfM], [121, 124]);
    assert.match(String(run?.values.core_ondeck), /^\d{4}-\d\d-\d\dT\d\d:\d\d:00[+-]\d\d:\d\d$/);
    const sections = (await stored()).filter((one) => one.parentId === run?.id);
    assert.deepEqual(sections.map((one) => [one.name, one.values.curated_length_m, one.topDrfM]).toSorted(), [
      ['1', 0.98, 121],
      ['2', 1, 121.98],
      ['3', 0.57, 122.98],
      ['CC', 0.12, 123.55],
    ]);
    for (const one of [run!, ...sections]) assert.match(one.igsn ?? '', /^ICDP5054E[CS]/, one.combinedId);
  });

  it('says what does not add up while it is typed, and offers the answers', async () => {
    await page.keyboard.press('n');
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await page.keyboard.type('2,95');
    await page.keyboard.press('Enter');
    await page.keyboard.type('98 100 57 CC 12');
    const finding = page.locator('[data-finding=core-in-no-section]');
    await finding.waitFor();
    assert.deepEqual(await page.evaluate(SMALL_TARGETS), [], 'targets for hands in gloves');
    assert.match(
      (await finding.textContent()) ?? '',
      /0\.28 m of the recovered core is in no section\. Section 3 is 57 cm; 85 cm would close the sum\./,
    );
    await page.keyboard.press('Control+Enter');
    assert.equal(
      await page.isVisible('h2:has-text("New core run 8")'),
      true,
      'a warning without a reason keeps it here',
    );
    await page.click('text=Make it 85');
    assert.equal(await page.inputValue('[name=sections]'), '98 100 85 CC 12');
    assert.equal(await finding.count(), 0);
    await page.fill('[name=sections]', '98 100 57 CC 12');
    await page.click('text=Recovered is 2.67 m');
    assert.equal(await finding.count(), 0);
    await page.fill('[name=sections]', '98 100 57');
    await page.click('text=Keep, give a reason');
    await page.keyboard.type('catcher was empty');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('h2:text-matches("^Core run 8")');
    await settled(page);
    const run = await named('5054_1_A_008');
    assert.equal(run?.values.recovery_reason, 'catcher was empty');
    assert.equal((await stored()).filter((one) => one.parentId === run?.id).length, 3);
  });

  it('splits, takes it back, splits again, and samples by typing and by dragging', async () => {
    await page.keyboard.press('s');
    await page.waitForSelector('#drawing text:text-is("W")');
    await page.keyboard.press('Control+z');
    await page.waitForSelector('#drawing text:text-is("W")', { state: 'detached' });
    await page.keyboard.press('s');
    await page.waitForSelector('#drawing text:text-is("W")');
    await page.keyboard.press('m');
    await page.keyboard.type('10-15');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.born >> text=/ICDP5054EX/');
    await page.keyboard.press('Escape');
    const box = (await page.locator('#drawing .grab').first().boundingBox())!;
    const y = (cm: number) => box.y + (box.height * cm) / 98;
    await page.mouse.move(box.x + box.width / 2, y(62));
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, y(66));
    await page.mouse.move(box.x + box.width / 2, y(70));
    await page.mouse.up();
    assert.equal(await page.inputValue('#sample-interval'), '62-70');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.born >> text=/_W:62-70/');
    assert.match((await page.getAttribute('.born >> text=Sub-sample', 'href')) ?? '', /\/new\/sample\/[0-9a-f-]{36}$/);
    await page.locator('#sample-interval').fill('12-20');
    await page.waitForSelector('[data-finding=sample-overlap]');
    await page.locator('#sample-interval').fill('');
    await settled(page);
    const sample = await named('5054_1_A_008_1_W:62-70');
    assert.deepEqual([sample?.topDrfM, sample?.bottomDrfM], [124.62, 124.7]);
    assert.equal((await named('5054_1_A_008_1_W'))?.values.percent_pc, 50);
  });

  it('a scanner opens an object from anywhere, and leaves the field as it was', async () => {
    const sample = await named('5054_1_A_008_1_W:10-15');
    await page.fill('[name=sections]', '98 100 57');
    await page.focus('[name=sections]');
    const text = `https://doi.org/10.60510/${sample!.igsn!.toLowerCase()}`;
    // A scanner's keys come without pause; one call of the driver for each would be too slow to tell.
    await page.evaluate(`(${SCAN})(${JSON.stringify(text)})`);
    await page.waitForURL(`**/object/${sample!.id}`);
    assert.match((await page.textContent('h1')) ?? '', /5054_1_A_008_1_W:10-15/);
    await page.goBack();
    await page.waitForSelector('[name=sections]');
    assert.equal(await page.inputValue('[name=sections]'), '98 100 57');
  });

  it('finds by part of a name, shows all keys, and goes deeper and shallower', async () => {
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('k');
    await page.waitForSelector('h2:text-matches("^Core run 7")');
    await page.keyboard.press('j');
    await page.waitForSelector('h2:text-matches("^Core run 8")');
    await page.keyboard.press('?');
    await page.waitForSelector('dialog:has-text("mark a sample")');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('007_CC', { delay: 60 });
    await page.keyboard.press('Enter');
    await page.waitForSelector('h1:has-text("5054_1_A_007_CC")');
  });

  it('splits by other shares, and a half once more; taken back after a reload, the half is there again', async () => {
    await page.goto(`${place.base}/station/5054/hole/5054_1_A`);
    await isReady(page);
    await page.keyboard.press('ArrowRight');
    await page.selectOption('[aria-label=Shares]', '60/40');
    await page.click('text=Split 60 / 40');
    await page.waitForSelector('#drawing text:text-is("W")');
    await page.selectOption('[aria-label=Shares]', 'other');
    await page.fill('.splitting input', '30/60');
    await page.selectOption('[aria-label="What is split"]', { label: 'W of section 2' });
    await page.click('.splitting button');
    await page.waitForSelector('text=The parts are 90 % together.');
    await page.fill('.splitting input', '25/75');
    await page.click('.splitting button');
    await page.waitForSelector('#drawing text:text-is("W2")');
    await settled(page);
    const pictures = process.env.CORESTONE_TEST_PICTURES;
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/split.png`, fullPage: true });
    const shares = async () => {
      const parts = (await stored()).filter(
        ({ combinedId, type }) => type === 'split' && combinedId.startsWith('5054_1_A_008_'),
      );
      return parts.map(({ combinedId, values }) => [
        combinedId.replace(/^5054_1_A_008_/, ''),
        values.percent_pc,
        values.still_exists,
      ]);
    };
    assert.deepEqual((await shares()).filter(([name]) => String(name).startsWith('2_')).toSorted(), [
      ['2_A', 60, true],
      ['2_W', 40, false],
      ['2_W1', 10, true],
      ['2_W2', 30, true],
    ]);
    await page.reload();
    await isReady(page);
    await page.waitForSelector('#drawing text:text-is("W2")');
    await page.keyboard.press('Control+z');
    await page.waitForSelector('#drawing text:text-is("W2")', { state: 'detached' });
    await settled(page);
    assert.deepEqual(
      (await shares()).filter(([name]) => name === '2_W'),
      [['2_W', 40, true]],
    );
  });

  it('run, core type and on deck can be typed; a draft whose number another station took is renumbered or dropped', async () => {
    const head = (label: string) => page.locator(`.f3 label:has-text("${label}") input`);
    await page.goto(`${place.base}/station/5054/hole/5054_1_A`);
    await isReady(page);
    await page.keyboard.press('n');
    await page.fill('label:has-text("Drilled") input', '3');
    await head('On deck').fill('2026-11-20 07:05 +03:00');
    await page.waitForSelector('.f3 >> text=2026-11-20 07:05 UTC+03:00');
    await head('Core type').fill('R');
    const taken = run(place.entering.holeId, 9, { drillers_top_depth_m: 127 });
    await enter(place.house, place.entering, [taken]);
    await page.click('[data-finding=duplicate-key] >> text=Make it run 10');
    assert.equal(
      await page.inputValue('label:has-text("Top") input'),
      '130.00',
      'the top follows the run that was first',
    );
    await head('Run').fill('12');
    const pictures = process.env.CORESTONE_TEST_PICTURES;
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/run-head.png` });
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('h2:text-matches("^Core run 12R")');
    await settled(page);
    const twelve = (await named('5054_1_A_012'))!;
    const { core, core_type: type, core_ondeck: deck } = twelve.values;
    assert.deepEqual([core, type, deck], [12, 'R', '2026-11-20T07:05:00+03:00']);
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('n');
    await page.fill('label:has-text("Drilled") input', '2');
    await page.click('text=Drop the draft');
    assert.equal(await page.inputValue('label:has-text("Drilled") input'), '');
  });

  it('the browser had nothing to complain of: no script or style but ours, nothing missing', () =>
    assert.deepEqual(complaints, []));
});

/** Runs in the page: keys as a scanner sends them, with what the browser would do with them. */
const SCAN = `(text) => {
  const at = document.activeElement;
  const send = (key) => at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  for (const key of text) {
    if (send(key) && 'value' in at) {
      at.value += key;
      at.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
  send('Enter');
}`;
