import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { fillSmallExpedition } from '../journeys/fixture/small-expedition.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { indexNow } from './small-catalogue.ts';

onEachEngine('the search API', (house) => {
  let app: FastifyInstance;
  before(async () => {
    await fillSmallExpedition(house().store);
    await indexNow(house().store);
    app = await buildServer(house());
  });
  after(() => app.close());
  const get = async (path: string) => {
    const { statusCode, body, headers } = await app.inject({ url: `/api/v1${path}` });
    return { statusCode, answer: JSON.parse(body), headers };
  };

  it('gives every result once over its pages, to everybody', async () => {
    const all = await get('/search?q=core&limit=200');
    assert.equal(all.statusCode, 200);
    assert.equal(all.headers['access-control-allow-origin'], '*');
    const igsns: string[] = [];
    for (let cursor = ''; ; ) {
      const { answer } = await get(`/search?q=core&limit=50&counts=false&cursor=${cursor}`);
      igsns.push(...answer.hits.map((hit: { igsn: string }) => hit.igsn));
      assert.deepEqual(answer.facets, {});
      if (answer.next === null) break;
      cursor = answer.next;
    }
    assert.equal(igsns.length, all.answer.total.count);
    assert.equal(new Set(igsns).size, igsns.length);
    assert.ok(all.answer.facets.type.length > 2);
  });

  it('names all that is wrong with a question', async () => {
    const { statusCode, answer } = await get('/search?depth_from=x&bbox=1');
    assert.ok([400, 422].includes(statusCode));
    assert.deepEqual(
      answer.findings.map((one: { field: string }) => one.field),
      ['depth_from', 'bbox'],
    );
    for (const query of ['cursor=x', 'limit=0', 'limit=201', 'sort=size', `cursor=${'a'.repeat(2000)}`])
      assert.ok((await get(`/search?${query}`)).statusCode >= 400, query);
  });

  it('suggests words and records', async () => {
    const { answer } = await get('/suggest?q=with%20amphi');
    assert.ok(answer.words.includes('with amphibolite'), JSON.stringify(answer));
    const named = await get('/suggest?q=9001_1_a_020');
    assert.equal(named.answer.records.length, 5);
    assert.deepEqual((await get('/suggest?q=%00')).answer, { words: [], records: [] });
  });

  it('is described', async () => {
    const { answer } = await get('/openapi.json');
    assert.ok(answer.paths['/api/v1/search'].get.parameters.length > 20);
    assert.ok(answer.paths['/api/v1/suggest'].get);
  });
});
