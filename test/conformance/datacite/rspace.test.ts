import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { onEachEngine } from '../../store/each-engine.ts';
import { COMPLETE, type DataciteServer, payload, serveDatacite } from './serve-datacite.ts';

const ME = 'GFZ.ICDP';

onEachEngine('an inventory system registers through the DataCite API, call by call', (house) => {
  let server: DataciteServer;
  let id = '';
  before(async () => {
    server = await serveDatacite(house());
  });
  after(() => server.close());

  it('tries the connection', async () => {
    assert.equal((await server.call('GET', '/heartbeat')).text, 'OK');
    const mine = await server.call('GET', '/client-prefixes?client-id=gfz.icdp', { as: ME });
    assert.deepEqual(
      [mine.status, mine.body.data[0].relationships.prefix.data.id, mine.body.meta.total],
      [200, '10.60510', 1],
    );
    const wrong = await server.call('GET', '/client-prefixes', { headers: { authorization: 'Basic R0ZaOng=' } });
    assert.deepEqual([wrong.status, wrong.body], [401, { errors: [{ status: '401', title: 'Bad credentials.' }] }]);
  });

  it('is refused without a prefix', async () => {
    const refused = await server.call('POST', '/dois', { as: ME, json: payload({}) });
    const title = 'You are not authorized to access this resource.';
    assert.deepEqual([refused.status, refused.body], [403, { errors: [{ status: '403', title }] }]);
  });

  it('takes a draft under a prefix', async () => {
    const draft = await server.call('POST', '/dois', { as: ME, json: payload({ prefix: '10.60510' }) });
    assert.equal(draft.status, 201, draft.text);
    id = draft.body.data.id;
    assert.match(id, /^10\.60510\/icd[2-9a-z]{6}$/);
    assert.ok(draft.headers.get('location')?.endsWith(`/datacite/dois/${id}`));
    const { state, isActive, url, doi, suffix, xml } = draft.body.data.attributes;
    assert.deepEqual([state, isActive, url, doi, suffix, xml], ['draft', false, null, id, id.split('/')[1], null]);
    assert.equal((await server.call('GET', `/dois/${id}`)).status, 404);
  });

  it('publishes it with everything', async () => {
    const attributes = { event: 'publish', url: 'https://example.org/inventory/1', ...COMPLETE };
    const published = await server.call('PUT', `/dois/${id}`, { as: ME, json: payload(attributes) });
    assert.equal(published.status, 200, published.text);
    const { state, isActive, titles, publisher, url } = published.body.data.attributes;
    assert.deepEqual([state, isActive, publisher, url], ['findable', true, COMPLETE.publisher, attributes.url]);
    assert.deepEqual(titles, COMPLETE.titles);
  });

  it('retracts it and shows it again', async () => {
    const hidden = await server.call('PUT', `/dois/${id}`, { as: ME, json: payload({ event: 'hide' }) });
    assert.deepEqual([hidden.status, hidden.body.data.attributes.state], [200, 'registered']);
    assert.deepEqual(hidden.body.data.attributes.titles, COMPLETE.titles);
    const shown = await server.call('PUT', `/dois/${id}`, { as: ME, json: payload({ event: 'publish' }) });
    assert.equal(shown.body.data.attributes.state, 'findable');
  });

  it('cannot delete what was registered', async () => {
    const refused = await server.call('DELETE', `/dois/${id}`, { as: ME });
    assert.equal(refused.status, 405);
    assert.match(refused.headers.get('allow') ?? '', /PATCH/);
  });

  it('deletes a draft, whose name nobody gets again', async () => {
    const draft = await server.call('POST', '/dois', { as: ME, json: payload({ prefix: '10.60510' }) });
    const gone = await server.call('DELETE', `/dois/${draft.body.data.id}`, { as: ME });
    assert.deepEqual([gone.status, gone.text], [204, '']);
    assert.equal((await server.call('GET', `/dois/${draft.body.data.id}`, { as: ME })).status, 404);
    const next = await server.call('POST', '/dois', { as: ME, json: payload({ prefix: '10.60510' }) });
    assert.notEqual(next.body.data.id, draft.body.data.id);
  });

  it('reads all its own by cursor', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/dois?client-id=gfz.icdp&page[cursor]=1&page[size]=1';
    for (let pages = 0; path !== undefined && pages < 9; pages++) {
      const { body } = await server.call('GET', path, { as: ME });
      seen.push(...body.data.map((one: { id: string }) => one.id));
      path = body.links.next?.replace(/^.*\/datacite/, '');
    }
    assert.equal(seen.length, 2);
    assert.ok(seen.includes(id));
    assert.deepEqual(seen, seen.toSorted());
  });
});
