import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startDumpWorker } from '../../src/api/jobs/dump-worker.ts';
import { serveWebhooks } from '../../src/api/webhook-house.ts';
import { harvestBySchedule } from '../../src/cli/harvest/harvest-by-schedule.ts';
import { lookAtPage } from '../every-page/look-at-page.ts';
import { FakeProvider, fakeRecords } from '../harvest/fake-provider.ts';
import { harvestingHere } from '../harvest/harvest-here.ts';
import { CHROMIUM, enter, openBrowser } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace, settleWord } from './fixture/admin-place.ts';
import { openReceiver, type Receiver } from './fixture/receiver.ts';

const LONG_MS = 20_000;
/** Where pictures of the pages go, for people to look at. */
const PICTURES = process.env.CORESTONE_TEST_PICTURES;

describe('exchange with others, in a browser', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let other: AdminPlace;
  let place: AdminPlace;
  let receiver: Receiver;
  let browser: Browser;
  let page: Page;
  const provider = new FakeProvider();
  const complaints: string[] = [];
  /** In which colours texts were measured. */
  const seen = new Set<string>();
  const stops: (() => Promise<unknown>)[] = [];

  before(async () => {
    other = await openAdminPlace();
    for (let at = 0; at < 30; at++) await settleWord(other.house, `ICDP5054EX${1000 + at}`, 'confirmed', null);
    receiver = await openReceiver();
    place = await openAdminPlace(0, undefined, { outgoing: { allowLoopback: true } });
    // What we have ourselves is the same sample there.
    await settleWord(place.house, 'ICDP5054EX1003', 'confirmed', null);
    const failed = (_: string, error: unknown) => complaints.push(String(error));
    const schedule = harvestBySchedule(
      harvestingHere(place.house),
      place.house.now,
      { done: () => undefined, failed },
      50,
    );
    const onError = (error: unknown) => void complaints.push(String(error));
    stops.push(schedule.stop, startDumpWorker(place.house, onError).stop, serveWebhooks(place.house, onError).stop);
    browser = await openBrowser();
    page = await enter(browser, place.base, 'admin', '/admin', {
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  after(async () => {
    await browser?.close();
    for (const stop of stops) await stop();
    await Promise.all([provider.close(), receiver?.close(), place?.close(), other?.close()]);
  });

  /** No fault that axe finds, nothing wider than any window, and nothing cut off in it. */
  const judge = async (name: string) => {
    assert.deepEqual(await lookAtPage(page, seen), [], name);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      if (PICTURES !== undefined)
        await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: !name.endsWith('-many') });
      const cut = await page.evaluate(
        '[...document.querySelectorAll(".card")].filter((one) => one.scrollWidth > one.clientWidth + 1).length',
      );
      assert.equal(cut, 0, `${name}: something is cut off at ${width}`);
    }
  };
  const open = async (path: string) =>
    assert.equal((await page.goto(`${place.base}/admin${path}`))?.status(), 200, path);
  const see = (words: string) => page.waitForSelector(`text=${words}`, { timeout: LONG_MS });

  it('adds another Corestone as a source, harvests it and shows its records without reload', async () => {
    await page.click('header nav >> text=Exchange');
    await see('No other catalogue is harvested');
    await judge('sources-empty');
    await page.click('main >> text=Add a source');
    await judge('source-new');
    await page.fill('[name=name]', 'Other One');
    await page.fill('[name=title]', 'Another registry');
    await page.fill('[name=url]', `${other.base}/oai`);
    await page.fill('[name=metadataPrefix]', 'igsngfz');
    await page.fill('[name=everyHours]', '0');
    await page.fill('[name=pauseMs]', '0');
    await page.click('main .btn.p');
    await page.waitForSelector('#name-error');
    await judge('source-new-findings');
    assert.equal(await page.inputValue('[name=title]'), 'Another registry');
    await page.fill('[name=name]', 'other');
    await page.click('main .btn.p');
    await page.waitForURL('**/admin/sources/other?done=source-added');
    await see('It was not harvested yet');
    await page.click('text=Harvest everything');
    await page.waitForURL('**done=full-asked');
    await page.evaluate('window.sameDocument = true');
    await page.waitForSelector('#source tbody >> text=complete', { timeout: LONG_MS });
    assert.equal(await page.evaluate('window.sameDocument'), true, 'without reload');
    assert.match((await page.textContent('#source tbody tr')) ?? '', /30 of 30|30/);
    await judge('source');
    await page.click('#source tbody a');
    await see('the list was read to its end');
    await see('Nothing was found');
    await judge('run');
    await open(`/sources/other/record?item=${encodeURIComponent(await anItem())}`);
    await see('The same sample elsewhere');
    assert.match((await page.textContent('pre')) ?? '', /ICDP5054EX1003/);
    await judge('harvested-record');
    const next = (await anItem()).replace('1003', '1004');
    await open(`/sources/other/record?item=${encodeURIComponent(next)}`);
    await page.click('text=shown in the catalogue');
    await page.waitForURL('**/igsn/ICDP5054EX1004');
  });

  const anItem = async () => {
    const row = await place.house.store.read
      .selectFrom('harvested_record')
      .select('item')
      .where('igsn', '=', 'ICDP5054EX1003')
      .executeTakeFirstOrThrow();
    return row.item;
  };

  it('shows progress while it runs, findings by record, and what a held run holds back', async () => {
    provider.reset(fakeRecords(60));
    provider.identify = { deletedRecord: 'no' };
    provider.records[4] = { ...provider.records[4]!, metadata: '<sample>not of this world</sample>' };
    provider.pageSize = 3;
    provider.delayMs = 150;
    await open('/new-source');
    for (const [name, value] of Object.entries({
      name: 'fake',
      url: await provider.listen(),
      metadataPrefix: 'oai_dc',
    }))
      await page.fill(`[name=${name}]`, value);
    await page.fill('[name=everyHours]', '24');
    await page.fill('[name=pauseMs]', '0');
    await page.click('main .btn.p');
    await page.waitForSelector('#source .job progress', { timeout: LONG_MS });
    await judge('source-running');
    await page.waitForSelector('#source tbody >> text=complete', { timeout: LONG_MS });
    await page.click('#source tbody a');
    await page.click('a:text-is("oai:fake:ABC5")');
    assert.match((await page.textContent('pre')) ?? '', /not of this world/);
    await page.goBack();
    await judge('run-findings');
    provider.records = fakeRecords(9);
    provider.delayMs = 0;
    await open('/sources/fake');
    await page.click('text=Harvest everything');
    await page.waitForSelector('text=Deletions wait for you', { timeout: LONG_MS });
    await judge('source-held');
    await page.click('text=Accept the deletions');
    await see('51 of 60 records');
    await judge('accept-deletions');
    await page.click('main .btn.danger');
    await see('Taken as deleted: 51');
    await open('/sources');
    await judge('sources');
  });

  it('a source that does not answer says so', async () => {
    await open('/new-source');
    const fields = { name: 'gone', url: 'http://127.0.0.1:9/oai', metadataPrefix: 'oai_dc' };
    for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
    await page.fill('[name=title]', 'One that is gone');
    await page.click('main .btn.p');
    await page.waitForSelector('#source tbody >> text=/interrupted|failed/', { timeout: LONG_MS });
    await see('cannot be reached');
    await judge('source-failed');
    await page.click('text=Switch off');
    await see('The source is switched off');
    await page.click('main >> text=Remove');
    await judge('source-remove');
    await page.click('main .btn.danger');
    await see('The source is removed');
  });

  it('makes a webhook, tests it, and shows what it was told', async () => {
    await open('/webhooks');
    await judge('webhooks-empty');
    await page.click('main >> text=New webhook');
    await page.fill('[name=name]', 'Search index');
    await page.fill('[name=url]', receiver.url);
    await judge('webhook-new');
    await page.click('main .btn.p');
    assert.match((await page.textContent('#secret')) ?? '', /^whsec_/);
    await judge('webhook-secret');
    await page.click('text=It is kept');
    await page.click('text=Test call');
    await see('The receiver took the test call');
    await page.waitForTimeout(1100);
    receiver.status = 503;
    await page.click('text=Test call');
    await see('The test call was not taken');
    await judge('webhook');
    await page.click('text=Pause');
    await see('The webhook is paused');
    await open('/webhooks');
    await judge('webhooks');
  });

  it('has a dump made, and leads to its files', async () => {
    await open('/dumps');
    await judge('dumps-empty');
    await page.click('main >> text=Dump now >> nth=-1');
    await page.waitForURL('**done=dump-asked');
    await page.waitForSelector('#job a[href*="/dumps/"]', { timeout: LONG_MS });
    await judge('job-dump');
    await open('/jobs');
    await judge('jobs');
    await open('/dumps');
    await page.click('main details summary >> nth=0');
    await judge('dumps');
    const manifest = await page.getAttribute('main a[href$="manifest.json"]', 'href');
    assert.equal((await fetch(place.base + manifest)).status, 200);
  });

  it('holds its shape with a thousand runs and findings, and large figures', async () => {
    const { store, unitOfWork, now } = place.house;
    const { id, ...like } = await store.read
      .selectFrom('harvest_run')
      .selectAll()
      .where('source', '=', 'other')
      .executeTakeFirstOrThrow();
    const keys = await unitOfWork(async (work) => Array.from({ length: 1000 }, () => work.newKey()));
    const run = keys.at(-1)!;
    const large = { received: 1_234_567, added: 234_567, changed: 123_456, deleted: 98_765, rejected: 4321 };
    const rest = { is_full: 0, from_moment: '2026-11-20T12:34:56Z', complete_list_size: 2_345_678, findings: 1000 };
    const finding = {
      code: 'x',
      severity: 'warning',
      field: 'datestamp',
      message: 'This is no date.',
      value: 'x'.repeat(200),
    };
    const item = (n: number) => `oai:registry.of-a-long-name.example.org:10273/${'LONGNAME'.repeat(6)}${n >> 1}`;
    await store.unitOfWork(async (db) => {
      for (const key of keys)
        await db
          .insertInto('harvest_run')
          .values({ ...like, ...large, ...rest, id: key, started_at: now().toISOString() })
          .execute();
      for (let number = 1; number <= 1000; number++)
        await db
          .insertInto('harvest_finding')
          .values({ run, number, item: item(number), finding: JSON.stringify(finding) })
          .execute();
    });
    await open('/sources/other');
    assert.equal(await page.locator('#source tbody tr').count(), 50);
    await judge('source-many');
    await open(`/sources/other/runs/${run}`);
    await judge('run-many');
    await page.click('text=Next 200');
    await page.waitForURL('**after=200');
    assert.match((await page.textContent('#run')) ?? '', /1,000 findings, 201–400 here/);
    assert.notEqual(id, run);
  });

  it('complains of nothing', () => assert.deepEqual(complaints, []));
});
