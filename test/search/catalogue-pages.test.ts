import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { tick } from '../../src/store/ports/change-clock.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { fillSmallExpedition, type Marked } from '../journeys/fixture/small-expedition.ts';
import { pageServer, testFace } from '../journeys/fixture/small-server.ts';
import { foreignRecords } from './foreign-records.ts';
import { harvest, indexNow } from './small-catalogue.ts';

for (const engine of ENGINES) {
  describe(`the catalogue’s pages, ${engine.name}`, () => {
    let place: TemporaryStore;
    let marked: Marked;
    let app: FastifyInstance;
    before(async () => {
      place = await engine.open();
      marked = await fillSmallExpedition(place.store);
      await harvest(place.store, 'peer', [...foreignRecords(), { igsn: marked.run, title: 'Our run, seen elsewhere' }]);
      await indexNow(place.store);
      app = pageServer(testFace(place.store));
    });
    after(async () => {
      await app.close();
      await place.dispose();
    });
    const get = (url: string, accept?: string) =>
      app.inject({ url, ...(accept !== undefined && { headers: { accept } }) });

    it('say whose a harvested record is, and send search engines there', async () => {
      const { statusCode, body, headers } = await get('/igsn/PEER0003');
      assert.equal(statusCode, 200);
      assert.match(body, /From Agent peer, harvested 2026-01-15\./);
      assert.ok(body.includes('<link rel="canonical" href="https://peer.example/PEER0003">'));
      assert.ok(body.includes('name="robots" content="noindex"'));
      assert.match(String(headers.link), /<https:\/\/peer\.example\/PEER0003>; rel="canonical"/);
      const jsonLd = JSON.parse(/ld\+json">(.*?)<\/script>/.exec(body)?.[1] ?? '{}');
      assert.equal(jsonLd.name, 'Grönland 花崗岩, garnet-bearing');
      assert.doesNotMatch(JSON.stringify(jsonLd), /Test agent|samples\.example/, 'nothing of ours is said of it');
    });

    it('keep a search on the map, in links, forms and for the script, and show it harmless', async () => {
      const { body } = await get('/map?lon=10&lat=60&zoom=2&q=garnet&country=norway&bbox=1,2,3,4');
      assert.match(body, /id="map-of".*Only what this search finds: .*“garnet”; Country: norway/);
      assert.match(body, /data-keep="q=garnet&amp;country=norway"/);
      assert.match(body, /href="\/map\?lon=[^"]*&amp;q=garnet&amp;country=norway"/);
      assert.match(body, /href="\/search\?q=garnet&amp;country=norway&amp;bbox=/);
      assert.equal(body.match(/<input type="hidden" name="q" value="garnet">/g)?.length, 2);
      assert.match((await get('/search?q=garnet')).body, /href="\/map\?[^"]*q=garnet" rel="nofollow">Draw an area/);
      const hostile = (await get(`/map?q=${encodeURIComponent('"><script>alert(1)</script>')}`)).body;
      assert.ok(!hostile.includes('<script>alert'));
      assert.doesNotMatch((await get('/map?bbox=1,2,3,4')).body, /id="map-of"/);
      assert.match((await get('/')).body, /id="world".*<a class="wmap" href="\/map"><svg/);
    });

    it('say in every language that much is not found yet, while it is not', async () => {
      const said = async (language: string) => (await get(`/search?q=garnet&lang=${language}`)).body;
      const words = {
        en: 'taking up many records',
        de: 'nimmt gerade viele',
        fr: 'beaucoup de notices',
        sv: 'många poster',
      };
      const follower = place.store.read.selectFrom('change_follower').select('seq').where('name', '=', 'search');
      const { seq } = await follower.executeTakeFirstOrThrow();
      const moveTo = (at: number) =>
        place.store.unitOfWork((db) =>
          db.updateTable('change_follower').set({ seq: at }).where('name', '=', 'search').execute(),
        );
      for (const [language, text] of Object.entries(words)) assert.ok(!(await said(language)).includes(text));
      await moveTo(Number(seq) - 1001);
      for (const [language, text] of Object.entries(words)) assert.ok((await said(language)).includes(text), language);
      await moveTo(Number(seq));
    });

    it('say what cannot be read of an address in the language of its reader, and leave just that out', async () => {
      const wrong = 'polygon=1,2&bbox=1&depth_from=x&year_to=y&age_from=9&age_to=1&sort=up';
      const said = async (language: string) => {
        const { statusCode, body } = await get(`/search?${wrong}&lang=${language}`);
        assert.equal(statusCode, 200);
        return [...body.matchAll(/class="note err".*?<b>(.*?)<\/b>(.*?)<\/div>/g)].map(([, what]) => what);
      };
      assert.deepEqual(await said('de'), [
        '„Teufe“ ist keine Zahl.',
        '„Entnommen zwischen“ ist kein Jahr.',
        '„Alter“ beginnt hinter dem Ende.',
        'Das Rechteck ist nicht lesbar.',
        'Die Fläche ist nicht lesbar.',
        'Eine Reihenfolge „up“ gibt es nicht.',
      ]);
      assert.equal(new Set([...(await said('en')), ...(await said('fr')), ...(await said('sv'))]).size, 18);
    });

    it('lead on and back through results, and say which of how many they are', async () => {
      const link = (body: string, rel: string) =>
        new RegExp(`rel="${rel}" href="(/search[^"]+)"`).exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
      const nav = (body: string) => body.split('class="pgn"')[1]?.split('</nav>')[0] ?? '';
      const first = (await get('/search?source=peer')).body;
      assert.match(nav(first), /1–25 of 60/);
      assert.equal(link(nav(first), 'prev'), '');
      const second = (await get(link(nav(first), 'next'))).body;
      assert.match(nav(second), /26–50 of 60/);
      const third = (await get(link(nav(second), 'next'))).body;
      assert.match(nav(third), /51–60 of 60/);
      const again = (await get(link(nav(third), 'prev'))).body;
      assert.match(nav(again), /26–50 of 60/);
      assert.match(nav((await get(link(nav(again), 'prev'))).body), /1–25 of 60/);
      const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      for (const wrong of ['x', '', cursor([0, 'x']), cursor([0, 1, 0, -5]), cursor([0, 1, 0, 1e99]), cursor({})])
        for (const name of ['after', 'before'])
          assert.equal((await get(`/search?source=peer&${name}=${wrong}`)).statusCode, 200, wrong);
    });

    it('give it in every format that is asked for', async () => {
      const json = await get('/igsn/PEER0003?format=json');
      assert.match(json.body, /garnet-bearing/);
      const datacite = await get('/igsn/PEER0003', 'application/vnd.datacite.datacite+json');
      assert.match(String(datacite.headers['content-type']), /datacite/);
      assert.equal((await get('/igsn/PEER0003', 'image/png')).statusCode, 406);
      assert.equal((await get('/igsn/PEER0003/received?source=peer')).statusCode, 404, 'nothing was kept');
    });

    it('give what was received as a file that no browser runs', async () => {
      const document = Buffer.from('<resource><script>alert(1)</script></resource>');
      await place.store.unitOfWork((db) =>
        db
          .updateTable('harvested_record')
          .set({ document, media_type: 'application/xml' })
          .where('igsn', '=', 'PEER0004')
          .execute(),
      );
      const { statusCode, headers, rawPayload } = await get('/igsn/PEER0004/received?source=peer');
      assert.equal(statusCode, 200);
      assert.deepEqual(rawPayload, document);
      assert.equal(headers['content-disposition'], 'attachment; filename="PEER0004.xml"');
      assert.match(String(headers['content-security-policy']), /sandbox/);
    });

    it('name who else holds a record of our own', async () => {
      const { body } = await get(`/igsn/${marked.run}`);
      assert.match(body, /Also held by.*Agent peer/s);
      assert.ok(!body.includes('Our run, seen elsewhere'));
    });

    it('find harvested records by their IGSN, and list their sources', async () => {
      assert.equal((await get('/search?q=peer0003')).headers.location, '/igsn/PEER0003');
      const { body } = await get('/sources');
      assert.match(body, /Agent peer.*<td class="r">61<\/td>/s);
      assert.match((await get('/')).body, /60 records of 1 source/);
    });

    it('let results be taken along in their order', async () => {
      const csv = (await get('/search/export.csv?q=granite&source=peer&sort=title')).body.trim().split('\r\n');
      assert.equal(csv.length, 13);
      assert.match(csv[1]!, /^PEER0000,https:\/\/samples\.example\/igsn\/PEER0000,Granite number 0 from Norway,/);
      const map = JSON.parse((await get('/search/export.geojson?q=granite&source=peer')).body);
      assert.deepEqual([map.type, map.features.length], ['FeatureCollection', 12]);
      assert.deepEqual(map.features[0].geometry.coordinates.length, 2);
      const lines = (await get('/search/export.ndjson?q=granite&source=peer')).body.trim().split('\n');
      assert.equal(JSON.parse(lines[0]!).source, 'peer');
      const ris = (await get('/search/export.ris?q=granite%20OR%20core&type=hole')).body;
      assert.equal(ris, '', 'OR is a word like any other');
      assert.equal((await get('/search/export.ris?type=hole')).body.match(/^TY {2}- /gm)?.length, 10);
      assert.equal(JSON.parse((await get('/search/export.geojson?q=xyzzy')).body).features.length, 0);
      assert.equal((await get('/search/export.pdf?q=core')).statusCode, 404);
    });

    it('answer 410 for what its source deleted', async () => {
      await place.store.unitOfWork(async (db) => {
        const { firstSeq } = await tick(db, 1, '2026-02-01T00:00:00Z');
        const deleted = { state: 'deleted', is_shown: 0, changed_seq: firstSeq };
        await db.updateTable('harvested_record').set(deleted).where('igsn', '=', 'PEER0005').execute();
      });
      await indexNow(place.store);
      const { statusCode, body } = await get('/igsn/PEER0005');
      assert.equal(statusCode, 410);
      assert.match(body, /was deleted by its source/);
      assert.equal((await get('/igsn/PEER9999')).statusCode, 404);
    });
  });
}
