import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import type { SourceKind } from '../../src/domain/harvest/harvest-source.ts';
import { addSource } from '../../src/operations/harvest/change-sources.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { FilesServer } from './files-server.ts';
import { HARVESTER, harvestHere, keptOf } from './harvest-here.ts';

const server = new FilesServer();
before(() => server.listen());
after(() => server.close());
beforeEach(() => {
  server.files = {};
  server.asked = [];
});

const NAMESPACES =
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:rs="http://www.openarchives.org/rs/terms/"';
const xml = (body: string) => ({ type: 'application/xml', body });
const list = (paths: readonly string[], mark = '', more = '') =>
  xml(
    `<urlset ${NAMESPACES}>${mark}${paths.map((path) => `<url><loc>${server.base}${path}</loc>${more}</url>`).join('')}</urlset>`,
  );
const index = (paths: readonly string[]) =>
  xml(
    `<sitemapindex ${NAMESPACES}>${paths.map((path) => `<sitemap><loc>${server.base}${path}</loc></sitemap>`).join('')}</sitemapindex>`,
  );
const pathsOf = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `/p${from + at}`);

function serve(paths: readonly string[]): void {
  for (const path of paths) {
    const identifier = { '@type': 'PropertyValue', propertyID: 'IGSN', value: `RES${path.slice(2)}` };
    const thing = { '@context': 'https://schema.org/', '@type': 'CreativeWork', name: path, identifier };
    server.files[path] = { type: 'application/ld+json', body: JSON.stringify(thing) };
  }
}

onEachEngine('a run over a list that was broken off', (house) => {
  const add = (name: string, kind: SourceKind, path: string) =>
    addSource(house().unitOfWork, { name, kind, url: `${server.base}${path}`, pauseMs: 0 }, HARVESTER);
  const present = async (name: string) =>
    (await keptOf(house(), name)).filter((row) => row.state === 'present').map((row) => new URL(row.item).pathname);
  const asked = () => server.asked.filter((path) => path.startsWith('/p'));

  it('goes on although lists were parted, sorted and named anew meanwhile', async () => {
    const all = pathsOf(0, 90);
    serve(all);
    server.files['/sitemap.xml'] = index(['/a.xml', '/b.xml']);
    server.files['/a.xml'] = list(all.slice(0, 50));
    server.files['/b.xml'] = list(all.slice(50));
    await add('parted', 'sitemap', '/sitemap.xml');
    const first = await harvestHere(house(), 'parted', { limit: 60 });
    assert.equal(first.run.state, 'interrupted');
    const had = await present('parted');
    assert.ok(had.length >= 60 && had.length < 90, `${had.length} are kept`);
    // What stood in the second list stands in front of what was read, and neither list has its name.
    server.files['/sitemap.xml'] = index(['/c.xml', '/d.xml']);
    server.files['/c.xml'] = list([...all.slice(70), ...all.slice(0, 10)].toReversed());
    server.files['/d.xml'] = list(all.slice(10, 70));
    server.asked = [];
    const second = await harvestHere(house(), 'parted');
    assert.deepEqual([second.run.id, second.run.state, second.run.deleted], [first.run.id, 'complete', 0]);
    assert.deepEqual((await present('parted')).length, 90);
    assert.deepEqual(
      asked().filter((path) => had.includes(path)),
      [],
      'nothing is read twice',
    );
  });

  it('is no complete one when its list of ResourceSync is gone', async () => {
    const all = pathsOf(0, 50);
    serve(all);
    const mark = (word: string) => `<rs:md capability="${word}"/>`;
    const caps = (path: string) => list([path], mark('capabilitylist'), mark('resourcelist'));
    server.files['/caps.xml'] = caps('/all.xml');
    server.files['/all.xml'] = list(all, mark('resourcelist'));
    await add('synced', 'resourcesync', '/caps.xml');
    const first = await harvestHere(house(), 'synced', { limit: 20 });
    assert.equal(first.run.state, 'interrupted');
    delete server.files['/all.xml'];
    const broken = await harvestHere(house(), 'synced');
    assert.deepEqual([broken.run.state, broken.run.deleted], ['interrupted', 0]);
    server.files['/caps.xml'] = caps('/other.xml');
    server.files['/other.xml'] = list(all.toReversed(), mark('resourcelist'));
    const had = await present('synced');
    server.asked = [];
    const second = await harvestHere(house(), 'synced');
    assert.deepEqual([second.run.id, second.run.state], [first.run.id, 'complete']);
    assert.equal((await present('synced')).length, 50);
    assert.equal(asked().length, 50 - had.length);
  });

  it('asks again for the pages whose failures ended it, and for none that came before', async () => {
    const all = pathsOf(0, 12);
    serve(all);
    server.files['/sitemap.xml'] = list(all);
    await add('failing', 'sitemap', '/sitemap.xml');
    for (const path of ['/p7', '/p8', '/p9']) server.files[path] = { type: 'text/plain', body: '', status: 500 };
    const first = await harvestHere(house(), 'failing');
    assert.equal(first.run.state, 'interrupted');
    assert.deepEqual(await present('failing'), all.slice(0, 7));
    serve(all);
    server.asked = [];
    const second = await harvestHere(house(), 'failing');
    assert.equal(second.run.state, 'complete');
    assert.deepEqual(asked(), all.slice(7));
    assert.equal((await present('failing')).length, 12);
  });
});
