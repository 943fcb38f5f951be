import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { House } from '../../../src/context.ts';
import type { Feature } from '../../../src/dissemination/features/to-feature.ts';
import { change } from '../../registry/dumps.ts';
import { houseAt, onEachPlace } from '../../store/each-engine.ts';
import { type Items, type Link, readAll, serveSmallWorld } from './small-world.ts';

const SAMPLES = '/ogc/collections/samples/items';
const HOLES = '/ogc/collections/holes/items';

/** The requirements of OGC 17-069r4, by their names. */
onEachPlace('OGC API - Features, part 1', (place) => {
  let house: House;
  let app: FastifyInstance;
  before(async () => {
    house = await houseAt(place(), {}, 'none');
    app = await serveSmallWorld(house);
  });
  after(async () => {
    await app.close();
    await house.close();
  });

  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
  const json = async <T>(url: string): Promise<T> => (await get(url)).json<T>();
  const found = async (url: string) => (await readAll(app, url)).map((one) => one.id).sort();
  const rels = (links: readonly Link[]) => new Set(links.map((one) => one.rel));

  it('/req/core/root-success, api-definition-success, conformance-success', async () => {
    const root = await json<{ links: Link[] }>('/ogc');
    for (const rel of ['self', 'alternate', 'service-desc', 'service-doc', 'conformance', 'data'])
      assert.ok(rels(root.links).has(rel), rel);
    for (const link of root.links) {
      const answer = await get(new URL(link.href).pathname + new URL(link.href).search);
      assert.equal(answer.statusCode, 200, link.href);
      assert.ok(String(answer.headers['content-type']).startsWith(link.type.replace(/;.*/, '')), link.href);
    }
    const { conformsTo } = await json<{ conformsTo: string[] }>('/ogc/conformance');
    for (const name of ['core', 'geojson', 'html', 'oas30'])
      assert.ok(conformsTo.includes(`http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}`), name);
  });

  it('/req/oas30/completeness: every path that is named answers, with every status that is named', async () => {
    const api = await json<{ openapi: string; paths: Record<string, object> }>('/ogc/api');
    assert.match(api.openapi, /^3\.0\./);
    for (const path of Object.keys(api.paths)) {
      const feature = path.includes('holes') ? 'ICDHOLE1' : path.includes('samples') ? 'ICDS1' : undefined;
      if (path.includes('{') && feature === undefined) continue;
      const address = `/ogc${path === '/' ? '' : path}`.replace('{featureId}', feature ?? '');
      assert.equal((await get(address)).statusCode, 200, address);
      assert.equal((await get(`${address}?f=xml`)).statusCode, 400, address);
    }
  });

  it('/req/core/fc-md-success, sfc-md-success, crs84, fc-md-items-links', async () => {
    const { collections } = await json<{ collections: { id: string; crs: string[]; links: Link[] }[] }>(
      '/ogc/collections',
    );
    assert.deepEqual(
      collections.map((one) => one.id),
      ['holes', 'samples', 'expeditions'],
    );
    for (const one of collections) {
      assert.deepEqual(one.crs, ['http://www.opengis.net/def/crs/OGC/1.3/CRS84']);
      assert.deepEqual(await json(`/ogc/collections/${one.id}`), one);
      const items = one.links.filter((link) => link.rel === 'items');
      assert.deepEqual(
        items.map((link) => link.type),
        ['application/geo+json', 'text/html'],
      );
    }
    assert.equal((await get('/ogc/collections/rocks')).statusCode, 404);
  });

  it('/req/core/fc-response, /req/geojson/content: media type, links, counts; longitude first', async () => {
    const answer = await get(`${HOLES}?limit=1`);
    assert.match(String(answer.headers['content-type']), /^application\/geo\+json(;|$)/);
    assert.equal(answer.headers['access-control-allow-origin'], '*');
    const page = answer.json<Items>();
    assert.deepEqual([page.type, page.numberReturned, page.numberMatched], ['FeatureCollection', 1, undefined]);
    assert.deepEqual([...rels(page.links)].sort(), ['alternate', 'collection', 'next', 'self']);
    assert.deepEqual(page.features[0]?.geometry, { type: 'Point', coordinates: [13.2, 63.4] });
    assert.equal((await json<Items>(HOLES)).numberMatched, 2);
  });

  it('what is hidden, reserved or withdrawn is no feature; what has no position has no geometry', async () => {
    assert.deepEqual(await found(SAMPLES), ['ICDS1', 'ICDS2', 'ICDS3', 'ICDS4', 'ICDS5', 'ICDS6']);
    const without = await json<{ geometry: null }>(`${SAMPLES}/ICDS5`);
    assert.equal(without.geometry, null);
    const statuses = ['ICDHID', 'ICDOUT', 'ICDHOLE1', 'NOTHING'].map(
      async (one) => (await get(`${SAMPLES}/${one}`)).statusCode,
    );
    assert.deepEqual(await Promise.all(statuses), [404, 410, 404, 404]);
  });

  it('/req/core/f-success, f-links: a feature by its IGSN in any case', async () => {
    const feature = await json<{ id: string; links: Link[] }>(`${SAMPLES}/icds1`);
    assert.equal(feature.id, 'ICDS1');
    assert.deepEqual([...rels(feature.links)].sort(), ['alternate', 'canonical', 'collection', 'self']);
  });

  for (const limit of [1, 2, 3, 5, 1000])
    it(`/req/core/fc-links: all pages of ${limit} hold each feature once`, async () => {
      const ids = ['ICDS1', 'ICDS2', 'ICDS3', 'ICDS4', 'ICDS5', 'ICDS6'];
      assert.deepEqual(await found(`${SAMPLES}?limit=${limit}`), ids);
      assert.deepEqual(
        await found(`${SAMPLES}?limit=${limit}&bbox=-180,-90,180,90`),
        ids.filter((one) => one !== 'ICDS5'),
      );
      assert.deepEqual(await found(`${SAMPLES}?limit=${limit}&bbox=170,-30,-170,10`), ['ICDS3', 'ICDS4']);
    });

  const boxes: readonly (readonly [bbox: string, ids: readonly string[]])[] = [
    ['13,63,13.5,64', ['ICDS1', 'ICDS2']],
    ['13.2,63.4,13.2,63.4', ['ICDS1', 'ICDS2']],
    ['13,63,-100,14.5,64,9000', ['ICDS1', 'ICDS2', 'ICDS6']],
    ['170,-90,180,90', ['ICDS4']],
    ['-180,-90,-179.95,90', ['ICDS4']],
    ['179.95,-20,-179.95,1', ['ICDS4']],
    ['14.1,63,13.1,64', []],
  ];
  for (const [bbox, ids] of boxes)
    it(`/req/core/fc-bbox-response: ${bbox}`, async () => {
      assert.deepEqual(await found(`${SAMPLES}?bbox=${bbox}`), ids);
    });

  const times: readonly (readonly [datetime: string, ids: readonly string[]])[] = [
    ['2014-05-06', ['ICDS1']],
    ['2014-05-06T12:00:00Z', ['ICDS1']],
    ['2014-05-05', []],
    ['2014-05-01/2014-06-01', ['ICDS1', 'ICDS2']],
    ['../2014-06-30T23:59:59Z', ['ICDS1', 'ICDS2']],
    ['2014-06-15/..', ['ICDS2', 'ICDS3']],
    ['2020-02-15T00:00:00Z/', ['ICDS3']],
    ['../..', ['ICDS1', 'ICDS2', 'ICDS3']],
  ];
  for (const [datetime, ids] of times)
    it(`/req/core/fc-time-response: ${datetime}`, async () => {
      assert.deepEqual(await found(`${SAMPLES}?datetime=${datetime}&limit=1`), ids);
    });

  const filters: readonly (readonly [query: string, ids: readonly string[]])[] = [
    ['expedition=5054', ['ICDS1', 'ICDS2']],
    ['objectType=core_run', ['ICDS3']],
    ['objectType=hole', []],
    ['igsn=icds4', ['ICDS4']],
    ['expedition=5054&bbox=13,63,14,64&datetime=2014-06-30', ['ICDS2']],
  ];
  for (const [query, ids] of filters)
    it(`members of features select: ${query}`, async () => assert.deepEqual(await found(`${SAMPLES}?${query}`), ids));

  const wrong = [
    'bbox=1,2,3',
    'bbox=1,2,3,x',
    'bbox=13,64,14,63',
    'bbox=-181,0,0,0',
    'bbox=0,0,0,91',
    'bbox=1,2,3,4,5',
    'bbox=',
    'bbox=NaN,0,1,1',
    'datetime=yesterday',
    'datetime=2014-05',
    'datetime=2014-02-30',
    'datetime=2015-01-01/2014-01-01',
    'datetime=a/b/c',
    'datetime=',
    'limit=0',
    'limit=-1',
    'limit=1.5',
    'limit=',
    'limit=x',
    'after=5',
    'after=9_1_1',
    'objectType=rock',
    'expedition=',
    'igsn=%00',
    'colour=red',
    'limit=1&limit=2',
    'f=shp',
    'bbox-crs=x',
  ];
  for (const query of wrong)
    it(`/req/core/query-param-invalid, -unknown: ${query}`, async () => {
      const answer = await get(`${SAMPLES}?${query}`);
      assert.equal(answer.statusCode, 400);
      assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
      assert.equal(answer.headers['access-control-allow-origin'], '*');
      assert.match(answer.json<{ detail: string }>().detail, new RegExp(query.split('=')[0]!));
    });

  it('/req/core/fc-limit-response-1: more than the most is the most', async () =>
    assert.equal((await json<Items>(`${SAMPLES}?limit=999999`)).numberReturned, 6));

  it('/req/html/content: a browser gets a page with the same', async () => {
    for (const url of ['/ogc', '/ogc/collections', '/ogc/conformance', '/ogc/api', SAMPLES, `${SAMPLES}/ICDS1`]) {
      const page = await get(url, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
      assert.equal(page.statusCode, 200, url);
      assert.match(String(page.headers['content-type']), /^text\/html/);
      assert.match(page.body, /<h1>/);
    }
    const page = await get(`${SAMPLES}?limit=1&f=html`);
    const next = /rel="next" href="([^"]+)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&');
    assert.match((await get(new URL(next!).pathname + new URL(next!).search)).body, /ICDS2/);
  });

  it('a position that is withheld is found where it is shown, and nowhere else', async () => {
    const withheld = { members: ['position' as const], until: '9999-12-31', positionStepDeg: 1 as const };
    await change(house, { igsn: 'ICDS6', wish: 'findable', privacy: { withheld } });
    const { geometry } = await json<Feature>(`${SAMPLES}/ICDS6`);
    assert.deepEqual(geometry?.coordinates, [14, 63]);
    assert.deepEqual(await found(`${SAMPLES}?bbox=13.9,63.3,14.1,63.5`), []);
    assert.deepEqual(await found(`${SAMPLES}?bbox=13.9,62.9,14.1,63.1`), ['ICDS6']);
    await change(house, {
      igsn: 'ICDS6',
      wish: 'findable',
      privacy: { withheld: { members: ['position'], until: '9999-12-31' } },
    });
    assert.equal((await json<Feature>(`${SAMPLES}/ICDS6`)).geometry, null);
    assert.deepEqual(await found(`${SAMPLES}?bbox=-180,-90,180,90`), ['ICDS1', 'ICDS2', 'ICDS3', 'ICDS4']);
  });
});
