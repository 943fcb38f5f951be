import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { addSource } from '../../src/operations/harvest/change-sources.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { FakeProvider, fakeRecords } from './fake-provider.ts';
import { FilesServer } from './files-server.ts';
import { HARVESTER, harvestHere, harvestingHere, keptOf } from './harvest-here.ts';

const server = new FilesServer();
const elsewhere = new FilesServer();
const provider = new FakeProvider();
let oai = '';
before(async () => {
  await server.listen();
  await elsewhere.listen();
  oai = await provider.listen();
});
after(async () => {
  for (const one of [server, elsewhere, provider]) await one.close();
});

function page(igsn: string) {
  const identifier = { '@type': 'PropertyValue', propertyID: 'IGSN', value: igsn };
  const thing = { '@context': 'https://schema.org/', '@type': 'CreativeWork', name: `Sample ${igsn}`, identifier };
  return { type: 'text/html', body: `<script type="application/ld+json">${JSON.stringify(thing)}</script>` };
}

const PAGES = ['/open/1', '/open/2', '/closed/3', '/closed/4', '/closed/5', '/closed/6', '/open/7'];
const list = (...addresses: readonly string[]) =>
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${addresses.map((one) => `<url><loc>${new URL(one, server.base).href}</loc></url>`).join('')}</urlset>`;
const robots = (body: string, status = 200) => ({ type: 'text/plain', body, status });

onEachEngine('a robots.txt', (house) => {
  let number = 0;
  let name = '';
  beforeEach(async () => {
    name = `walked${++number}`;
    for (const one of [server, elsewhere]) {
      one.asked = [];
      one.robotsAsked = 0;
      one.files = Object.fromEntries(PAGES.map((path) => [path, page(`ROB${number}${path.at(-1)}`)]));
    }
    server.files['/sitemap.xml'] = { type: 'application/xml', body: list(...PAGES) };
    const url = `${server.base}/sitemap.xml`;
    await addSource(house().unitOfWork, { name, kind: 'sitemap', url, pauseMs: 0 }, HARVESTER);
  });
  const present = async () => (await keptOf(house(), name)).filter((row) => row.state === 'present').length;

  it('keeps pages from being asked, however many, and is itself asked once a run', async () => {
    server.files['/robots.txt'] = robots('User-agent: *\nDisallow: /closed/');
    const { run, codes } = await harvestHere(house(), name);
    assert.equal(run.state, 'complete', run.lastError ?? '');
    assert.deepEqual(server.asked, ['/sitemap.xml', '/open/1', '/open/2', '/open/7']);
    assert.deepEqual(codes, ['no-metadata', 'robots-refused']);
    assert.deepEqual([server.robotsAsked, await present(), run.requests], [1, 3, 4]);
  });

  it('is read anew by the next run, and what it closes meanwhile stays as it was', async () => {
    await harvestHere(house(), name);
    assert.equal(await present(), 7, 'without a file everything may be asked');
    server.files['/robots.txt'] = robots('User-agent: Test\nDisallow: /');
    const { run } = await harvestHere(house(), name, { isFull: true });
    assert.deepEqual([run.state, run.lastError?.includes('robots.txt')], ['interrupted', true]);
    assert.equal(await present(), 7);
    server.files['/robots.txt'] = robots('User-agent: *\nDisallow: /\n\nUser-agent: test\nDisallow: /closed/3');
    const again = await harvestHere(house(), name, { isFull: true });
    assert.deepEqual([again.run.state, again.run.deleted, await present()], ['complete', 0, 7]);
  });

  it('that is refused allows everything, one that cannot be had nothing for now', async () => {
    server.files['/robots.txt'] = robots('Disallow: /', 403);
    assert.equal((await harvestHere(house(), name)).run.state, 'complete');
    server.files['/robots.txt'] = robots('', 503);
    server.asked = [];
    server.robotsAsked = 0;
    const { run } = await harvestHere(house(), name, { isFull: true });
    assert.deepEqual([run.state, server.asked, server.robotsAsked > 1], ['interrupted', [], true]);
    assert.match(run.lastError ?? '', /robots\.txt of the host cannot be had/);
    assert.equal(await present(), 7);
  });

  it('holds for its own host: that of pages elsewhere is asked for itself, behind redirects too', async () => {
    server.files['/sitemap.xml'] = {
      type: 'application/xml',
      body: list('/open/1', '/moved', `${elsewhere.base}/closed/3`),
    };
    server.files['/moved'] = (_, response) => response.writeHead(302, { location: `${elsewhere.base}/closed/4` }).end();
    elsewhere.files['/robots.txt'] = robots('User-agent: *\nDisallow: /closed/');
    const { run, codes } = await harvestHere(house(), name, {}, harvestingHere(house(), { allowsInternal: true }));
    assert.equal(run.state, 'complete', run.lastError ?? '');
    assert.deepEqual(codes, ['no-metadata', 'robots-refused']);
    assert.deepEqual([elsewhere.asked, elsewhere.robotsAsked], [[], 1]);
  });

  it('may be led to elsewhere, and says how long to pause', async () => {
    const times: number[] = [];
    server.files['/robots.txt'] = (_, response) => response.writeHead(301, { location: '/real-robots.txt' }).end();
    server.files['/real-robots.txt'] = robots('User-agent: *\nCrawl-delay: 0.3\nDisallow: /closed/');
    for (const path of ['/open/1', '/open/2', '/open/7']) {
      const { type, body } = page(`ROB${number}${path.at(-1)}`);
      server.files[path] = (_, response) => {
        times.push(performance.now());
        response.writeHead(200, { 'content-type': type }).end(body);
      };
    }
    const begunMs = performance.now();
    await harvestHere(house(), name);
    // From the beginning, since a busy machine may see the first request late.
    const tookMs = times.at(-1)! - begunMs;
    assert.ok(times.length === 3 && tookMs > 590, `${tookMs} ms`);
  });

  it('that never ends is read as far as is sensible', async () => {
    server.files['/robots.txt'] = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      const filler = `# ${'x'.repeat(65_000)}\n`;
      response.write('User-agent: *\nDisallow: /closed/\n');
      void (async () => {
        while (!response.destroyed && response.write(filler)) await sleep(1);
      })();
      response.on('drain', () => response.write(filler));
      response.on('error', () => undefined);
    };
    const { run } = await harvestHere(house(), name);
    assert.deepEqual([run.state, await present()], ['complete', 3]);
  });

  it('does not hold for an endpoint of OAI-PMH, but is told of', async () => {
    provider.reset(fakeRecords(4));
    provider.robots = 'User-agent: *\nDisallow: /oai';
    await addSource(house().unitOfWork, { name: 'spoken', url: oai, metadataPrefix: 'oai_dc', pauseMs: 0 }, HARVESTER);
    const { run, codes } = await harvestHere(house(), 'spoken');
    assert.deepEqual([run.state, run.received, codes], ['complete', 4, ['robots-not-held']]);
  });
});
