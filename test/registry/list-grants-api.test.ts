import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { listReachingRoles } from '../../src/operations/access/grant-tree-role.ts';
import { createUser } from '../../src/operations/create-user.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';
import { OPERATOR } from './parties.ts';
import { quickHash } from './quick-hash.ts';

const PASSWORD = 'a long enough password';

onEachEngine('lists, groups and roles for lists over HTTP', (house) => {
  let app: FastifyInstance;
  const basic = (name: string) => `Basic ${Buffer.from(`${name}:${PASSWORD}`).toString('base64')}`;
  const call = async (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, payload?: object, name = 'ada') => {
    const headers = { authorization: basic(name) };
    const { statusCode, body } = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers,
      ...(payload && { payload }),
    });
    return { statusCode, answer: body === '' ? undefined : JSON.parse(body) };
  };

  before(async () => {
    const passwordHash = quickHash(PASSWORD);
    const { unitOfWork } = house();
    const grants = [{ role: 'administrator', party: '' }] as const;
    await createUser(unitOfWork, { name: 'ada', passwordHash, email: '', grants }, OPERATOR);
    await createUser(unitOfWork, { name: 'lena', passwordHash, email: '', grants: [] }, OPERATOR);
    for (const code of ['7501', '7502']) await importRows(house(), holeRows('ICDP', code, 0, 0));
    app = await buildServer(house());
  });
  after(() => app.close());

  it('are kept, told, given and taken back by an administrator', async () => {
    const list = await call('PUT', '/expedition-lists/Held%20here', { objects: ['7501', 'ICDP/7502'], note: 'Bremen' });
    assert.deepEqual(list, {
      statusCode: 200,
      answer: { name: 'Held here', note: 'Bremen', objects: ['7501', '7502'] },
    });
    assert.equal((await call('PUT', '/user-groups/Curators', { members: ['lena'] })).statusCode, 200);
    const wanted = { list: 'Held here', group: 'Curators', role: 'curator' };
    const given = await call('POST', '/list-grants', wanted);
    assert.deepEqual([given.statusCode, given.answer.group, given.answer.account], [201, 'Curators', null]);
    assert.equal((await call('GET', '/list-grants')).answer.length, 1);
    assert.equal((await call('POST', '/list-grants', { ...wanted, account: 'lena' })).statusCode, 422);
    assert.equal((await call('DELETE', `/list-grants/${given.answer.id}`)).statusCode, 204);
    assert.equal((await call('DELETE', '/user-groups/Curators')).statusCode, 204);
    assert.deepEqual((await call('GET', '/user-groups')).answer, []);
  });

  it('are for nobody else, who learns nothing of what there is', async () => {
    for (const path of ['/expedition-lists', '/user-groups', '/list-grants'])
      assert.equal((await call('GET', path, undefined, 'lena')).statusCode, 403, path);
    assert.equal((await call('PUT', '/expedition-lists/Mine', { objects: ['9999'] }, 'lena')).statusCode, 403);
    assert.equal((await app.inject({ url: '/api/v1/expedition-lists' })).statusCode, 401);
  });

  it('stand in the administration, where forms keep what was typed', async () => {
    const headers = { authorization: basic('ada') };
    const page = await app.inject({ url: '/admin/lists', headers });
    assert.equal(page.statusCode, 200, page.body.slice(0, 500));
    assert.match(page.body, /Held here/);
    const type = { ...headers, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    const post = (path: string, form: Record<string, string>) =>
      app.inject({ method: 'POST', url: path, headers: type, payload: new URLSearchParams(form).toString() });
    const wrong = await post('/admin/lists/list', { name: 'Lund', objects: 'ICDP\n4711' });
    assert.equal(wrong.statusCode, 404);
    assert.match(wrong.body, /There is no program or expedition 4711/);
    assert.match(wrong.body, /Lund/);
    assert.equal((await post('/admin/lists/list', { name: 'Lund', objects: 'ICDP\n7501' })).statusCode, 303);
    assert.equal(
      (await post('/admin/lists/role', { account: 'lena', group: '', role: 'reader', list: 'Lund' })).statusCode,
      303,
    );
    assert.match((await app.inject({ url: '/admin/lists', headers })).body, /all of ICDP, 7501/);
    await post('/admin/lists/group', { name: 'Divers & Co', members: 'lena', note: 'wet' });
    await post('/admin/lists/role', { account: '', group: 'Divers & Co', role: 'curator', list: 'Lund' });
    const list = (await app.inject({ url: '/admin/lists?list=Lund', headers })).body;
    assert.match(
      list,
      /name="name"[^>]* value="Lund"[\s\S]*<textarea name="objects"[^>]*>\n?ICDP\nICDP\/7501<\/textarea>/,
    );
    const group = (await app.inject({ url: '/admin/lists?group=Divers+%26+Co', headers })).body;
    assert.match(group, /value="Divers &amp; Co"[\s\S]*<textarea name="members"[^>]*>\n?lena<[\s\S]*value="wet"/);
  });

  it('are told on the page of each expedition that they reach', async () => {
    const headers = { authorization: basic('ada') };
    const rows = await house().store.read.selectFrom('tree_object').select(['id', 'combined_id']).execute();
    const idOf = (name: string) => rows.find((one) => one.combined_id === name)!.id;
    const { body } = await app.inject({ url: `/admin/expeditions/${idOf('7502')}/people`, headers });
    assert.match(body, /Roles by lists[\s\S]*group Divers &amp; Co[\s\S]*lena[\s\S]*curator[\s\S]*Lund/);
    const hole = await listReachingRoles(house().unitOfWork, idOf('7501_1_A'), OPERATOR);
    assert.deepEqual(
      hole.map(({ holder, role, members }) => [holder.name, role, ...members]),
      [
        ['lena', 'reader'],
        ['Divers & Co', 'curator', 'lena'],
      ],
    );
    const stranger = { ...OPERATOR, grants: [] };
    await assert.rejects(listReachingRoles(house().unitOfWork, idOf('7501'), stranger), { code: 'not-allowed' });
  });
});
