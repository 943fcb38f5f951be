import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { onEachPlace } from '../store/each-engine.ts';
import { type SignedIn, signedIn } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace } from './fixture/admin-place.ts';
import { openReceiver, type Receiver } from './fixture/receiver.ts';

const EVENTS = { 'record.registered': 'yes', 'record.changed': 'yes' };

onEachPlace('webhooks and dumps in the administration', (at) => {
  let place: AdminPlace;
  let receiver: Receiver;
  const people = new Map<string, SignedIn>();
  const as = (name: string) => people.get(name)!;
  let path = '';

  before(async () => {
    receiver = await openReceiver();
    place = await openAdminPlace(0, at(), { outgoing: { allowLoopback: true } });
    for (const name of ['admin', 'greta', 'ines', 'rolf']) people.set(name, await signedIn(place.base, name));
  });
  after(async () => {
    await receiver.close();
    await place?.close();
  });

  const text = async (name: string, address: string) => (await as(name).get(address)).text();
  const secretIn = (page: string) => /id="secret">(whsec_[\w-]+)</.exec(page)![1]!;
  const make = (name: string, fields: Record<string, string> = {}) =>
    as(name).post('/webhooks/new', {
      name: 'Ours <b>',
      url: receiver.url,
      party: 'GFZ.BGR',
      scope: 'gfz.bgr',
      ...EVENTS,
      ...fields,
    });

  it('are only for who manages a party', async () => {
    assert.ok(!(await text('rolf', '')).includes('/admin/webhooks'));
    assert.ok((await text('ines', '')).includes('/admin/webhooks'));
    for (const address of ['/webhooks', '/webhooks/new']) assert.equal((await as('rolf').get(address)).status, 403);
    assert.equal((await make('rolf')).status, 403);
    assert.equal((await make('ines', { party: 'GFZ.ICDP' })).status, 403);
    assert.equal((await make('ines', { party: '' })).status, 403);
    const form = await text('ines', '/webhooks/new');
    assert.ok(form.includes('GFZ.BGR') && !form.includes('GFZ.ICDP') && !form.includes('>the installation<'));
    assert.match(await text('ines', '/webhooks'), /Nobody is told of changes by a call/);
  });

  it('say at each field what is wrong', async () => {
    const wrong: readonly (readonly [field: string, fields: Record<string, string>])[] = [
      ['url', { url: 'ftp://example.org/' }],
      ['url', { url: 'https://name:word@example.org/' }],
      ['events', { 'record.registered': '', 'record.changed': '' }],
      ['position', { position: '-1' }],
      ['position', { position: 'now' }],
      ['name', { name: 'x'.repeat(201) }],
    ];
    for (const [field, fields] of wrong) {
      const answer = await make('ines', fields);
      assert.equal(answer.status, 422, field);
      const page = await answer.text();
      assert.ok(page.includes(`id="${field}-error"`), field);
      assert.ok(page.includes('value="gfz.bgr"'), 'what was typed stands');
    }
    assert.equal((await make('ines', { scope: 'GFZ.NONE' })).status, 404);
  });

  it('show their secret once, and only to who made them', async () => {
    const answer = await make('ines');
    const page = await answer.text();
    assert.equal(answer.status, 200);
    const secret = secretIn(page);
    path = /\/admin(\/webhooks\/[0-9a-f-]{36})"/.exec(page)![1]!;
    for (const [name, address] of [
      ['ines', path],
      ['ines', '/webhooks'],
      ['ines', '/audit'],
      ['admin', path],
    ] as const)
      assert.ok(!(await text(name, address)).includes(secret));
    assert.match(await text('ines', path), /Ours &lt;b&gt;[\s\S]*up to date/);
    assert.match(await text('greta', '/webhooks'), /Ours &lt;b&gt;/);
    assert.match(await text('admin', '/webhooks'), /GFZ\.BGR/);
    for (const order of ['', '/edit', '/remove', '/secret'])
      assert.equal((await as('rolf').get(path + order)).status, 404);
    for (const order of ['/pause', '/test', '/edit', '/remove', '/secret'])
      assert.equal((await as('rolf').post(path + order)).status, 404, order);
  });

  it('are tested, and say what became of it', async () => {
    const taken = await as('ines').post(`${path}/test`);
    assert.match(taken.headers.get('location') ?? '', /\?done=test-taken$/);
    assert.equal(receiver.calls.length, 1);
    receiver.status = 500;
    const tooSoon = await as('ines').post(`${path}/test`);
    if (tooSoon.status === 429) await new Promise((resolve) => setTimeout(resolve, 1100));
    const failed = tooSoon.status === 429 ? await as('ines').post(`${path}/test`) : tooSoon;
    const to = failed.headers.get('location') ?? '';
    assert.match(to, /\?test=failed$/);
    const page = await text('ines', to.replace('/admin', ''));
    assert.match(page, /The test call was not taken/);
    assert.match(page, /failed 500/);
    assert.match(page, /delivered 204/);
  });

  it('are paused, changed, given another secret, resumed and removed', async () => {
    const go = async (order: string, fields: Record<string, string> = {}) => {
      const answer = await as('greta').post(path + order, fields);
      return answer.headers.get('location') ?? answer.text();
    };
    assert.match(await go('/pause'), /done=webhook-paused/);
    assert.match(await text('ines', path), /Paused by greta/);
    const one = secretIn(await go('/secret'));
    const two = secretIn(await go('/secret'));
    assert.notEqual(one, two);
    assert.match(
      await go('/edit', { name: 'Theirs', url: receiver.url, scope: '', 'record.hidden': 'yes' }),
      /webhook-changed/,
    );
    assert.match(await text('ines', path), /Theirs[\s\S]*everything public[\s\S]*hidden/);
    assert.match(await go('/edit', { name: 'Theirs', url: 'nonsense', scope: '', ...EVENTS }), /id="url-error"/);
    assert.match(await go('/resume'), /done=webhook-resumed/);
    assert.match(await text('ines', `${path}/remove`), /thrown away/);
    assert.match(await go('/remove'), /done=webhook-removed/);
    assert.equal((await as('greta').get(path)).status, 404);
    assert.equal((await as('admin').get('/webhooks/x')).status, 404);
  });

  it('dumps are listed for all and made by administrators', async () => {
    for (const name of ['admin', 'rolf']) assert.match(await text(name, '/dumps'), /There is no dump yet/);
    assert.ok(!(await text('greta', '/dumps')).includes('Dump now'));
    assert.equal((await as('greta').post('/dumps', { 'format-json': 'yes' })).status, 403);
    const none = await as('admin').post('/dumps', { 'format-nonsense': 'yes' });
    assert.equal(none.status, 422);
    assert.match(await none.text(), /id="formats-error"/);
    const made = await as('admin').post('/dumps', { 'format-json': 'yes', 'format-csv': 'yes' });
    const to = made.headers.get('location') ?? '';
    assert.match(to, /^\/admin\/jobs\/[0-9a-f-]{36}\?done=dump-asked$/);
    const again = await as('admin').post('/dumps', { 'format-json': 'yes', 'format-csv': 'yes' });
    assert.equal(again.headers.get('location'), to.replace('dump-asked', 'dump-under-way'));
    const job = to.replace('/admin', '').split('?')[0]!;
    const page = await text('admin', job);
    assert.ok(page.includes('Formats') && !page.includes('Accepted'));
    assert.match(await text('admin', '/dumps'), /0 done/);
    assert.ok(!(await text('rolf', '/dumps')).includes('0 done'));
  });

  it('a dump job is paused, resumed and cancelled as any other', async () => {
    const job = /\/admin(\/jobs\/[0-9a-f-]{36})"/.exec(await text('admin', '/jobs'))![1]!;
    for (const [order, state] of [
      ['pause', 'paused'],
      ['resume', 'queued'],
      ['cancel', 'cancelled'],
    ] as const) {
      assert.equal((await as('admin').post(`${job}/${order}`)).status, 303, order);
      assert.match(await text('admin', job), new RegExp(`<dd>${state}</dd>`));
    }
    assert.equal((await as('greta').post(`${job}/resume`)).status, 404);
  });
});
