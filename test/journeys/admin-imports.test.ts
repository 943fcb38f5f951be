import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { type JobWorker, startJobWorker } from '../../src/api/jobs/job-worker.ts';
import { CHROMIUM, enter, openBrowser } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace } from './fixture/admin-place.ts';

const CORES = [
  'Exp,Site,Bohrung,Core,Core type,Top depth (ft),Drilled length,Recovery,Bemerkung',
  '7,1,A,1,Z,100,3,2.9,<b>=1+1</b>',
  '7,1,A,2,Z,109.8,3,north,',
  '7,1,A,3,Z,119.7,3,3.2,stretched',
].join('\n');

describe('importing tables in a browser', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let place: AdminPlace;
  let browser: Browser;
  let worker: JobWorker | undefined;

  before(async () => {
    place = await openAdminPlace();
    browser = await openBrowser();
  });
  after(async () => {
    await worker?.stop();
    await browser?.close();
    await place?.close();
  });

  const file = { name: 'core_runs.csv', mimeType: 'text/csv', buffer: Buffer.from(CORES) };

  it('shows columns and findings in the grid, takes another choice of columns, then the good rows', async () => {
    const page = await enter(browser, place.base, 'ines', '/admin/imports');
    await page.fill('[name=program]', 'BGRB');
    await page.setInputFiles('input[type=file]', file);
    await page.click('text=Look at it first');
    await page.waitForURL('**/admin/imports/*-*');
    assert.equal(await page.locator('main tbody tr th').count(), 3);
    assert.match((await page.textContent('main')) ?? '', /like nothing|unknown|would be refused/);
    assert.match((await page.textContent('td.fe')) ?? '', /north.*not a number/s);
    assert.equal(await page.inputValue('[name=t0c2]'), '');
    await shoot(page, 'before');
    await page.selectOption('[name=t0c2]', 'hole');
    await page.selectOption('[name=t0c8]', 'comment');
    await page.click('text=Look again');
    await page.waitForURL('**/admin/imports/*-*');
    assert.equal(await page.inputValue('[name=t0c2]'), 'hole');
    assert.match((await page.textContent('main [role=status]')) ?? '', /Of the first 3 rows 1 would be refused/);
    await shoot(page, 'after');
    await page.fill('[name=keepAs]', 'BGRB cores');
    await page.click('text=Look again');
    await page.waitForURL('**/admin/imports/*done=mapping-kept');
    assert.match((await page.textContent('main')) ?? '', /kept under that name/);
    await shoot(page, 'kept');
    await page.setViewportSize({ width: 390, height: 900 });
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.equal(overflow, 0);
    await shoot(page, 'small');
    await page.click('text=Take the good rows');
    await page.waitForURL('**/admin/jobs/*');
    worker = startJobWorker(place.house, (error) => assert.fail(String(error)));
    await page.waitForSelector('#job >> text=the first 1 of 1', { timeout: 15_000 });
    const runs = await place.house.store.read
      .selectFrom('core_run')
      .select(['core', 'drillers_top_depth_m', 'comment'])
      .orderBy('core')
      .execute();
    assert.deepEqual(runs, [
      { core: 1, drillers_top_depth_m: 30.48, comment: '<b>=1+1</b>' },
      { core: 3, drillers_top_depth_m: 36.48456, comment: 'stretched' },
    ]);
    await page.context().close();
  });

  it('says what is wrong with a file, and lets nobody import into a program of others', async () => {
    const page = await enter(browser, place.base, 'ines', '/admin/imports');
    await page.selectOption('[name=mapping]', 'BGRB cores');
    await page.selectOption('[name=mapping]', '');
    await page.fill('[name=program]', 'ICDP5054');
    const known = Buffer.from(CORES.replace('Bohrung', 'hole'));
    await page.setInputFiles('input[type=file]', { ...file, buffer: known });
    await page.click('text=Look at it first');
    assert.match((await page.textContent('main')) ?? '', /may not/);
    await page.fill('[name=program]', 'BGRB');
    await page.setInputFiles('input[type=file]', { ...file, name: 'empty.csv', buffer: Buffer.from('') });
    await page.click('text=Look at it first');
    await page.waitForLoadState();
    assert.match((await page.textContent('main')) ?? '', /no table in it|nothing in the file/i);
    await page.context().close();
  });
});

/** A picture to look at, where somebody asks for it. */
async function shoot(
  page: { screenshot: (options: { path: string; fullPage: boolean }) => Promise<unknown> },
  name: string,
) {
  const folder = process.env.SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/imports-${name}.png`, fullPage: true });
}
