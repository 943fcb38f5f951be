import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { SourceKind } from '../../src/domain/harvest/harvest-source.ts';
import { addSource } from '../../src/operations/harvest/change-sources.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { dublinCore } from './fake-provider.ts';
import { FilesServer } from './files-server.ts';
import { HARVESTER, harvestHere, keptOf } from './harvest-here.ts';

const server = new FilesServer();
before(() => server.listen());
after(() => server.close());
beforeEach(() => {
  server.files = {};
  server.asked = [];
});

const XML = 'application/xml';
const SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:rs="http://www.openarchives.org/rs/terms/"';
const urlset = (entries: string, mark = '') => `<?xml version="1.0"?><urlset ${SITEMAPS}>${mark}${entries}</urlset>`;
const entry = (path: string, lastmod = '', more = '') =>
  `<url><loc>${server.base}${path}</loc>${lastmod === '' ? '' : `<lastmod>${lastmod}</lastmod>`}${more}</url>`;

function page(igsn: string, title = `Sample ${igsn}`) {
  const thing = {
    '@context': 'https://schema.org/',
    '@type': 'CreativeWork',
    name: title,
    identifier: { '@type': 'PropertyValue', propertyID: 'IGSN', value: igsn },
  };
  const site =
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"WebSite","name":"Site"}</script>';
  const body = `<html><head>${site}<script type="application/ld+json">${JSON.stringify(thing)}</script></head></html>`;
  return { type: 'text/html; charset=utf-8', body };
}

onEachEngine('a harvest of', (house) => {
  const add = (name: string, kind: SourceKind, path: string, setSpec = '') =>
    addSource(house().unitOfWork, { name, kind, url: `${server.base}${path}`, setSpec, pauseMs: 0 }, HARVESTER);
  const states = async (name: string) => (await keptOf(house(), name)).map((row) => [row.state, row.igsn, row.title]);

  it('a sitemap index with packed lists and pages of every kind', async () => {
    const index = `<sitemapindex ${SITEMAPS}><sitemap><loc>${server.base}/a.xml.gz</loc></sitemap><sitemap><loc>/b.xml</loc></sitemap><sitemap><loc>${server.base}/sitemap.xml</loc></sitemap></sitemapindex>`;
    server.files = {
      '/sitemap.xml': { type: XML, body: index },
      '/a.xml.gz': { type: 'application/gzip', body: gzipSync(urlset(entry('/1') + entry('/2') + entry('/none'))) },
      '/b.xml': { type: XML, body: urlset(entry('/3') + entry('/broken') + entry('/plain') + entry('/error')) },
      '/1': page('PAG1'),
      '/2': {
        type: 'application/ld+json',
        body: JSON.stringify({
          '@context': 'http://schema.org',
          name: 'Two',
          identifier: { '@type': 'PropertyValue', propertyID: 'IGSN', value: 'igsn:PAG2' },
        }),
      },
      '/3': page('PAG3'),
      '/broken': { type: 'text/html', body: '<script type="application/ld+json">{"name": </script>' },
      '/plain': { type: 'text/html', body: '<html>nothing</html>' },
      '/error': (_, response) => response.writeHead(403).end(),
    };
    await add('pages', 'sitemap', '/sitemap.xml');
    const { run, codes } = await harvestHere(house(), 'pages');
    assert.equal(run.state, 'complete', run.lastError ?? '');
    const kept = await states('pages');
    assert.deepEqual(
      kept.filter(([state]) => state === 'present').map(([, igsn]) => igsn),
      ['PAG1', 'PAG2', 'PAG3'],
    );
    assert.equal(kept.filter(([state]) => state === 'deleted').length, 1);
    assert.deepEqual(codes, ['json-ld-broken', 'no-json-ld', 'no-metadata', 'page-status']);
  });

  it('a sitemap that changes: only what is new is fetched, what is gone is found by a full run', async () => {
    const lists = (second: string) =>
      urlset(entry('/1', '2026-01-01') + entry('/2', second) + entry('/3', '2026-01-01'));
    server.files = {
      '/sitemap.xml': { type: XML, body: lists('2026-01-01') },
      '/1': page('SIT1'),
      '/2': page('SIT2'),
      '/3': page('SIT3'),
    };
    await add('changing', 'sitemap', '/sitemap.xml');
    await harvestHere(house(), 'changing');
    server.files['/2'] = page('SIT2', 'Another title');
    server.files['/sitemap.xml'] = { type: XML, body: lists(new Date(Date.now() + 60_000).toISOString()) };
    server.asked = [];
    const { run } = await harvestHere(house(), 'changing');
    assert.deepEqual(server.asked, ['/sitemap.xml', '/2']);
    assert.equal(run.changed, 1);
    server.files['/sitemap.xml'] = { type: XML, body: urlset(entry('/1') + entry('/2')) };
    const full = await harvestHere(house(), 'changing', { isFull: true });
    assert.deepEqual([full.run.state, full.run.deleted], ['complete', 1]);
  });

  it('a sitemap whose pages fail for a while keeps what was there', async () => {
    const all = ['/1', '/2', '/3', '/4'];
    server.files = { '/sitemap.xml': { type: XML, body: urlset(all.map((path) => entry(path)).join('')) } };
    for (const [at, path] of all.entries()) server.files[path] = page(`FLA${at}`);
    await add('flaky', 'sitemap', '/sitemap.xml');
    await harvestHere(house(), 'flaky');
    server.files['/2'] = { type: 'text/plain', body: '', status: 500 };
    const one = await harvestHere(house(), 'flaky', { isFull: true });
    assert.deepEqual([one.run.state, one.codes], ['complete', ['source-busy']]);
    assert.equal((await states('flaky')).filter(([state]) => state === 'present').length, 4);
    for (const path of all) server.files[path] = { type: 'text/plain', body: '', status: 500 };
    const down = await harvestHere(house(), 'flaky', { isFull: true });
    assert.equal(down.run.state, 'interrupted');
    assert.equal((await states('flaky')).filter(([state]) => state === 'present').length, 4);
  });

  it('a sitemap that leads into the internal network asks nothing there', async () => {
    const entries = `${entry('/1')}<url><loc>http://169.254.169.254/latest/meta-data</loc></url><url><loc>file:///etc/passwd</loc></url>`;
    server.files = { '/sitemap.xml': { type: XML, body: urlset(entries) }, '/1': page('INT1') };
    await add('inwards', 'sitemap', '/sitemap.xml');
    const { run, codes } = await harvestHere(house(), 'inwards');
    assert.equal(run.state, 'complete');
    assert.ok(codes.includes('address-refused'));
  });

  it('a source of ResourceSync, its list of resources and then its changes', async () => {
    const capability = (word: string, path: string) => entry(path, '', `<rs:md capability="${word}"/>`);
    const mark = (word: string) => `<rs:md capability="${word}"/>`;
    const gone = '<rs:md change="deleted" datetime="2100-01-01T00:00:00Z"/>';
    const updated = '<rs:md change="updated" datetime="2100-01-01T00:00:00Z"/>';
    const dc = (igsn: string, title: string) => ({
      type: 'text/xml',
      body: dublinCore(igsn, title).replace(
        '<oai_dc:dc',
        '<oai_dc:dc xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
      ),
    });
    server.files = {
      '/.well-known/resourcesync': {
        type: XML,
        body: urlset(capability('capabilitylist', '/caps.xml'), mark('description')),
      },
      '/caps.xml': {
        type: XML,
        body: urlset(
          capability('resourcelist', '/all.xml') + capability('changelist', '/new.xml'),
          mark('capabilitylist'),
        ),
      },
      '/all.xml': { type: XML, body: urlset(entry('/r1') + entry('/r2') + entry('/r3'), mark('resourcelist')) },
      '/new.xml': { type: XML, body: urlset(entry('/r1', '', updated) + entry('/r2', '', gone), mark('changelist')) },
      '/r1': dc('RES1', 'One'),
      '/r2': dc('RES2', 'Two'),
      '/r3': dc('RES3', 'Three'),
    };
    await add('synced', 'resourcesync', '/.well-known/resourcesync');
    await harvestHere(house(), 'synced');
    assert.deepEqual(await states('synced'), [
      ['present', 'RES1', 'One'],
      ['present', 'RES2', 'Two'],
      ['present', 'RES3', 'Three'],
    ]);
    server.files['/r1'] = dc('RES1', 'One again');
    const { run } = await harvestHere(house(), 'synced');
    assert.deepEqual([run.isFull, run.changed, run.deleted], [false, 1, 1]);
    assert.deepEqual(await states('synced'), [
      ['present', 'RES1', 'One again'],
      ['deleted', 'RES2', ''],
      ['present', 'RES3', 'Three'],
    ]);
  });

  it('a client of DataCite, page after page along the cursor', async () => {
    const doi = (n: number, more: object = {}) => ({
      id: `10.99999/dat${n}`,
      type: 'dois',
      attributes: {
        doi: `10.99999/dat${n}`,
        titles: [{ title: `Sample ${n}` }],
        types: { resourceTypeGeneral: 'PhysicalObject' },
        state: 'findable',
        isActive: true,
        updated: '2026-01-01T00:00:00.000Z',
        viewCount: Math.round(Math.random() * 1000),
        ...more,
      },
    });
    let records = [doi(1), doi(2), doi(3), doi(4, { state: 'registered' }), null, { id: 7 }];
    const queries: URLSearchParams[] = [];
    server.files['/dois'] = (request, response) => {
      const query = new URL(request.url ?? '', server.base).searchParams;
      queries.push(query);
      const cursor = query.get('page[cursor]');
      if (cursor === 'gone') return void response.writeHead(400).end('{"errors":[]}');
      const from = cursor === '1' ? 0 : Number(cursor?.slice(1));
      const data = records.slice(from, from + 2);
      const next = `${server.base}/dois?client-id=igsn.x&page%5Bcursor%5D=c${from + 2}&page%5Bsize%5D=2`;
      const body = { data, meta: { total: records.length }, links: data.length === 0 ? {} : { next } };
      response.writeHead(200, { 'content-type': 'application/vnd.api+json' }).end(JSON.stringify(body));
    };
    await add('datacite', 'datacite', '', 'igsn.x');
    const first = await harvestHere(house(), 'datacite');
    assert.equal(first.run.state, 'complete', first.run.lastError ?? '');
    assert.equal(queries[0]?.get('client-id'), 'igsn.x');
    assert.deepEqual(await states('datacite'), [
      ['present', 'DAT1', 'Sample 1'],
      ['present', 'DAT2', 'Sample 2'],
      ['present', 'DAT3', 'Sample 3'],
      ['deleted', null, ''],
    ]);
    records = [doi(1), doi(2), doi(3, { isActive: false })];
    const second = await harvestHere(house(), 'datacite');
    assert.match(
      queries.findLast((one) => one.get('query') !== null)?.get('query') ?? '',
      /^updated:\[\d{4}-.* TO \*\]$/,
    );
    assert.deepEqual([second.run.unchanged, second.run.deleted], [2, 1], 'counts are no change');
  });

  it('something that is no list ends without harm', async () => {
    server.files['/x'] = { type: 'text/html', body: '<html>hello</html>' };
    for (const kind of ['sitemap', 'resourcesync', 'datacite'] as const) {
      await add(`no-${kind}`, kind, '/x', kind === 'datacite' ? 'a.b' : '');
      server.files['/x/dois'] = server.files['/x'];
      const { run, codes } = await harvestHere(house(), `no-${kind}`);
      assert.deepEqual([run.state, codes], ['interrupted', ['not-a-list']], kind);
    }
  });
});
