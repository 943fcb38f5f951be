import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { requestNamespace } from '../../src/operations/parties/request-namespace.ts';
import { findRecord } from '../../src/store/read/find-record.ts';
import { clientCaller } from '../registry/parties.ts';
import { CHROMIUM, openBrowser, enter as signIn } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace, settleWord } from './fixture/admin-place.ts';

const FAULT = 'The other end refused it: <b>no title</b>';

describe('the administration in a browser', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let place: AdminPlace;
  let browser: Browser;
  let base = '';

  before(async () => {
    place = await openAdminPlace();
    base = place.base;
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await place?.close();
  });

  const enter = (name: string, path = '/admin', options: BrowserContextOptions = {}) =>
    signIn(browser, base, name, path, options);
  const leave = (page: Page) => page.context().close();
  const stateOf = async (igsn: string) => (await findRecord(place.house.store.read, igsn))?.facts.state;

  for (const javaScriptEnabled of [true, false]) {
    it(`makes a client and grants it a namespace, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const symbol = javaScriptEnabled ? 'GFZ.NEWA' : 'GFZ.NEWB';
      const namespace = javaScriptEnabled ? 'NWA' : 'NWB';
      const page = await enter('greta', '/admin/clients', { javaScriptEnabled });
      await page.click('text=New client');
      await page.fill('[name=symbol]', 'nonsense');
      await page.fill('[name=domains]', 'new.example.org');
      await page.click('main .btn.p');
      assert.equal(await page.inputValue('[name=domains]'), 'new.example.org');
      assert.equal(await page.inputValue('[name=symbol]'), 'nonsense');
      assert.match((await page.textContent('#symbol-error')) ?? '', /AGENT\.CLIENT/);
      await page.fill('[name=symbol]', symbol);
      await page.click('main .btn.p');
      await page.waitForURL(`**/admin/clients/${symbol}?done=client-made`);
      const wanted = { namespace, client: symbol, reason: 'A new hole' };
      await requestNamespace(place.house.unitOfWork, wanted, clientCaller(symbol));
      await page.goto(`${base}/admin/namespaces`);
      await page.click(`#requests .it:has-text("${namespace}") >> text=Grant`);
      await page.click('main .btn.p');
      await page.waitForURL('**/admin/namespaces?done=granted');
      assert.equal(await page.isVisible(`#held tr:has-text("${namespace}") >> text=${symbol}`), true);
      await leave(page);
    });
  }

  it('tries a failed item again, and all of a reason', async () => {
    for (const at of [5, 6, 7]) await settleWord(place.house, `ICDP5054EX100${at}`, 'needs-a-person', FAULT);
    const page = await enter('admin', '/admin/failed');
    assert.equal(await page.isVisible(`#reasons h3:text-is("${FAULT}")`), true, 'shown as it stands');
    await page.click('#items tr:has-text("ICDP5054EX1006") button');
    await page.waitForURL('**/admin/failed?done=retried&n=1');
    assert.equal(await page.isVisible('#items tr:has-text("ICDP5054EX1006")'), false);
    await page.click('#reasons >> text=Try 2 again');
    await page.waitForURL('**/admin/failed?done=retried&n=2');
    assert.equal(await page.isVisible('text=Nothing waits for a person'), true);
    await page.goto(`${base}/admin/registrations/ICDP5054EX1006`);
    assert.match((await page.textContent('#history')) ?? '', /Retry upstream by admin/);
    await leave(page);
  });

  it('settles what upstream will never take, with a reason', async () => {
    await settleWord(place.house, 'ICDP5054EX1009', 'needs-a-person', 'never');
    const page = await enter('admin', '/admin/failed');
    await page.click('#reasons .it:has-text("never") >> text=Settle');
    await page.fill('[name=why]', 'The other end is gone');
    await page.click('main .btn.danger');
    await page.waitForURL('**done=settled&n=1');
    assert.equal(await stateOf('ICDP5054EX1009'), 'registered');
    await leave(page);
  });

  it('withdraws a record only with a reason, and shows two versions side by side', async () => {
    const igsn = 'ICDP5054EX1001';
    const page = await enter('admin', '/admin');
    await page.fill('header input[type=search]', ` igsn:10273/${igsn.toLowerCase()} `);
    await page.press('header input[type=search]', 'Enter');
    await page.waitForURL(`**/admin/registrations/${igsn}`);
    await page.click('text=Documents as received');
    await page.click('a:text-is("igsn-description-1.1")');
    assert.match((await page.textContent('pre')) ?? '', /^<sample><title>/);
    await page.goBack();
    await page.click('main >> text=Withdraw');
    await page.fill('[name=reason]', '   ');
    await page.fill('[name=successor]', 'ICDP5054EX1002');
    await page.click('text=Withdraw for good');
    assert.match((await page.textContent('#reason-error')) ?? '', /needs a reason/);
    assert.equal(await page.inputValue('[name=successor]'), 'ICDP5054EX1002');
    await page.fill('[name=reason]', 'Registered twice');
    await page.click('text=Withdraw for good');
    await page.waitForURL('**done=withdrawn');
    assert.equal(await stateOf(igsn), 'withdrawn');
    assert.equal((await findRecord(place.house.store.read, igsn))?.successor, 'ICDP5054EX1002');
    assert.match((await page.textContent('#facts')) ?? '', /Registered twice/);
    await leave(page);
  });

  it('hides, publishes and transfers', async () => {
    const igsn = 'ICDP5054EX1010';
    const page = await enter('admin', `/admin/registrations/${igsn}`);
    for (const [words, done, state] of [
      ['Hide', 'hidden', 'hidden'],
      ['Publish', 'published', 'pending'],
    ] as const) {
      await page.click(`main .pt >> text=${words}`);
      await page.click('main form .btn.p');
      await page.waitForURL(`**done=${done}`);
      assert.equal(await stateOf(igsn), state);
    }
    await page.click('main .pt >> text=Transfer');
    await page.selectOption('[name=client]', 'GFZ.BGR');
    await page.click('main form .btn.p');
    await page.waitForURL('**done=transferred');
    assert.match((await page.textContent('#facts')) ?? '', /GFZ\.BGR/);
    await leave(page);
  });

  it('shows a token once, and revokes it', async () => {
    const page = await enter('admin', '/admin/tokens');
    await page.fill('[name=name]', 'script of a test');
    await page.click('main .btn.p');
    const secret = (await page.textContent('#secret')) ?? '';
    const me = () => fetch(`${base}/api/v1/me`, { headers: { authorization: `Bearer ${secret}` } });
    assert.equal((await me()).status, 200);
    await page.click('text=It is kept');
    assert.ok(!(await page.content()).includes(secret));
    await page.click('text=Revoke');
    await page.click('main .btn.danger');
    await page.waitForURL('**done=revoked');
    assert.equal((await me()).status, 401);
    await leave(page);
  });

  it('follows the server without reload, and keeps the focus', async () => {
    const page = await enter('admin', '/admin');
    await page.waitForTimeout(300);
    await page.evaluate('window.sameDocument = true; document.querySelector("#queue, #tiles a").focus()');
    await page.focus('#tiles a >> nth=3');
    await settleWord(place.house, 'ICDP5054EX1020', 'needs-a-person', 'a fault that just happened');
    await page.waitForSelector('#failures >> text=a fault that just happened', { timeout: 8000 });
    assert.equal(await page.evaluate('window.sameDocument'), true);
    assert.match((await page.evaluate('document.activeElement.textContent')) as string, /Needs a person/);
    await settleWord(place.house, 'ICDP5054EX1020', 'confirmed', null);
    await page.waitForSelector('#failures >> text=a fault that just happened', { state: 'detached', timeout: 8000 });
    await leave(page);
  });
});
