import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { tick } from '../../src/store/ports/change-clock.ts';
import { suggest } from '../../src/store/search/suggest.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { fillSmallExpedition, type Marked } from '../journeys/fixture/small-expedition.ts';
import { pageServer, testFace } from '../journeys/fixture/small-server.ts';
import { indexNow } from './small-catalogue.ts';

for (const engine of ENGINES) {
  describe(`a record that was hidden since the index was made, on ${engine.name}`, () => {
    let place: TemporaryStore;
    let marked: Marked;
    let app: FastifyInstance;
    let url: Readonly<Record<'search' | 'map', string>>;
    before(async () => {
      place = await engine.open();
      marked = await fillSmallExpedition(place.store);
      await indexNow(place.store);
      app = pageServer(testFace(place.store));
      const hole = await place.store.read
        .selectFrom('search_entry')
        .select(['latitude_deg', 'longitude_deg'])
        .where('igsn', '=', marked.hole)
        .executeTakeFirstOrThrow();
      url = {
        search: '/search?type=hole',
        map: `/map?lon=${hole.longitude_deg}&lat=${hole.latitude_deg}&zoom=13`,
      };
    });
    after(async () => {
      await app?.close();
      await place?.dispose();
    });
    const read = async (what: keyof typeof url) => (await app.inject({ url: url[what] })).body;
    const address = () => `/igsn/${marked.hole}"`;
    const suggested = async () => (await suggest(place.store.read, marked.hole, '')).records.map(({ igsn }) => igsn);

    it('is named by the search, the map and the suggestions while it is public', async () => {
      for (const what of ['search', 'map'] as const) assert.ok((await read(what)).includes(address()), what);
      assert.deepEqual(await suggested(), [marked.hole]);
    });

    it('is named by none of them afterwards, and its place is not marked', async () => {
      const circles = (body: string) => body.match(/<svg[^>]*bigm.*?<\/svg>/s)?.[0].match(/<a /g)?.length ?? 0;
      const before = circles(await read('map'));
      await place.store.unitOfWork(async (db) => {
        await tick(db, 1, '2026-01-21T12:00:00Z');
        await db.updateTable('record').set({ state: 'hidden' }).where('igsn', '=', marked.hole).execute();
      });
      for (const what of ['search', 'map'] as const) assert.ok(!(await read(what)).includes(address()), what);
      assert.equal(circles(await read('map')), before - 1);
      assert.deepEqual(await suggested(), []);
    });
  });
}
