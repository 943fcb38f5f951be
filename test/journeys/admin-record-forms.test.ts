import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { lookWhenAsked } from '../../src/cli/look-when-asked.ts';
import type { ProbePages } from '../../src/operations/registry/check-landing-pages.ts';
import { findRecord } from '../../src/store/read/find-record.ts';
import { clientCaller, described } from '../registry/parties.ts';
import { CHROMIUM, enter, openBrowser } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace, settleWord } from './fixture/admin-place.ts';

const SAID = { name: 'Core 7', rock: 'Gneiss', latitudeDeg: 60.123, longitudeDeg: 15.456 } as const;
const GONE: ProbePages = async function* (pages) {
  for (const page of pages)
    yield { page, answer: { outcome: 'not-found', status: 404, mediaType: null, finalUrl: null, detail: '' } };
};

describe('forms of a record in a browser', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let place: AdminPlace;
  let browser: Browser;

  before(async () => {
    place = await openAdminPlace();
    browser = await openBrowser();
    for (const igsn of ['BGRB200', 'BGRB201', 'BGRB202']) await settleWord(place.house, igsn, 'confirmed', null);
    for (const igsn of ['BGRB200', 'BGRB201']) {
      const description = { ...described(igsn, `Gneiss ${igsn}`), ...SAID };
      await place.house.takeChange({ caller: clientCaller('GFZ.BGR'), igsn, wish: 'keep', description });
    }
  });
  after(async () => {
    await browser?.close();
    await place?.close();
  });

  const open = (igsn: string, javaScriptEnabled: boolean) =>
    enter(browser, place.base, 'ines', `/admin/registrations/${igsn}`, { javaScriptEnabled });
  const send = (page: Page, done: string) =>
    Promise.all([page.waitForURL(`**done=${done}`), page.click('main form .btn.p, main form .btn.danger')]);
  const privacyOf = async (igsn: string) => (await findRecord(place.house.store.read, igsn))?.privacy;

  for (const [igsn, hasScript] of [
    ['BGRB200', true],
    ['BGRB201', false],
  ] as const) {
    it(`sets an embargo and ends it, withholds and shows, ${hasScript ? 'with' : 'without'} script`, async () => {
      const page = await open(igsn, hasScript);
      await page.click('#kept-back >> text=Embargo…');
      await page.click('main form .btn.p');
      assert.match((await page.textContent('#until-error')) ?? '', /No day is named/);
      await page.fill('[name=until]', '2199-03-01');
      await send(page, 'embargoed');
      assert.match((await page.textContent('#kept-back')) ?? '', /Under embargo until 2199-03-01, set here/);
      await page.click('#kept-back >> text=End now…');
      await send(page, 'embargo-ended');
      await page.click('#kept-back >> text=Withhold…');
      await page.check('text=Position: latitude');
      await page.click('summary:has-text("Not said by this record yet")');
      if (hasScript) assert.equal(await page.isVisible('text=Purpose'), true);
      await page.selectOption('[name=positionStep]', '1');
      await page.check('[name=openEnded]');
      await send(page, 'withheld');
      const withheld = { members: ['position'], until: '9999-12-31', positionStepDeg: 1 };
      assert.deepEqual(await privacyOf(igsn), { embargoUntil: null, withheld });
      await page.click('#kept-back >> text=Show now…');
      await send(page, 'shown');
      await page.context().close();
    });

    it(`names and links, and takes both back, ${hasScript ? 'with' : 'without'} script`, async () => {
      const page = await open(igsn, hasScript);
      await page.click('text=Add a name…');
      await page.fill('[name=alias]', `10273/old${igsn}`);
      await send(page, 'name-added');
      await page.click(`#names div:has-text("10273/OLD${igsn}") >> text=Remove…`);
      await page.click('main .act >> text=Back');
      await page.click('#names >> text=Remove…');
      await send(page, 'name-removed');
      await page.click('text=Link a record…');
      await page.fill('[name=other]', 'ICDP5054EX1002');
      await page.click('main form .btn.p');
      assert.match((await page.textContent('#other-error')) ?? '', /\S/);
      await page.fill('[name=other]', ' bgrb202 ');
      await send(page, 'linked');
      await page.click('#same >> text=Take back…');
      await send(page, 'unlinked');
      assert.deepEqual((await findRecord(place.house.store.read, igsn))?.sameAs, []);
      await page.context().close();
    });
  }

  it('asks for a look at a landing page, and shows what was found without reload', async () => {
    const page = await open('BGRB202', true);
    assert.match((await page.textContent('#landing')) ?? '', /Nobody has looked/);
    await page.click('#landing >> text=Check now');
    await page.waitForURL('**done=look-asked&n=1');
    assert.match((await page.textContent('#landing')) ?? '', /In line to be looked at/);
    await page.waitForTimeout(300);
    await page.evaluate('window.sameDocument = true');
    const worker = lookWhenAsked(place.house, (error) => assert.fail(String(error)), GONE);
    try {
      await page.waitForSelector('#landing >> text=not found, status 404', { timeout: 10_000 });
      assert.equal(await page.evaluate('window.sameDocument'), true);
      assert.match((await page.textContent('#history')) ?? '', /Look at landing page by landing pages/);
      await page.goto(`${place.base}/admin/checks`);
      await page.click('text=Check them now');
      await page.waitForURL('**/admin/checks?client=GFZ.BGR&done=look-asked&n=1');
      await page.waitForSelector('#checks td[data-l="Failed in a row"]:text-is("2")', { timeout: 10_000 });
    } finally {
      await worker.stop();
    }
    await page.context().close();
  });
});
