import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { onEachPlace } from '../store/each-engine.ts';
import { type SignedIn, signedIn } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace } from './fixture/admin-place.ts';

onEachPlace('the storage in the administration', (at) => {
  let place: AdminPlace;
  const people = new Map<string, SignedIn>();
  const as = (name: string) => people.get(name)!;

  before(async () => {
    place = await openAdminPlace(0, at());
    for (const name of ['admin', 'ines', 'rolf']) people.set(name, await signedIn(place.base, name));
  });
  after(() => place?.close());

  const text = async (name: string, path: string) => (await as(name).get(path)).text();
  const post = (path: string, fields: Record<string, string>, name = 'admin') => as(name).post(path, fields);
  const add = (fields: Record<string, string>) => post('/storage/new', { in: '', ...fields });

  it('begins empty, and says how to begin', async () => {
    assert.match(await text('admin', '/storage'), /No storage is described yet/);
    assert.match(await text('admin', '/storage/new'), /<option value="repository">/);
    assert.ok(!(await text('rolf', '/storage')).includes('/admin/storage/new'));
    assert.equal((await post('/storage/new', { kind: 'repository', names: 'X' }, 'rolf')).status, 403);
  });

  it('adds a repository and many places at once', async () => {
    assert.equal((await add({ kind: 'repository', names: 'Spandau <b>' })).status, 303);
    const made = await add({
      in: 'SPANDAUB',
      kind: 'rack',
      names: 'Rack 1-12',
      mostThings: '2',
      weightLimitKg: '12,5',
    });
    assert.match(String(made.headers.get('location')), /places\/SPANDAUB\?done=places-added&n=12$/);
    const page = await text('admin', '/storage/places/SPANDAUB');
    assert.ok(page.includes('Spandau &lt;b&gt;'));
    assert.ok(page.indexOf('Rack 2<') < page.indexOf('Rack 10<'));
    assert.match(await text('admin', '/storage/places/spandaub-rack2'), /of 12\.5.kg/);
  });

  it('says at each field what is wrong, and keeps what was typed', async () => {
    const wrong: readonly (readonly [string, Record<string, string>])[] = [
      ['names', { names: 'Rack 3' }],
      ['names', { names: '1-5000' }],
      ['mostThings', { mostThings: 'many' }],
      ['weightLimitKg', { weightLimitKg: '-1' }],
      ['kind', { kind: 'repository' }],
      ['kind', { kind: 'spoon' }],
    ];
    for (const [field, fields] of wrong) {
      const answer = await add({ in: 'SPANDAUB', kind: 'rack', names: 'New', climate: 'dry', ...fields });
      assert.equal(answer.status, 422, field);
      const page = await answer.text();
      assert.ok(page.includes(`id="${field}-error"`), `${field}: ${JSON.stringify(fields)}`);
      assert.ok(page.includes('value="dry"'), 'what was typed stands');
    }
  });

  it('moves crates, refuses what does not fit until it is said why, and finds them', async () => {
    await add({ in: 'SPANDAUB-RACK1', kind: 'crate', names: 'K1-K1, K2, K3' });
    const path = '/storage/places/SPANDAUB-RACK2';
    const things = 'SPANDAUB-RACK1-K2\r\nSPANDAUB-RACK1-K3\r\nSPANDAUB-RACK1-K1K1';
    const refused = await post(`${path}/bring`, { things });
    assert.equal(refused.status, 409);
    const page = await refused.text();
    assert.match(page, /has room for 2, and would hold 3/);
    assert.ok(page.includes('name="why"') && page.includes('SPANDAUB-RACK1-K3'));
    const brought = await post(`${path}/bring`, { things: `${things}\nnothing`, why: 'stacked' });
    assert.equal(brought.status, 422);
    assert.match(await brought.text(), /3 now stand here\. Nobody knows nothing/);
    const again = await post(`${path}/bring`, { things: 'SPANDAUB-RACK1-K2', why: 'stacked' });
    assert.match(String(again.headers.get('location')), /\?done=things-there$/);
    assert.match(await text('admin', path), /SPANDAUB-RACK1\/bring"><input[^>]*><button[^>]*>Put back/);
    assert.match(
      await text('admin', path),
      /too full/.test(await text('admin', '/storage/places/SPANDAUB')) ? /stacked/ : /never/,
    );
    const found = await text('admin', '/storage?find=spandaub-rack1-k2');
    assert.match(found, /Spandau &lt;b&gt; \/ Rack 2/);
    assert.match(await text('admin', '/storage?find=%3Ci%3E'), /Nobody knows &lt;i&gt;/);
  });

  it('changes, closes and removes places', async () => {
    const path = '/storage/places/SPANDAUB-RACK3';
    const facts = { name: 'Rack 3', code: 'R3', mostThings: '', climate: 'cold', isClosed: 'yes' };
    assert.match(
      String((await post(`${path}/edit`, facts)).headers.get('location')),
      /places\/R3\?done=place-changed$/,
    );
    const page = await text('admin', '/storage/places/R3');
    assert.ok(page.includes('it takes nothing more') && !page.includes('name="things"'));
    assert.equal((await post('/storage/places/R3/edit', { ...facts, name: 'Rack 4' })).status, 422);
    assert.equal((await post('/storage/places/R3/remove', {})).status, 303);
    assert.equal((await as('admin').get('/storage/places/R3')).status, 404);
    assert.equal((await post('/storage/places/SPANDAUB-RACK2/remove', {})).status, 409);
  });

  it('looks through a rack by scanning', async () => {
    const begun = await post('/storage/places/SPANDAUB-RACK2/inventory', {});
    const path = /\/admin(\/storage\/inventories\/[0-9a-f-]{36})$/.exec(String(begun.headers.get('location')))![1]!;
    const scanned = await post(`${path}/scans`, { codes: 'SPANDAUB-RACK1-K2\n???', at: '' });
    const page = await scanned.text();
    assert.match(page, /Nobody knows \?\?\?/);
    assert.match(page, /value="SPANDAUB-RACK2"/);
    assert.match(page, /id="missing"[\s\S]*SPANDAUB-RACK1-K3[\s\S]*id="unknown"/);
    assert.equal((await post(`${path}/scans`, { codes: '' })).status, 422);
    assert.equal((await post(`${path}/close`, {})).status, 303);
    assert.equal((await post(`${path}/close`, {})).status, 409);
    assert.ok(!(await text('admin', path)).includes('Take the scans'));
  });

  it('is shown to nobody who has no right there', async () => {
    for (const path of ['/storage/places/SPANDAUB', '/storage/places/SPANDAUB/edit'])
      assert.equal((await as('ines').get(path)).status, 403, path);
    assert.ok(!(await text('ines', '/storage')).includes('Spandau'));
    assert.match(await text('ines', '/storage?find=SPANDAUB-RACK1-K2'), /Nobody knows/);
  });
});
