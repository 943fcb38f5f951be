import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { findRecord } from '../../src/store/read/find-record.ts';
import { onEachPlace } from '../store/each-engine.ts';
import { type AdminPlace, openAdminPlace, PASSWORD, settleWord } from './fixture/admin-place.ts';

onEachPlace('who may do what in the administration', (at) => {
  let place: AdminPlace;
  let base = '';
  const cookies = new Map<string, string>();

  before(async () => {
    place = await openAdminPlace(0, at());
    base = place.base;
    await settleWord(place.house, 'BGRB202', 'needs-a-person', 'fault of Hannover');
    await settleWord(place.house, 'ICDP5054EX1002', 'needs-a-person', 'fault of Potsdam');
    for (const name of ['admin', 'greta', 'ines', 'rolf']) cookies.set(name, await signIn(name));
  });
  after(() => place.close());

  const signIn = async (name: string) => {
    const body = new URLSearchParams({ name, password: PASSWORD, next: '/admin' });
    const answer = await fetch(`${base}/login`, { method: 'POST', body, redirect: 'manual' });
    assert.equal(answer.status, 303);
    return String(answer.headers.get('set-cookie')).split(';')[0]!;
  };
  const get = (name: string, path: string, cookie = '') =>
    fetch(`${base}/admin${path}`, { headers: { cookie: `${cookies.get(name) ?? ''}${cookie}` }, redirect: 'manual' });
  const text = async (name: string, path: string, cookie = '') => (await get(name, path, cookie)).text();
  const post = (name: string, path: string, fields: Record<string, string> = {}, from = 'same-origin') =>
    fetch(`${base}/admin${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { cookie: cookies.get(name) ?? '', 'sec-fetch-site': from },
      redirect: 'manual',
    });

  it('sends strangers to sign in, and back to where they wanted', async () => {
    for (const path of ['', '/registrations?q=biotite', '/settings', '/no-such-page'] as const) {
      const answer = await get('nobody', path);
      if (path === '/no-such-page') assert.equal(answer.status, 404);
      else assert.equal(answer.headers.get('location'), `/login?next=${encodeURIComponent(`/admin${path}`)}`);
    }
    const sent = await post('nobody', '/users/new', { name: 'evil' });
    assert.equal(sent.status, 401);
    assert.match(await sent.text(), /<input type="hidden" name="form" value="name=evil">/);
    assert.ok(!(await text('admin', '/users')).includes('evil'));
  });

  it('takes no form from elsewhere, whatever the browser sends with it', async () => {
    for (const from of ['cross-site', 'same-site', 'none', '']) {
      const answer = await post('admin', '/users/new', { name: 'evil', password: PASSWORD }, from);
      assert.equal(answer.status, 403, from);
    }
    const basic = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}`;
    const headers = { authorization: basic, 'sec-fetch-site': 'cross-site' };
    const body = new URLSearchParams({ name: 'evil', password: PASSWORD });
    assert.equal((await fetch(`${base}/admin/users/new`, { method: 'POST', body, headers })).status, 403);
    assert.ok(!(await text('admin', '/users')).includes('evil'));
  });

  it('a client manager sees its own client alone, on every page', async () => {
    for (const path of [
      '',
      '/registrations',
      '/failed',
      '/clients',
      '/namespaces',
      '/checks',
      '/jobs',
      '/audit',
      '/tokens',
    ]) {
      const page = await text('ines', path);
      assert.ok(!/ICDP|Potsdam/.test(page), `${path} tells of another client`);
      assert.ok(!page.includes('/admin/users'), `${path} leads to users`);
    }
    assert.match(await text('ines', '/failed'), /fault of Hannover/);
    assert.match(await text('ines', '/registrations'), /BGRB200/);
    for (const path of [
      '/registrations/ICDP5054EX1003',
      '/registrations/ICDP5054EX1003/versions?from=1&to=1',
      '/registrations/ICDP5054EX1003/documents/description/0',
      '/registrations/ICDP5054EX1003/withdraw',
      '/clients/GFZ.ICDP',
      '/clients/GFZ.ICDP/edit',
      '/agents/GFZ',
    ])
      assert.equal((await get('ines', path)).status, 404, path);
    for (const path of ['/users', '/users/admin', '/settings', '/tokens?account=GFZ.ICDP'])
      assert.equal((await get('ines', path)).status, 403, path);
    assert.ok((await text('ines', '')).includes('/admin/upload'));
    assert.ok(!(await text('rolf', '')).includes('/admin/upload'), 'a reader is not offered what it may not do');
  });

  it('what the page does not offer, the form does not do', async () => {
    const forms: readonly (readonly [name: string, path: string, fields: Record<string, string>, status: number])[] = [
      ['rolf', '/registrations/BGRB203/withdraw', { reason: 'no' }, 403],
      ['rolf', '/registrations/BGRB203/hide', {}, 403],
      ['ines', '/registrations/ICDP5054EX1003/withdraw', { reason: 'no' }, 404],
      ['ines', '/registrations/BGRB203/transfer', { client: 'GFZ.ICDP' }, 403],
      ['ines', '/clients/new', { symbol: 'GFZ.EVIL' }, 403],
      ['ines', '/namespaces/give', { namespace: 'EVIL', client: 'GFZ.BGR' }, 403],
      ['ines', '/users/ines', { grants: 'administrator' }, 403],
      ['greta', '/users/new', { name: 'evil', password: PASSWORD }, 403],
      ['greta', '/settings/profile', { agentName: 'Evil' }, 403],
      ['ines', '/me/act', { party: 'GFZ.ICDP' }, 403],
      ['rolf', '/me/act', { party: 'GFZ.BGR' }, 403],
      ['greta', '/tokens', { name: 'x', scope: 'administer', account: 'admin' }, 403],
    ];
    for (const [name, path, fields, status] of forms)
      assert.equal((await post(name, path, fields)).status, status, `${name} ${path}`);
    const states = await Promise.all(
      ['BGRB203', 'ICDP5054EX1003'].map(async (igsn) => (await findRecord(place.house.store.read, igsn))?.facts.state),
    );
    assert.deepEqual(states, ['pending', 'pending']);
  });

  it('tries again only what is the person’s own, also by reason', async () => {
    for (const reason of ['fault of Potsdam', 'fault of Hannover']) await post('rolf', '/failed/retry', { reason });
    await post('ines', '/failed/retry', { reason: 'fault of Potsdam' });
    await post('ines', '/failed/settle', { reason: 'fault of Hannover', why: 'no' });
    assert.match(
      await text('admin', '/failed'),
      /fault of Potsdam[\s\S]*fault of Hannover|fault of Hannover[\s\S]*fault of Potsdam/,
    );
    const done = await post('ines', '/failed/retry', { reason: 'fault of Hannover' });
    assert.equal(done.headers.get('location'), '/admin/failed?done=retried&n=1');
    assert.ok(!(await text('admin', '/failed')).includes('fault of Hannover'));
  });

  it('acting for a client narrows to it, and the trail names both', async () => {
    const acting = await post('greta', '/me/act', { party: 'GFZ.BGR' });
    const cookie = `; ${String(acting.headers.get('set-cookie')).split(';')[0]}`;
    const page = await text('greta', '/registrations', cookie);
    assert.ok(page.includes('You act for') && page.includes('BGRB200') && !page.includes('ICDP5054'));
    const headers = { cookie: cookies.get('greta')! + cookie, 'sec-fetch-site': 'same-origin' };
    const body = new URLSearchParams({ reason: 'tried in acting' });
    const path = `${base}/admin/registrations/BGRB204/withdraw`;
    assert.equal((await fetch(path, { method: 'POST', body, headers, redirect: 'manual' })).status, 303);
    assert.match(await text('admin', '/registrations/BGRB204'), /greta for GFZ\.BGR/);
    const forged = ['GFZ.ICDP', 'ines%20GFZ.ICDP', 'greta%20GFZ.BGR', '%', ''];
    for (const kept of forged) {
      const own = await text('ines', '/registrations', `; corestone_acting=${kept}`);
      assert.ok(own.includes('BGRB200') && !own.includes('You act for') && !own.includes('ICDP5054'), kept);
    }
  });

  it('tells no secret among the settings, and shows what came in as text', async () => {
    const page = await text('admin', '/settings');
    assert.match(page, /CORESTONE_OIDC_CLIENT_SECRET/);
    assert.ok(!page.includes('s3cret-of-oidc') && page.includes('set, not shown'));
    const record = await text('admin', '/registrations?q=biotite');
    assert.ok(record.includes('&lt;garnet&gt; &amp; biotite') && !record.includes('<garnet>'));
    const strange = '"><script>alert(1)</script>';
    const query = encodeURIComponent(strange);
    for (const path of [
      `/registrations?q=${query}&client=${query}`,
      `/audit?actor=${query}`,
      `/failed?reason=${query}`,
      `/clients?done=${query}&n=${query}`,
    ])
      assert.ok(!(await text('admin', path)).includes('<script>alert'), path);
  });

  it('pages through lists, also behind what is no key', async () => {
    for (const path of [
      '/failed?after=x',
      '/audit?before=x',
      '/jobs?before=x',
      '/registrations?after=x',
      '/checks?after=x',
      '/registrations?q=biotite&after=ICDP',
      '/registrations?attention=yes&size=1000',
      '/registrations?expedition=none',
      '/checks?outcome=not-found',
      '/audit?actor=adm&subject=BGR%25&from=2026-01-01&until=2099-01-01',
    ])
      assert.equal((await get('admin', path)).status, 200, path);
    for (const path of [
      '/jobs/x',
      '/upload/x',
      '/tokens/x/revoke',
      '/failed/settle?id=x',
      '/namespaces/requests/x/granted',
      '/registrations/BGRB200/versions?from=1&to=x',
    ])
      assert.equal((await get('admin', path)).status, 404, path);
  });

  it('pages are for nobody else to keep, and allow no script but ours', async () => {
    const { headers } = await get('admin', '/registrations');
    assert.equal(headers.get('cache-control'), 'private, no-store');
    assert.match(headers.get('content-security-policy') ?? '', /script-src 'self'/);
    assert.ok(!/<script>|style="|onclick=/.test(await text('admin', '/registrations')));
  });
});
