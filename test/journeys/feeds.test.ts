import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import { problemOf } from '../../src/api/problem.ts';
import { registerFeedRoutes } from '../../src/dissemination/feeds/register-feed-routes.ts';
import { listSitemapParts, SITEMAP_SPAN } from '../../src/store/read/list-sitemap.ts';
import { change, fillStore, igsnOf, specs } from '../conformance/oai-pmh/fill-store.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { testFace } from './fixture/small-server.ts';

interface Changes {
  readonly changes: readonly {
    readonly igsn: string;
    readonly change: string;
    readonly changeNumber: number;
    readonly changedAt: string;
  }[];
  readonly next: string;
}

for (const engine of ENGINES) {
  describe(`sitemap and feeds, ${engine.name}`, () => {
    let place: TemporaryStore;
    let app: FastifyInstance;
    before(async () => {
      place = await engine.open();
      await fillStore(place.store, specs(250));
      app = Fastify();
      app.setErrorHandler((error, _request, reply) => reply.code(problemOf(error).status).send(problemOf(error)));
      registerFeedRoutes(app, testFace(place.store));
    });
    after(async () => {
      await app.close();
      await place.dispose();
    });
    const get = async (url: string) => app.inject({ url: url.replace('https://samples.example', '') });

    it('follows the changes to the end and from there on, each record once', async () => {
      const seen: string[] = [];
      let next = '/feeds/changes?limit=60';
      for (;;) {
        const { changes, next: further } = (await get(next)).json<Changes>();
        if (changes.length === 0) break;
        seen.push(...changes.map((one) => one.igsn));
        next = `${further}&limit=60`;
      }
      assert.equal(seen.length, 250);
      assert.equal(new Set(seen).size, 250);
      const [spec] = specs(1, '2025-01-01T00:00:00Z');
      await change(place.store, { ...spec!, igsn: igsnOf(7) });
      assert.deepEqual(
        (await get(next)).json<Changes>().changes.map((one) => one.igsn),
        [igsnOf(7)],
      );
    });

    it('begins at a moment', async () => {
      const { changes } = (await get('/feeds/changes?since=2025-01-01')).json<Changes>();
      assert.deepEqual(
        changes.map((one) => one.igsn),
        [igsnOf(7)],
      );
      const later = (await get('/feeds/changes?since=2030-01-01T00:00:00Z')).json<Changes>();
      assert.deepEqual(later.changes, []);
      assert.deepEqual((await get(later.next)).json<Changes>().changes, []);
    });

    it('says what is wrong with a question', async () => {
      for (const query of ['limit=0x', 'limit=99999', 'after=-1', 'since=yesterday', 'since=2026-13-01'])
        assert.equal((await get(`/feeds/changes?${query}`)).statusCode, 400, query);
    });

    it('tells the latest as Atom', async () => {
      const response = await get('/feeds/changes.atom');
      assert.match(String(response.headers['content-type']), /^application\/atom\+xml/);
      assert.equal(response.body.match(/<entry>/g)!.length, 100);
      assert.ok(response.body.indexOf(igsnOf(7)) < response.body.indexOf(igsnOf(200)));
      const again = await app.inject({
        url: '/feeds/changes.atom',
        headers: { 'if-none-match': String(response.headers.etag) },
      });
      assert.equal(again.statusCode, 304);
    });

    it('tells all of it as Atom, page after page and back', async () => {
      const linkOf = (body: string, relation: string) =>
        new RegExp(`<link rel="${relation}" href="https://samples.example([^"]+)"`).exec(body)?.[1];
      const idsOf = (body: string) => [...body.matchAll(/<entry><id>([^<]+)</g)].map(([, id]) => id!);
      const pages: string[] = [];
      for (let next: string | undefined = '/feeds/changes.atom'; next !== undefined; ) {
        const { body } = await get(next);
        assert.equal(linkOf(body, 'self'), next);
        assert.equal(linkOf(body, 'first'), '/feeds/changes.atom');
        pages.push(body);
        next = linkOf(body, 'next');
      }
      const all = pages.flatMap(idsOf);
      const { changes } = (await get('/feeds/changes?limit=10000')).json<Changes>();
      assert.ok(pages.length > 2, `${pages.length} pages`);
      assert.deepEqual(
        all.map((id) => Number(id.split('#')[1])),
        changes.map((one) => one.changeNumber).toReversed(),
      );
      let back = pages.length - 1;
      for (let previous = linkOf(pages.at(-1)!, 'previous'); previous !== undefined; back--) {
        const { body } = await get(previous);
        assert.deepEqual(idsOf(body), idsOf(pages[back - 1]!));
        previous = linkOf(body, 'previous');
      }
      assert.equal(back, 0, 'the first page has none before it');
      assert.equal(idsOf((await get('/feeds/changes.atom?before=0')).body).length, 0);
      for (const query of ['before=x', 'before=-1', 'before='])
        assert.equal((await get(`/feeds/changes.atom?${query}`)).statusCode, 400, query);
    });

    it('names every registered page in one sitemap, and none that is withdrawn', async () => {
      const index = await get('/sitemap.xml');
      const parts = [...index.body.matchAll(/<loc>([^<]+)<\/loc><lastmod>([^<]+)</g)].map(([, loc]) => loc!);
      assert.deepEqual(parts, ['https://samples.example/sitemap/0.xml']);
      const pages = [...(await get(parts[0]!)).body.matchAll(/<loc>([^<]+)</g)].map(([, loc]) => loc!);
      const rows = await place.store.read
        .selectFrom('record')
        .select('igsn')
        .where('state', '=', 'registered')
        .execute();
      assert.deepEqual(new Set(pages), new Set(rows.map(({ igsn }) => `https://samples.example/igsn/${igsn}`)));
      assert.equal((await get('/sitemap/1.xml')).statusCode, 404);
      assert.equal((await get('/sitemap/x.xml')).statusCode, 404);
    });

    it('moves a record that changes to the last sitemap, without numbering the others anew', async () => {
      await place.store.unitOfWork((db) =>
        db
          .updateTable('record')
          .set({ changed_seq: SITEMAP_SPAN * 2 + 1 })
          .where('igsn', '=', igsnOf(8))
          .execute(),
      );
      const numbers = (await listSitemapParts(place.store.read)).map((part) => part.number);
      assert.deepEqual(numbers, [0, 2]);
      assert.equal((await get('/sitemap/2.xml')).body.match(/<url>/g)!.length, 1);
    });
  });
}
