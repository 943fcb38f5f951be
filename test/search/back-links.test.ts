import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { tick } from '../../src/store/ports/change-clock.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { describeAgain } from '../journeys/fixture/describe-again.ts';
import { fillSmallExpedition, type Marked } from '../journeys/fixture/small-expedition.ts';
import { pageServer, testFace } from '../journeys/fixture/small-server.ts';
import { harvest, indexNow } from './small-catalogue.ts';

for (const engine of ENGINES) {
  describe(`back links on ${engine.name}`, () => {
    let place: TemporaryStore;
    let marked: Marked;
    let app: FastifyInstance;
    before(async () => {
      place = await engine.open();
      marked = await fillSmallExpedition(place.store);
      const work = (identifier: string) => ({
        relatedWorks: [{ identifier, identifierType: 'DOI', relationType: 'IsDerivedFrom' }],
      });
      await harvest(place.store, 'peer', [
        { igsn: 'XX1', title: 'Thin section <b>of</b> it', ...work(`10.60510/${marked.sample}`) },
        { igsn: 'XX2', title: 'By address', ...work(`https://doi.org/10.60510/${marked.sample.toLowerCase()}`) },
        { igsn: 'XX3', title: 'In words', comment: `Cut beside ${marked.sample}, see there.` },
        { igsn: 'XX4', title: 'Another one', ...work(`10.60510/${marked.sample}9`) },
      ]);
      await indexNow(place.store);
      app = pageServer(testFace(place.store));
    });
    after(async () => {
      await app?.close();
      await place?.dispose();
    });

    it('name the records that name this one, however they write it, and no others', async () => {
      const { body } = await app.inject({ url: `/igsn/${marked.sample}` });
      const card = /<section class="card o5" id="named-by">.*?<\/section>/s.exec(body)?.[0] ?? '';
      const named = [...card.matchAll(/href="\/igsn\/(\w+)"/g)].map((match) => match[1]);
      assert.deepEqual(named, ['XX1', 'XX2', 'XX3']);
      assert.ok(card.includes('Thin section &lt;b&gt;of&lt;/b&gt; it'));
    });

    it('come with the search, and go at once with a record that is hidden, on pages that are kept, too', async () => {
      const named = async () => {
        const { body } = await app.inject({ url: `/igsn/${marked.cuttings}` });
        const card = /<section class="card o5" id="named-by">.*?<\/section>/s.exec(body)?.[0] ?? '';
        return [...card.matchAll(/href="\/igsn\/(\w+)"/g)].map((match) => match[1]);
      };
      await describeAgain(place.store, marked.section, { comment: `See ${marked.cuttings}` });
      assert.deepEqual(await named(), []);
      await indexNow(place.store);
      assert.deepEqual(await named(), [marked.section]);
      await place.store.unitOfWork(async (db) => {
        await tick(db, 1, '2026-01-21T12:00:00Z');
        await db.updateTable('record').set({ state: 'hidden' }).where('igsn', '=', marked.section).execute();
      });
      assert.deepEqual(await named(), []);
    });

    it('are not there where nobody names it', async () => {
      const { body } = await app.inject({ url: `/igsn/${marked.run}` });
      assert.ok(!body.includes('named-by'));
    });
  });
}
