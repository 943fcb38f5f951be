import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { initialise } from '../../src/context.ts';
import { harvestedPath } from '../../src/domain/harvest/entry-path.ts';
import { addSource, changeSource, removeSource } from '../../src/operations/harvest/change-sources.ts';
import type { Store } from '../../src/store/store.ts';
import { dumpNow, linesOf, readDump } from '../registry/dumps.ts';
import { findIgsns, indexNow } from '../search/small-catalogue.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { dublinCore, FakeProvider, type FakeRecord } from './fake-provider.ts';
import { HARVESTER, harvestHere } from './harvest-here.ts';

const provider = new FakeProvider();
let url = '';
before(async () => {
  url = await provider.listen();
});
after(() => provider.close());

let second = 0;
const ITEM = 'oai:fake:core/7 ä';
const PATH = harvestedPath('fake', ITEM);

/** A record that says where its page is and what it is, and no IGSN. */
function nameless(id: string, title: string, page = 'https://peer.example/cores/7'): FakeRecord {
  const metadata = dublinCore('X', title).replace(
    /<dc:identifier>.*<\/dc:identifier>/,
    `<dc:identifier>${page}</dc:identifier>`,
  );
  return { ...dated(), id, metadata };
}

function named(id: string, igsn: string, title: string): FakeRecord {
  return { ...dated(), id, metadata: dublinCore(igsn, title) };
}

function dated() {
  second++;
  return { datestamp: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString().replace('.000', '') };
}

/** The entries of the index, and the records that ought to stand in it. */
async function entriesOf({ read }: Store) {
  const [entries, shown] = [
    await read.selectFrom('search_entry').select(['igsn', 'source', 'item']).execute(),
    await read
      .selectFrom('harvested_record')
      .select(['igsn', 'source', 'item'])
      .where('is_shown', '=', 1)
      .where('state', '=', 'present')
      .execute(),
  ];
  const written = (rows: typeof entries) => rows.map((one) => `${one.igsn} ${one.source} ${one.item}`).toSorted();
  return { entries: written(entries), shown: written(shown) };
}

/** The IGSNs that active sources have records of, or those of them that are shown. */
async function igsnsOf({ read }: Store, isShown: boolean): Promise<readonly (string | null)[]> {
  const query = read
    .selectFrom('harvested_record as r')
    .innerJoin('harvest_source as s', 's.name', 'r.source')
    .select('r.igsn')
    .distinct()
    .where('r.igsn', 'is not', null)
    .where('r.state', '=', 'present')
    .where('s.is_active', '=', 1);
  const rows = await (isShown ? query.where('r.is_shown', '=', 1) : query).orderBy('r.igsn').execute();
  return rows.map((row) => row.igsn);
}

onEachEngine('harvested records without an IGSN', (house) => {
  let app: FastifyInstance;
  let folder: string;
  const get = (path: string, headers: Record<string, string> = {}) => app.inject({ url: path, headers });
  const harvest = async (...records: readonly FakeRecord[]) => {
    const ids = new Set(records.map((one) => one.id));
    provider.records = [...provider.records.filter((one) => !ids.has(one.id)), ...records];
    const { run } = await harvestHere(house(), 'fake', { isFull: true });
    assert.equal(run.state, 'complete', run.lastError ?? '');
    await indexNow(house().store);
  };
  const found = async (q: string) => (await get(`/api/v1/search?q=${encodeURIComponent(q)}`)).json().hits;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'corestone-nameless-'));
    second = 0;
    provider.reset([]);
    await initialise(house(), { password: 'nameless but shown' });
    await addSource(house().unitOfWork, { name: 'fake', url, metadataPrefix: 'oai_dc', pauseMs: 0 }, HARVESTER);
    app = await buildServer(house());
    await harvest(
      nameless(ITEM, 'Kimberlite of Udachnaya'),
      named('oai:fake:ABC1', 'ABC1', 'Kimberlite with a number'),
    );
  });
  after(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are found as others are, with the address of their page', async () => {
    const hits = await found('kimberlite');
    assert.deepEqual(hits.map((one: { igsn: string | null }) => one.igsn).toSorted(), ['ABC1', null].toSorted());
    const [hit] = await found('udachnaya');
    assert.deepEqual([hit.igsn, hit.item, hit.source, hit.objectType], [null, ITEM, 'fake', 'sample']);
    assert.ok(hit.url.endsWith(PATH), hit.url);
    const { records } = (await get('/api/v1/suggest?q=kimberlite%20of')).json();
    assert.deepEqual(records, [{ igsn: null, title: 'Kimberlite of Udachnaya', url: hit.url }]);
    assert.ok((await get('/search?q=udachnaya')).body.includes(`href="${PATH}"`));
    assert.match(
      (await get('/search/export.csv?q=udachnaya')).body,
      /\r\n,[^,]+\/harvested\/fake\/[^,]+,Kimberlite of/,
    );
    const { features } = (await get('/search/export.geojson?q=udachnaya')).json();
    assert.deepEqual([features[0].id, features[0].properties.igsn], [hit.url, null]);
    assert.match((await get('/search/export.ris?q=udachnaya')).body, /UR {2}- https:\/\/peer\.example\/cores\/7/);
    const pasted = await get(`/search?q=${encodeURIComponent(ITEM)}`);
    assert.deepEqual([pasted.statusCode, pasted.headers.location], [302, PATH]);
    assert.deepEqual(await findIgsns(house().store, 'q=kimberlite'), ['ABC1']);
  });

  it('have a page that says whose they are, and formats that call nothing an IGSN', async () => {
    const page = await get(PATH);
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /Kimberlite of Udachnaya/);
    assert.ok(page.body.includes('<link rel="canonical" href="https://peer.example/cores/7">'));
    assert.ok(page.body.includes('name="robots" content="noindex"') && page.headers['x-robots-tag'] === 'noindex');
    assert.match(page.body, /id="provenance".*oai:fake:core\/7 ä/s);
    assert.doesNotMatch(page.body, /10273\/|igsn\.org/);
    for (const format of ['oai_dc', 'jsonld', 'json', 'csl-json', 'bibtex', 'ris', 'geojson']) {
      const { statusCode, body } = await get(`${PATH}?format=${format}`);
      assert.equal(statusCode, 200, format);
      assert.doesNotMatch(body, /10273\/|igsn\.org|igsn:/, format);
    }
    assert.equal((await get(`${PATH}?format=igsn`)).statusCode, 406);
    assert.match((await get(`${PATH}/received`)).body, /^<oai_dc:dc/);
    assert.equal((await get('/harvested/fake/oai%3Afake%3AABC1')).headers.location, '/igsn/ABC1');
    assert.equal((await get('/harvested/fake/nothing')).statusCode, 404);
    assert.equal((await get('/harvested/nobody/nothing/received')).statusCode, 404);
  });

  it('stand in lists of OAI-PMH, feeds and dumps with where they are from', async () => {
    const oai = async (query: string) => (await get(`/oai?verb=${query}`)).body;
    const list = await oai('ListRecords&metadataPrefix=oai_dc&set=source:fake');
    const [, id = ''] = /<identifier>(oai:[^<]*:harvested\/fake\/[^<]+)<\/identifier>/.exec(list) ?? [];
    assert.ok(list.includes(`<identifier>${ITEM}</identifier>`), 'its name there is in the provenance');
    assert.match(await oai(`GetRecord&metadataPrefix=oai_dc&identifier=${encodeURIComponent(id)}`), /Udachnaya/);
    assert.match(
      await oai(`GetRecord&metadataPrefix=igsn&identifier=${encodeURIComponent(id)}`),
      /cannotDisseminateFormat/,
    );
    const prefixes = await oai(`ListMetadataFormats&identifier=${encodeURIComponent(id)}`);
    assert.deepEqual(prefixes.match(/<metadataPrefix>[^<]+/g), ['<metadataPrefix>oai_dc']);
    const named = await oai('ListIdentifiers&metadataPrefix=igsn');
    assert.ok(named.includes('ABC1') && !named.includes('harvested/'));
    const feed = (await get('/feeds/changes?include=harvested')).json();
    const told = feed.changes.find((one: { igsn: string | null }) => one.igsn === null);
    assert.deepEqual([told.change, told.harvested.item, told.url.endsWith(PATH)], ['updated', ITEM, true]);
    const out = join(folder, house().place.engine);
    await dumpNow(house(), out, {}, true);
    const { manifest, texts } = readDump(out);
    const lines = linesOf(texts.get('json')!) as unknown as { readonly harvested?: { readonly item: string } }[];
    assert.ok(lines.some((one) => one.harvested?.item === ITEM));
    assert.equal(manifest.harvested, 2);
  });

  it('are counted for their source', async () => {
    const { sources } = (await get('/api/v1/harvest/sources')).json();
    const { present, withIgsn, withoutIgsn, duplicates, completenessSpread } = sources[0];
    assert.deepEqual(
      { present, withIgsn, withoutIgsn, duplicates },
      { present: 2, withIgsn: 1, withoutIgsn: 1, duplicates: 0 },
    );
    assert.equal(
      Object.values(completenessSpread as Record<string, number>).reduce((sum, one) => sum + one),
      2,
    );
    assert.match((await get('/sources')).body, /1 without IGSN/);
  });

  it('are linked to those that another source calls just so', async () => {
    await addSource(house().unitOfWork, { name: 'twin', url, metadataPrefix: 'oai_dc', pauseMs: 0 }, HARVESTER);
    await harvestHere(house(), 'twin', { isFull: true });
    await indexNow(house().store);
    assert.equal((await found('udachnaya')).length, 2);
    assert.ok((await get(PATH)).body.includes(`href="${harvestedPath('twin', ITEM)}"`));
    const { sources } = (await get('/api/v1/harvest/sources')).json();
    assert.equal(sources.find((one: { name: string }) => one.name === 'twin').duplicates, 1);
    await removeSource(house().unitOfWork, 'twin', HARVESTER);
    await indexNow(house().store);
  });

  it('go when their source deletes them or is switched off, and come under their IGSN when they get one', async () => {
    await harvest(nameless('oai:fake:later', 'Peridotite to be numbered'));
    const path = harvestedPath('fake', 'oai:fake:later');
    assert.equal((await get(path)).statusCode, 200);
    await harvest(named('oai:fake:later', 'ABC2', 'Peridotite to be numbered'));
    assert.deepEqual(
      (await found('peridotite')).map((one: { igsn: string }) => one.igsn),
      ['ABC2'],
    );
    assert.equal((await get(path)).headers.location, '/igsn/ABC2');
    await changeSource(house().unitOfWork, 'fake', { isActive: false }, HARVESTER);
    await indexNow(house().store);
    assert.deepEqual([(await found('kimberlite')).length, (await get(PATH)).statusCode], [0, 404]);
    await changeSource(house().unitOfWork, 'fake', { isActive: true }, HARVESTER);
    await indexNow(house().store);
    assert.equal((await get(PATH)).statusCode, 200);
    const { next } = (await get('/feeds/changes?include=harvested&limit=1000')).json();
    await harvest({ ...dated(), id: ITEM, isDeleted: true }, { ...dated(), id: 'oai:fake:never', isDeleted: true });
    assert.deepEqual(await found('udachnaya'), []);
    assert.equal((await get(PATH)).statusCode, 410);
    const { changes } = (await get(next.replace(/^https?:\/\/[^/]+/, ''))).json();
    assert.deepEqual(
      changes.map((one: { change: string; harvested: { item: string } }) => [one.change, one.harvested.item]),
      [['deleted', ITEM]],
      'what was never shown is not told as gone',
    );
    assert.match(
      (await get('/oai?verb=ListIdentifiers&metadataPrefix=igsn&set=source:fake')).body,
      /status="deleted".*harvested\/fake/,
    );
    await removeSource(house().unitOfWork, 'fake', HARVESTER);
    await indexNow(house().store);
    assert.deepEqual(await entriesOf(house().store), { entries: [], shown: [] });
  });

  it('stand in the index exactly while they are shown, whatever they are called meanwhile', async () => {
    const sources = ['pa', 'pb'];
    for (const name of sources)
      await addSource(house().unitOfWork, { name, url, metadataPrefix: 'oai_dc', pauseMs: 0 }, HARVESTER);
    const step = fc.record({
      source: fc.constantFrom(...sources),
      id: fc.constantFrom('oai:p:1', 'oai:p:2'),
      as: fc.constantFrom('P1', 'P2', '', 'deleted', 'unreadable', 'switch'),
      isFollowed: fc.boolean(),
    });
    const active = new Map(sources.map((name) => [name, true]));
    const take = async (source: string, record: FakeRecord) => {
      provider.records = [record];
      await harvestHere(house(), source, { isFull: false, from: '2020-01-01T00:00:00Z' });
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
        for (const { source, id, as, isFollowed } of steps) {
          if (as === 'switch') {
            active.set(source, !active.get(source));
            await changeSource(house().unitOfWork, source, { isActive: active.get(source)! }, HARVESTER);
          } else if (active.get(source) === true) {
            if (as === 'deleted') await take(source, { ...dated(), id, isDeleted: true });
            else if (as === 'unreadable') await take(source, { ...dated(), id, metadata: '<x/>' });
            else await take(source, as === '' ? nameless(id, `Title ${id}`) : named(id, as, `Title ${id}`));
          }
          if (isFollowed) await indexNow(house().store);
        }
        await indexNow(house().store);
        const { entries, shown } = await entriesOf(house().store);
        assert.deepEqual(entries, shown);
        const present = await igsnsOf(house().store, false);
        assert.deepEqual(await igsnsOf(house().store, true), present, 'whoever left an IGSN leaves it to the others');
      }),
      { numRuns: 25 },
    );
  });
});
