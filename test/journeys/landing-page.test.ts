import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { withdrawIdentifier } from '../../src/operations/withdraw-identifier.ts';
import { unitOfWork } from '../../src/store/unit-of-work.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { countingQueries } from './fixture/counting-queries.ts';
import { describeAgain } from './fixture/describe-again.ts';
import { addSecondHole } from './fixture/second-hole.ts';
import { fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';
import { pageServer, testFace } from './fixture/small-server.ts';

const RULES = { hasUpstream: false, hash: (text: string | Uint8Array) => Buffer.from(text).toString() };
const MOST_PAGE_BYTES = 100_000;

for (const engine of ENGINES) {
  describe(`landing pages on ${engine.name}`, () => {
    let place: TemporaryStore;
    let marked: Marked;
    let holeB: string;
    let app: FastifyInstance;
    let today = '2026-02-01T00:00:00Z';
    const counter = countingQueries();

    before(async () => {
      place = await engine.open();
      marked = await fillSmallExpedition(place.store);
      holeB = await addSecondHole(place.store);
      const face = testFace({ ...place.store, read: counter.count(place.store.read) });
      app = pageServer({ ...face, now: () => new Date(today) });
    });
    after(async () => {
      await app.close();
      await place.dispose();
    });

    const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

    it('are kept while nothing changes, and made anew when the record, its family or the day changes', async () => {
      const url = `/igsn/${marked.split}`;
      const first = await get(url);
      counter.reset();
      const second = await get(url);
      assert.equal(second.body, first.body);
      assert.ok(counter.asked() <= 1, 'only whether anything changed');
      today = '2026-02-02T00:00:00Z';
      counter.reset();
      await get(url);
      assert.ok(counter.asked() > 3, 'another day');
      await describeAgain(place.store, marked.split, { comment: 'A new word' });
      assert.ok((await get(url)).body.includes('A new word'));
      const work = unitOfWork(place.store, () => new Date('2026-01-25T12:00:00Z'));
      const withdrawal = { igsn: marked.cuttings, reason: 'Lost' };
      assert.equal((await get(`/igsn/${marked.cuttings}`)).statusCode, 200);
      await withdrawIdentifier(work, withdrawal, RULES, { name: 'test', origin: 'test' });
      assert.equal((await get(`/igsn/${marked.cuttings}`)).statusCode, 410);
    });

    it('go packed to clients that take it, with a tag for each form, and 304 to those that have either', async () => {
      const url = `/igsn/${marked.sample}`;
      const plain = await get(url);
      const packed = await get(url, { 'accept-encoding': 'br, gzip;q=0.5' });
      assert.equal(packed.headers['content-encoding'], 'gzip');
      assert.equal(gunzipSync(packed.rawPayload).toString(), plain.body);
      assert.notEqual(plain.headers.etag, packed.headers.etag);
      assert.match(String(plain.headers.vary), /accept, accept-encoding/i);
      for (const tag of [plain.headers.etag, packed.headers.etag, `"other", W/${plain.headers.etag}`, '*'])
        assert.equal((await get(url, { 'if-none-match': String(tag) })).statusCode, 304, String(tag));
      assert.equal((await get(url, { 'if-none-match': '"other"' })).statusCode, 200);
      for (const refused of ['gzip;q=0', 'identity', '', '*;q=0'])
        assert.equal((await get(url, { 'accept-encoding': refused })).headers['content-encoding'], undefined, refused);
      assert.equal((await get(`/igsn/${marked.withdrawn}`, { 'if-none-match': '*' })).statusCode, 410);
    });

    it('are open to scripts of other sites, in a language, and light', async () => {
      for (const path of ['hole', 'run', 'section', 'sample', 'withdrawn'] as const) {
        const { headers, body } = await get(`/igsn/${marked[path]}`);
        assert.equal(headers['access-control-allow-origin'], '*');
        assert.equal(headers['content-language'], 'en');
        assert.ok(Buffer.byteLength(body) < MOST_PAGE_BYTES, `${path}: ${Buffer.byteLength(body)} bytes`);
      }
      const format = await get(`/igsn/${marked.sample}?format=json`);
      assert.equal(format.headers['access-control-allow-origin'], '*');
      assert.ok(format.headers['last-modified']);
      const asked = await app.inject({ method: 'OPTIONS', url: `/igsn/${marked.sample}` });
      assert.deepEqual([asked.statusCode, asked.headers['access-control-allow-methods']], [204, 'GET, HEAD']);
    });

    it('name themselves to reference managers and crawlers, and lead on', async () => {
      const { body } = await get(`/igsn/${marked.sample}`);
      const doi = `10.60510/${marked.sample.toLowerCase()}`;
      for (const [name, content] of [
        ['DC.type', 'PhysicalObject'],
        ['DC.identifier', `https://doi.org/${doi}`],
        ['citation_doi', doi],
        ['citation_author', 'Nilsson, Åsa'],
        ['citation_abstract_html_url', `https://samples.example/igsn/${marked.sample}`],
      ])
        assert.ok(body.includes(`<meta name="${name}" content="${content}">`), name);
      assert.match(body, /<meta name="citation_title" content="Amphibolite with garnet from [^"]+">/);
      assert.match(body, /<link rel="describedby alternate" href="[^"]+\?format=jsonld" type="application\/ld\+json">/);
      assert.match(body, new RegExp(`<link rel="up" href="/igsn/${marked.split}">`));
      assert.match(body, /<link rel="prev" href="\/igsn\/\w+"><link rel="next" href="\/igsn\/\w+">/);
    });

    it('give all their links as one document, with every child and back from every description', async () => {
      const { headers, body } = await get(`/igsn/${marked.hole}/linkset`);
      assert.match(String(headers['content-type']), /^application\/linkset\+json/);
      const { linkset } = JSON.parse(body) as { linkset: Record<string, { href: string }[] & string>[] };
      const [page, ...descriptions] = linkset;
      assert.equal(page?.anchor, `https://samples.example/igsn/${marked.hole}`);
      assert.ok(
        page?.item?.some((one) => one.href.endsWith(marked.run)),
        'the run is an item',
      );
      assert.deepEqual(page?.author, [{ href: 'https://orcid.org/0000-0002-1825-0097' }]);
      assert.equal(descriptions.length, page?.describedby?.length);
      assert.ok(descriptions.every((one) => one.describes?.[0]?.href === page?.anchor));
      const link = String((await get(`/igsn/${marked.hole}`)).headers.link);
      assert.match(link, /<[^>]+\/linkset>; rel="linkset"; type="application\/linkset\+json"/);
      assert.match(link, /<https:\/\/orcid\.org\/0000-0002-1825-0097>; rel="author"/);
    });

    it('tell the works that parts name, each once with the part, and none that the object names itself', async () => {
      const work = { identifierType: 'DOI', relationType: 'IsCitedBy', title: 'On <i>garnet</i>' };
      const own = { ...work, identifier: '10.1234/shared', title: 'Shared' };
      await describeAgain(place.store, marked.sample, { relatedWorks: [own, { ...work, identifier: '10.1234/part' }] });
      await describeAgain(place.store, marked.section, { relatedWorks: [own] });
      const { body } = await get(`/igsn/${marked.section}`);
      const works = /id="works".*?<\/section>/s.exec(body)?.[0] ?? '';
      assert.match(
        works,
        /For parts of it.*On &lt;i&gt;garnet&lt;\/i&gt;.*Cited in: <a class="m" href="\/igsn\/\w+">9001_1_A_020_2_W:40-44</s,
      );
      assert.equal(works.match(/Shared/g)?.length, 1);
      const sample = (await get(`/igsn/${marked.sample}`)).body;
      assert.ok(sample.includes('On &lt;i&gt;garnet') && !sample.includes('For parts of it'));
      await describeAgain(place.store, marked.sample, { isPublic: false, moratoriumUntil: '2027-01-01' });
      assert.ok(
        !(await get(`/igsn/${marked.section}`)).body.includes('garnet&lt;'),
        'a part under embargo tells nothing',
      );
      await describeAgain(place.store, marked.sample, { isPublic: true });
    });

    it('show holes near by with their distance, and where an inclined hole leads', async () => {
      const { body } = await get(`/igsn/${marked.hole}`);
      assert.match(body, new RegExp(`<a class="m" href="/igsn/${holeB}">9001_1_B</a><span[^>]*>1\\.1\u202fkm<`));
      const inclined = (await get(`/igsn/${holeB}`)).body;
      assert.ok(inclined.includes('The hole leads 200\u202fm away, towards 90°'), 'course');
      assert.ok((await get(`/igsn/${marked.sample}`)).body.includes(`href="/igsn/${holeB}"`));
      const map = await get(/href="(\/maps\/[^"#]+)#m"/.exec(body)?.[1] ?? '');
      assert.deepEqual([map.statusCode, map.headers['content-type']], [200, 'image/svg+xml']);
      assert.equal((await get('/maps/99.00,0.00.svg')).statusCode, 404);
    });

    it('say what changed in a version', async () => {
      await describeAgain(place.store, marked.run, { rock: 'Marble', comment: '<b>Corrected</b>' });
      const page = await get(`/igsn/${marked.run}`);
      assert.match(page.body, new RegExp(`href="/igsn/${marked.run}/versions/\\d/changes">What changed<`));
      const { statusCode, body } = await get(/href="([^"]+\/changes)"/.exec(page.body)?.[1] ?? '');
      assert.equal(statusCode, 200);
      assert.ok(body.includes('<ins>Marble</ins>') && body.includes('<ins>&lt;b&gt;Corrected&lt;/b&gt;</ins>'), body);
      for (const version of ['1', '0', '9', 'x'])
        assert.equal((await get(`/igsn/${marked.run}/versions/${version}/changes`)).statusCode, 404, version);
      assert.equal((await get(`/igsn/${marked.withdrawn}/versions/2/changes`)).statusCode, 404);
    });

    it('lead from the drawing to runs and samples, which stand in tables as well', async () => {
      const { body } = await get(`/igsn/${marked.section}`);
      const drawing = /<div class="strip".*?<\/svg>/s.exec(body)?.[0] ?? '';
      assert.ok(
        drawing.includes(`<a href="/igsn/${marked.sample}" tabindex="-1"><title>Sample 40–44 cm</title>`),
        drawing,
      );
      assert.ok(drawing.includes(`<a href="/igsn/${marked.run}" tabindex="-1"><title>Core run 20Z</title>`));
      assert.ok(body.includes('Samples of this section as a table') && body.includes('Rocks as a table'));
      assert.match(body, new RegExp(`<th scope="row"><a href="/igsn/${marked.sample}">40–44</a>`));
    });
  });
}
