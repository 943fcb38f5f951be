import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { XmlDocument } from 'libxml2-wasm';
import { GFZ_DESCRIPTION } from '../../src/formats/gfz-description-1.3/format.ts';
import { OAI_DC } from '../../src/formats/oai-dc/format.ts';
import { addSource } from '../../src/operations/harvest/change-sources.ts';
import { findHarvestedDocument, findHarvestedItem } from '../../src/store/read/find-harvested.ts';
import type { Store } from '../../src/store/store.ts';
import { change, fillStore, igsnOf, specs } from '../conformance/oai-pmh/fill-store.ts';
import { faceOf, serveOai } from '../conformance/oai-pmh/serve-oai.ts';
import { type TemporaryStore, temporarySqlite } from '../conformance/oai-pmh/temporary-store.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { HARVESTER, harvestHere, keptOf } from './harvest-here.ts';

let clock = new Date('2026-06-01T12:00:00Z');

/** What a registry says of its records to the public, as the catalogue ought to have it. */
async function publicOf(store: Store) {
  const rows = await store.read.selectFrom('record').select(['igsn', 'state', 'title']).orderBy('igsn').execute();
  return rows.map(({ igsn, state, title }) =>
    state === 'registered' ? [igsn, 'present', title] : [igsn, 'deleted', ''],
  );
}

onEachEngine(
  'a harvest of another Corestone',
  (house) => {
    const serve = async (prefix: string, body: (other: TemporaryStore) => Promise<void>) => {
      const other = await temporarySqlite();
      let app: FastifyInstance | undefined;
      try {
        await fillStore(other.store, specs(640));
        const face = faceOf(other.store, { now: () => clock });
        app = serveOai(face, [OAI_DC, GFZ_DESCRIPTION], { recordsPerPage: 70, headersPerPage: 70 });
        const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/oai`;
        await addSource(house().unitOfWork, { name: prefix, url, metadataPrefix: prefix, pauseMs: 0 }, HARVESTER);
        await body(other);
      } finally {
        await app?.close();
        await other.dispose();
      }
    };
    const kept = async (source: string) => {
      const rows = await keptOf(house(), source);
      // A deletion that was never seen alive has no IGSN; its name has one.
      const all = rows.map(({ item, state, title }) => [item.slice(item.lastIndexOf(':') + 1), state, title]);
      return all.toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1));
    };

    for (const prefix of ['igsngfz', 'oai_dc']) {
      it(`in ${prefix} has all of it, and again after it changed`, async () => {
        clock = new Date('2026-06-01T12:00:00Z');
        await serve(prefix, async ({ store }) => {
          const first = await harvestHere(house(), prefix);
          assert.equal(first.run.state, 'complete', first.run.lastError ?? '');
          assert.equal(first.run.received, 640);
          assert.equal(first.run.rejected, 0, first.codes.join());
          assert.deepEqual(await kept(prefix), await publicOf(store));
          const item = `oai:registry.example.org:${igsnOf(0)}`;
          const found = await findHarvestedItem(house().store.read, prefix, item);
          assert.equal(found?.description?.igsn, igsnOf(0));
          const document = await findHarvestedDocument(house().store.read, prefix, item);
          const xml = Buffer.from(document!.document).toString();
          using parsed = XmlDocument.fromString(xml);
          assert.equal(parsed.root.namespaceUri, (prefix === 'oai_dc' ? OAI_DC : GFZ_DESCRIPTION).namespace);
          clock = new Date('2026-06-03T12:00:00Z');
          const at = '2026-06-02T00:00:00Z';
          await change(
            store,
            { igsn: igsnOf(1), title: 'Another title', changedAt: at },
            { igsn: igsnOf(2), state: 'withdrawn', changedAt: at },
            { igsn: igsnOf(9), state: 'registered', title: 'Back again', changedAt: at },
            { igsn: igsnOf(9000), title: 'New', changedAt: at },
          );
          const second = await harvestHere(house(), prefix);
          const { received, added, changed, deleted, isFull, from } = second.run;
          assert.deepEqual(
            { received, added, changed, deleted, isFull, from },
            { received: 4, added: 2, changed: 1, deleted: 1, isFull: false, from: '2026-06-01T11:59:54Z' },
          );
          assert.deepEqual(await kept(prefix), await publicOf(store));
          const third = await harvestHere(house(), prefix);
          assert.equal(third.run.added + third.run.changed + third.run.deleted, 0);
          const full = await harvestHere(house(), prefix, { isFull: true });
          assert.equal(full.run.unchanged, 641);
        });
      });
    }
  },
  { now: () => clock },
);
