import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { type JobWorker, startJobWorker } from '../../src/api/jobs/job-worker.ts';
import { findRecord } from '../../src/store/read/find-record.ts';
import { CHROMIUM, enter, openBrowser } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace } from './fixture/admin-place.ts';

const line = (igsn: string, title: string) => JSON.stringify({ igsn, description: { title } });
const NDJSON = [
  ...Array.from({ length: 30 }, (_, at) => line(`BGRB9${at}`, `Gneiss ${at} <from> an upload`)),
  line('ICDP5054EX9000', 'belongs to somebody else'),
  '{ this is no JSON',
].join('\n');

describe('uploading in a browser', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
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

  const file = { name: 'cores.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(NDJSON) };

  it('shows first what would become of it, keeps nothing, then does it and tells how far it is', async () => {
    const page = await enter(browser, place.base, 'ines', '/admin/upload');
    await page.setInputFiles('input[type=file]', file);
    await page.click('text=Look at it first');
    await page.waitForURL('**/admin/upload/*-*');
    assert.equal(await page.locator('main tbody tr').count(), 20);
    assert.match((await page.textContent('main [role=status]')) ?? '', /Each of the first 20 items would be taken/);
    assert.equal(await findRecord(place.house.store.read, 'BGRB91'), undefined);
    await page.click('text=Register all');
    await page.waitForURL('**/admin/jobs/*');
    assert.match((await page.textContent('#job')) ?? '', /queued/);
    await page.waitForTimeout(300);
    await page.evaluate('window.sameDocument = true');
    worker = startJobWorker(place.house, (error) => assert.fail(String(error)));
    await page.waitForSelector('#job >> text=the first 2 of 2', { timeout: 15_000 });
    assert.equal(await page.evaluate('window.sameDocument'), true);
    assert.match((await page.textContent('#job')) ?? '', /ICDP5054EX9000/);
    assert.ok((await findRecord(place.house.store.read, 'BGRB929')) !== undefined);
    assert.equal(await findRecord(place.house.store.read, 'ICDP5054EX9000'), undefined);
    await page.context().close();
  });

  it('takes a file that is dropped, and says what cannot be read with what was chosen kept', async () => {
    const page = await enter(browser, place.base, 'ines', '/admin/upload');
    await page.selectOption('[name=visibility]', 'reserved');
    await page.fill('[name=namespace]', 'BGRB');
    const drop = (name: string, text: string) =>
      page.evaluate(`(() => {
        const carried = new DataTransfer();
        carried.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
        document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
      })()`);
    await drop('cores.pdf', 'no table');
    await page.click('text=Look at it first');
    assert.match((await page.textContent('[role=alert]')) ?? '', /cores\.pdf is not read/);
    assert.equal(await page.inputValue('[name=namespace]'), 'BGRB');
    assert.equal(await page.inputValue('[name=visibility]'), 'reserved');
    await drop('cores.ndjson', JSON.stringify({ description: { title: 'No number yet' } }));
    await page.click('text=Look at it first');
    await page.waitForURL('**/admin/upload/*-*');
    assert.match((await page.textContent('main tbody')) ?? '', /created.*No number yet/s);
    const address = page.url();
    const other = await enter(browser, place.base, 'admin', '/admin');
    assert.equal((await other.goto(address))?.status(), 404, 'an upload is its owner’s alone');
    await page.click('text=Discard');
    await page.waitForURL('**/admin/upload');
    assert.equal((await page.goto(address))?.status(), 404);
    await page.context().close();
    await other.context().close();
  });
});
