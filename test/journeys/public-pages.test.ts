import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { indexNow } from '../search/small-catalogue.ts';
import { countingQueries } from './fixture/counting-queries.ts';
import { fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';
import { pageServer, testFace } from './fixture/small-server.ts';

for (const engine of ENGINES) {
  describe(`public pages on ${engine.name}`, () => {
    let place: TemporaryStore;
    let marked: Marked;
    let app: FastifyInstance;
    const counter = countingQueries();

    before(async () => {
      place = await engine.open();
      marked = await fillSmallExpedition(place.store);
      await indexNow(place.store);
      app = pageServer(testFace({ ...place.store, read: counter.count(place.store.read) }));
    });
    after(async () => {
      await app.close();
      await place.dispose();
    });

    const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

    it('shows a sample with its family, neighbours, facts and drawing', async () => {
      const { statusCode, headers, body } = await get(`/igsn/${marked.sample}`);
      assert.equal(statusCode, 200);
      assert.match(String(headers['content-type']), /^text\/html/);
      assert.match(String(headers['content-security-policy']), /default-src 'self'/);
      assert.ok(body.includes('<h1>Amphibolite with garnet from '), 'title');
      assert.ok(body.includes('18 core runs above') && body.includes('19 core runs below'), 'gaps');
      assert.ok(body.includes('3 of 5 core samples here'));
      assert.ok(body.includes('40–44\u202fcm, this object'));
      assert.ok(body.includes('24\u202fg') && body.includes('Core store, Testtown'));
      assert.ok(body.includes('Next sample above') && body.includes('Next sample below'));
      assert.match(body, /<svg viewBox="0 0 370 636".*?>This</s);
      assert.ok(body.includes('Above 100 %: pipe stretch') && body.includes('Core lost'));
    });

    it('answers hostile addresses with a page, never with a failure', async () => {
      const half = `core ${'x'.repeat(294)}`;
      const hostile = [
        '/igsn/%00',
        `/igsn/${marked.sample.toLowerCase()}/versions/%0d%0ax`,
        `/igsn/${marked.sample}/versions/%C3%A9`,
        `/igsn/${marked.sample}?around=%00`,
        '/expeditions/%00',
        '/search?q=%00',
        `/search?q=${encodeURIComponent(`${half}😀`)}`,
        '/search?q=a&after=%00',
        `/search?sort=title&after=${Buffer.from('["\\u0000",1,1]').toString('base64url')}`,
        `/search?sort=newest&after=${Buffer.from('["x",1,0]').toString('base64url')}`,
        '/search?type=%00&country=%00&year_from=2014.5&depth_from=1e99&bbox=%00&polygon=0,0;0,0;0,0',
        '/search?q=%22%22%22&view=map&sort=%00',
        '/search/export.csv?q=%00',
        '/search/export.%00',
      ];
      for (const url of hostile) assert.ok((await get(url)).statusCode < 500, url);
    });

    it('links every registered ancestor and escapes what people typed', async () => {
      const { body } = await get(`/igsn/${marked.sample}`);
      for (const igsn of [marked.hole, marked.run, marked.section])
        assert.ok(body.includes(`href="/igsn/${igsn}"`), igsn);
      assert.ok(!body.includes('<script>alert'));
      assert.ok(body.includes('&lt;script&gt;alert(1)'));
    });

    it('asks the store at most 20 times for any page, at any size of family', async () => {
      for (const path of ['hole', 'run', 'section', 'sample', 'cuttings', 'withdrawn'] as const) {
        counter.reset();
        await get(`/igsn/${marked[path]}?around=9001_1_A_035`);
        assert.ok(counter.asked() <= 20, `${path}: ${counter.asked()}`);
      }
      counter.reset();
      await get('/expeditions/9001');
      assert.ok(counter.asked() <= 16, `expedition: ${counter.asked()}`);
    });

    it('pages a long list of siblings around a named one, with honest counts', async () => {
      const { body } = await get(`/igsn/${marked.run}?around=9001_1_A_035`);
      assert.ok(body.includes('19 core runs above'));
      assert.ok(body.includes('4 core runs between'));
      for (const run of [20, 25, 35, 40]) assert.ok(body.includes(`>Core run ${run}Z`), `run ${run}`);
      assert.ok(!body.includes('core runs below'));
      const middle = await get(`/igsn/${marked.hole}?around=9001_1_A_020`);
      assert.ok(middle.body.includes('9 core runs above') && middle.body.includes('10 core runs below'));
    });

    it('says what a withdrawn record was, why, and what follows it', async () => {
      const { statusCode, body } = await get(`/igsn/${marked.withdrawn}`);
      assert.equal(statusCode, 410);
      assert.ok(body.includes('Merged with its &lt;i&gt;neighbour&lt;/i&gt;'));
      assert.ok(body.includes(`href="/igsn/${marked.sample}"`));
      assert.ok(body.includes('Amphibolite with garnet'));
      assert.equal((await get(`/igsn/${marked.withdrawn}?format=datacite4`)).statusCode, 410);
    });

    it('says honestly what is pending', async () => {
      const { body } = await get(`/igsn/${marked.pending}`);
      assert.ok(body.includes('s-pending') && body.includes('Not yet confirmed upstream'));
      assert.ok(!body.includes('s-registered'));
    });

    it('finds a pasted identifier in any spelling, and a name', async () => {
      const { sample } = marked;
      const pasted = [
        sample,
        sample.toLowerCase(),
        `IGSN: ${sample}`,
        `10273/${sample}`,
        `https://doi.org/10.60510/${sample}`,
        `https://samples.example/igsn/${sample}`,
        '9001_1_A_020_2_W:40-44',
        '9001_1_A_20Z_2_W:40-44',
      ];
      for (const text of pasted) {
        const { statusCode, headers } = await get(`/search?q=${encodeURIComponent(text)}`);
        assert.deepEqual([statusCode, headers.location], [302, `/igsn/${sample}`], text);
      }
    });

    it('searches page by page, and says where nothing is found', async () => {
      const first = await get('/search?q=core%20run');
      assert.match(first.body, /<h1>\d+ results<\/h1>/);
      const next = /rel="next" href="([^"]+)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
      const second = await get(next);
      assert.ok(second.body.includes('<mark>Core</mark> <mark>run</mark>') && second.body.includes('First results'));
      const none = await get('/search?q=%25_%3Cxyzzy%3E');
      assert.ok(none.body.includes('Nothing here is called “%_&lt;xyzzy&gt;”'));
      assert.equal((await get('/search')).statusCode, 200);
    });

    it('sums up holes on the page of an expedition', async () => {
      const { body } = await get('/expeditions/9001');
      assert.ok(body.includes('Test &amp; trial &lt;b&gt;drilling&lt;/b&gt;'));
      assert.match(body, /<td class="r">40<\/td><td class="r">120\.00<\/td>/);
      assert.equal((await get('/expeditions/none')).statusCode, 404);
    });

    it('counts what there is on the start page', async () => {
      const { body } = await get('/');
      assert.ok(body.includes('<b>40</b> core runs') && body.includes('href="/expeditions/9001"'));
      assert.ok(!body.includes('href="/oai'), 'a way in that this server does not have');
    });
  });
}
