import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { FORMATS } from '../../../src/formats/formats.ts';
import { addSource, dublinCore, type HarvestedSpec, harvestIn, itemOf, show, urlOf } from './fill-harvested.ts';
import { change, fillStore, igsnOf, specs } from './fill-store.ts';
import { ask, harvest, igsns } from './harvest.ts';
import { faceOf, serveOai } from './serve-oai.ts';
import { ENGINES, type TemporaryStore } from './temporary-store.ts';

const LIST = 'verb=ListRecords&metadataPrefix=oai_dc';
const SMALL_PAGES = { recordsPerPage: 7, headersPerPage: 11 };
const OWN = 40;
const LATER = '2024-06-01T00:00:00Z';
const getOne = (igsn: string, prefix = 'oai_dc') =>
  `verb=GetRecord&metadataPrefix=${prefix}&identifier=oai:registry.example.org:${igsn}`;
const theirs = (count: number, more: Partial<HarvestedSpec> = {}): HarvestedSpec[] =>
  Array.from({ length: count }, (_, n) => ({ igsn: `THEIR${String(n).padStart(3, '0')}`, changedAt: LATER, ...more }));

for (const engine of ENGINES) {
  const withRecords = (name: string, body: (temporary: TemporaryStore) => Promise<void>) =>
    test(`${engine.name}: ${name}`, async () => {
      const temporary = await engine.open();
      try {
        await fillStore(temporary.store, specs(OWN));
        await body(temporary);
      } finally {
        await temporary.dispose();
      }
    });

  withRecords('harvested records stand beside ours in the order of change, each once', async ({ store }) => {
    await harvestIn(store, ...theirs(20));
    await change(store, ...specs(5).map(({ igsn }) => ({ igsn, changedAt: LATER })));
    await harvestIn(store, ...theirs(30, { source: 'marum' }).slice(20), { igsn: 'THEIR001', changedAt: LATER });
    const app = serveOai(faceOf(store), FORMATS, SMALL_PAGES);
    for (const query of [LIST, LIST.replace('Records', 'Identifiers')]) {
      const pages = await harvest(app, query);
      const given = igsns(pages);
      assert.equal(given.length, OWN + 30, query);
      assert.equal(new Set(given).size, OWN + 30);
      assert.deepEqual(given.slice(-1), ['THEIR001']);
      assert.equal(given.indexOf(igsnOf(0)), OWN - 5 + 19);
      assert.deepEqual(new Set(pages.map((page) => page.completeListSize)), new Set([OWN + 30]));
    }
    const period = await harvest(app, `${LIST}&from=${LATER}&until=${LATER}`);
    assert.equal(igsns(period).length, 35);
    assert.deepEqual((await ask(app, `${LIST}&from=2024-06-01T00:00:01Z`)).errors, ['noRecordsMatch']);
  });

  withRecords('only what is shown and not ours is given; what is gone is a deletion', async ({ store }) => {
    await harvestIn(
      store,
      { igsn: igsnOf(3), changedAt: LATER },
      { igsn: 'DOUBLE', isShown: true },
      { igsn: 'DOUBLE', source: 'marum', isShown: false },
      { igsn: 'GONE', state: 'deleted' },
      { igsn: 'GONE', source: 'marum', state: 'deleted' },
      { igsn: 'SWITCHED', isShown: true },
    );
    const app = serveOai(faceOf(store), FORMATS, SMALL_PAGES);
    const others = async () => {
      const pages = await harvest(app, LIST);
      const headers = pages.flatMap((page) => page.headers).slice(OWN);
      return headers.map((one) => `${one.igsn} ${one.isDeleted ? 'deleted' : one.sets.at(-1)} ${one.hasMetadata}`);
    };
    assert.deepEqual(await others(), ['DOUBLE source:sesar true', 'GONE deleted false', 'SWITCHED source:sesar true']);
    assert.equal((await ask(app, getOne('GONE'))).headers[0]?.isDeleted, true);
    await show(store, 'DOUBLE', 'marum', LATER);
    await show(store, 'SWITCHED', undefined, LATER);
    assert.deepEqual(await others(), ['GONE deleted false', 'DOUBLE source:marum true', 'SWITCHED deleted false']);
    // What becomes ours takes the place of what was harvested.
    await change(store, { igsn: 'DOUBLE', changedAt: LATER });
    const pages = await harvest(app, `${LIST}&from=${LATER}`);
    assert.deepEqual(igsns(pages), ['SWITCHED', 'DOUBLE']);
    assert.doesNotMatch((await ask(app, getOne('DOUBLE'))).body, /<about>/);
  });

  withRecords('many doubles in a row end no list and hide no deletion', async ({ store }) => {
    await harvestIn(store, ...theirs(150), ...theirs(150, { source: 'marum', isShown: false }));
    await harvestIn(store, { igsn: 'GONE', state: 'deleted', changedAt: LATER });
    const app = serveOai(faceOf(store), FORMATS, { recordsPerPage: 7, headersPerPage: 7 });
    const given = igsns(await harvest(app, LIST));
    assert.equal(given.length, OWN + 151);
    assert.equal(given.at(-1), 'GONE');
  });

  withRecords(
    'sets of sources part the harvested records; one that is gone makes its tokens bad',
    async ({ store }) => {
      await harvestIn(store, ...theirs(20), { igsn: 'THAT', source: 'marum' }, { igsn: 'FAR', source: 'an odd name' });
      const app = serveOai(faceOf(store), FORMATS, SMALL_PAGES);
      const { body } = await ask(app, 'verb=ListSets');
      const specsOf = [...body.matchAll(/<setSpec>(source[^<]*)</g)].map((found) => found[1]);
      assert.deepEqual(specsOf, ['source', 'source:an~20odd~20name', 'source:marum', 'source:sesar']);
      assert.match(body, /<setName>Agent sesar &amp; friends<\/setName><setDescription><oai_dc:dc /);
      for (const [set, size] of [
        ['source', 22],
        ['source:sesar', 20],
        ['source:an~20odd~20name', 1],
      ] as const) {
        const headers = (await harvest(app, `${LIST}&set=${set}`)).flatMap((page) => page.headers);
        assert.equal(headers.length, size, set);
        assert.ok(headers.every((one) => one.sets.includes(set)));
      }
      assert.equal(igsns(await harvest(app, `${LIST}&set=ICDP`)).filter((one) => one.startsWith('THEIR')).length, 0);
      const { token } = await ask(app, `${LIST}&set=source:sesar`);
      const refused = serveOai(faceOf(store), FORMATS, { ...SMALL_PAGES, reexports: false });
      const resume = `verb=ListRecords&resumptionToken=${token}`;
      assert.deepEqual((await ask(refused, resume)).errors, ['badResumptionToken']);
      await store.unitOfWork((db) => db.deleteFrom('harvested_record').where('source', '=', 'sesar').execute());
      assert.deepEqual((await ask(app, resume)).errors, ['badResumptionToken']);
      const typed = await ask(app, `${LIST}&set=type:hole`);
      await store.unitOfWork((db) => db.updateTable('record').set({ object_type: 'core' }).execute());
      assert.deepEqual((await ask(app, `verb=ListRecords&resumptionToken=${typed.token}`)).errors, [
        'badResumptionToken',
      ]);
    },
  );

  withRecords(
    'another title or address of a source stands on the next page, and makes another tag',
    async ({ store }) => {
      await harvestIn(store, ...theirs(30));
      const list = `${LIST.replace('oai_dc', 'igsn')}&from=${LATER}`;
      const changes = [{ title: 'Renamed agent' }, { url: 'https://moved.example.org/oai' }];
      for (const change of changes) {
        const app = serveOai(faceOf(store), FORMATS, SMALL_PAGES);
        const tag = async () => (await app.inject({ url: `/oai?${list}` })).headers.etag;
        const before = await tag();
        assert.equal(await tag(), before);
        const first = await ask(app, list);
        // The third page is read ahead, in the turn after the second was given.
        const { token } = await ask(app, `verb=ListRecords&resumptionToken=${first.token}`);
        await nextTurn();
        assert.equal(await tag(), before);
        await store.unitOfWork((db) => db.updateTable('harvest_source').set(change).execute());
        const third = await ask(app, `verb=ListRecords&resumptionToken=${token}`);
        assert.ok(third.body.includes(Object.values(change)[0]!), third.body);
        assert.notEqual(await tag(), before);
        await app.close();
      }
    },
  );

  withRecords('a setting switches it off', async ({ store }) => {
    await harvestIn(store, ...theirs(3));
    const app = serveOai(faceOf(store), FORMATS, { ...SMALL_PAGES, reexports: false });
    assert.equal(igsns(await harvest(app, LIST)).length, OWN);
    assert.deepEqual((await ask(app, `${LIST}&set=source`)).errors, ['noRecordsMatch']);
    assert.deepEqual((await ask(app, getOne('THEIR001'))).errors, ['idDoesNotExist']);
    assert.doesNotMatch((await ask(app, 'verb=ListSets')).body, /source/);
  });

  withRecords('a document is given as received in its format, and written anew in others', async ({ store }) => {
    const root = dublinCore('As &lt;received&gt; ü');
    const marked = `\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- theirs -->\n${root}\n`;
    const doctype = `<!DOCTYPE x [<!ENTITY e "boom">]>${root}`;
    const origin = {
      baseURL: 'http://first.example.org/oai',
      identifier: 'oai:first.example.org:1',
      datestamp: '2001-01-01',
      metadataNamespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
      harvestDate: '2002-02-02T02:02:02Z',
      altered: true,
    };
    await harvestIn(
      store,
      { igsn: 'PLAIN', received: marked, origin },
      {
        igsn: 'LATIN',
        received: Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${dublinCore('Gr\u00fcn')}`, 'latin1'),
      },
      { igsn: 'BROKEN', received: root.slice(0, -5), title: 'Understood' },
      { igsn: 'DOCTYPE', received: doctype, title: 'Understood' },
      { igsn: 'JSON', received: '{}', format: 'datacite-json', datestamp: 'last Tuesday' },
      { igsn: 'DARK', received: root, description: null },
      { igsn: 'DARKER', received: '<junk', description: null, changedAt: LATER },
    );
    const bad: string[] = [];
    const app = serveOai(faceOf(store), FORMATS, { onBadRecord: (igsn) => void bad.push(igsn) });
    const plain = (await ask(app, getOne('PLAIN'))).body;
    assert.ok(plain.includes(`<metadata>${root}</metadata><about><provenance `));
    const said = `<originDescription harvestDate="${LATER}" altered="false"><baseURL>${urlOf('sesar').replace('&', '&amp;')}</baseURL><identifier>${itemOf({ igsn: 'PLAIN' })}</identifier><datestamp>2019-05-05T05:05:05Z</datestamp><metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace><originDescription harvestDate="2002-02-02T02:02:02Z" altered="true"><baseURL>http://first.example.org/oai</baseURL>`;
    assert.ok(plain.includes(said), plain);
    assert.match((await ask(app, getOne('PLAIN', 'igsngfz'))).body, /altered="true"><baseURL>/);
    assert.match((await ask(app, getOne('LATIN'))).body, /<dc:title>Grün<\/dc:title>.*altered="false"/);
    for (const igsn of ['BROKEN', 'DOCTYPE'])
      assert.match((await ask(app, getOne(igsn))).body, /<dc:title>Understood<\/dc:title>.*altered="true"/, igsn);
    const json = (await ask(app, getOne('JSON'))).body;
    assert.match(json, /<datestamp>2024-06-01T00:00:00Z<\/datestamp><metadataNamespace><\/metadataNamespace>/);
    const prefixes = async (igsn: string) =>
      [
        ...(await ask(app, `verb=ListMetadataFormats&identifier=oai:registry.example.org:${igsn}`)).body.matchAll(
          /<metadataPrefix>([^<]+)/g,
        ),
      ].map((found) => found[1]);
    assert.deepEqual(await prefixes('DARK'), ['oai_dc']);
    assert.deepEqual(await prefixes('DARKER'), []);
    assert.ok((await prefixes('PLAIN')).length > 5);
    assert.deepEqual((await ask(app, getOne('DARK', 'igsn'))).errors, ['cannotDisseminateFormat']);
    assert.equal(igsns(await harvest(app, LIST)).length, OWN + 6);
    assert.equal(igsns(await harvest(app, LIST.replace('oai_dc', 'igsn'))).length, OWN + 5);
    assert.deepEqual(bad, [], 'what is expected is not reported');
    await store.unitOfWork((db) => db.updateTable('harvested_record').set({ description: '{' }).execute());
    assert.equal(igsns(await harvest(app, LIST.replace('oai_dc', 'igsn'))).length, OWN);
    assert.equal(bad.length, 7);
  });

  withRecords(
    'friends are the active sources that speak OAI-PMH, and the first change of all is the earliest',
    async ({ store }) => {
      for (const [name, more] of [
        ['sesar', {}],
        ['marum', { isActive: 0 }],
        ['datacite', { kind: 'datacite' }],
      ] as const)
        await addSource(store, name, more);
      const rights = 'https://creativecommons.org/publicdomain/zero/1.0/';
      const app = serveOai(faceOf(store), FORMATS, { rights });
      const { body } = await ask(app, 'verb=Identify');
      const friends = /<friends [^>]*>(.*?)<\/friends>/.exec(body)?.[1];
      assert.equal(friends, `<baseURL>${urlOf('sesar').replace('&', '&amp;')}</baseURL>`);
      assert.ok(body.includes(`<rightsReference ref="${rights}"/>`));
      assert.match(body, /<earliestDatestamp>2024-01-01T00:00:00Z</);
    },
  );
}
