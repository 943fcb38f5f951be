import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Format } from '../../../src/formats/format.ts';
import { CLIENTS, change, EXPEDITIONS, fillStore, igsnOf, type RecordSpec, specs } from './fill-store.ts';
import { ask, harvest, igsns } from './harvest.ts';
import { FRAGILE_DC, faceOf, serveOai } from './serve-oai.ts';
import { ENGINES, type TemporaryStore } from './temporary-store.ts';

const LIST = 'verb=ListRecords&metadataPrefix=oai_dc';
const SMALL_PAGES = { recordsPerPage: 40, headersPerPage: 70 };
const RECORDS = 430;

for (const engine of ENGINES) {
  const withRecords = (name: string, body: (temporary: TemporaryStore) => Promise<void>) =>
    test(`${engine.name}: ${name}`, async () => {
      const temporary = await engine.open();
      try {
        await fillStore(temporary.store, specs(RECORDS));
        await body(temporary);
      } finally {
        await temporary.dispose();
      }
    });

  withRecords('a full harvest gives every record once, with cursor and size', async ({ store }) => {
    const app = serveOai(faceOf(store), [FRAGILE_DC], SMALL_PAGES);
    for (const [query, pageSize] of [
      [LIST, 40],
      ['verb=ListIdentifiers&metadataPrefix=oai_dc', 70],
    ] as const) {
      const pages = await harvest(app, query);
      assert.equal(pages.length, Math.ceil(RECORDS / pageSize));
      assert.deepEqual(
        igsns(pages),
        Array.from({ length: RECORDS }, (_, n) => igsnOf(n)),
      );
      assert.deepEqual(new Set(pages.map((page) => page.completeListSize)), new Set([RECORDS]));
      assert.deepEqual(
        pages.map((page) => page.cursor),
        pages.map((_, n) => n * pageSize),
      );
      assert.equal(pages.at(-1)?.token, '');
      const deleted = pages.flatMap((page) => page.headers).filter((header) => header.isDeleted);
      assert.equal(deleted.length, RECORDS / 10);
      assert.ok(deleted.every((header) => !header.hasMetadata));
    }
  });

  withRecords('what changes, goes or comes during a harvest is not missed', async ({ store }) => {
    const app = serveOai(faceOf(store), [FRAGILE_DC], SMALL_PAGES);
    const at = { changedAt: '2025-05-05T00:00:00Z' };
    const edits: RecordSpec[][] = [
      [
        { igsn: igsnOf(3), ...at },
        { igsn: igsnOf(400), title: 'new title', ...at },
      ],
      [
        { igsn: igsnOf(200), state: 'withdrawn', ...at },
        { igsn: 'NEW1', ...at },
      ],
      [
        { igsn: igsnOf(60), ...at },
        { igsn: igsnOf(61), ...at },
        { igsn: igsnOf(62), ...at },
      ],
      [{ igsn: 'NEW2', ...at }],
    ];
    const pages = await harvest(app, LIST, async (page) => {
      const edit = edits[page - 1];
      if (edit !== undefined) await change(store, ...edit);
    });
    const latest = new Map(pages.flatMap((page) => page.headers).map((header) => [header.igsn, header]));
    assert.equal(latest.size, RECORDS + 2);
    for (const { igsn, state } of edits.flat()) {
      assert.equal(latest.get(igsn)?.datestamp, at.changedAt, igsn);
      assert.equal(latest.get(igsn)?.isDeleted, state === 'withdrawn', igsn);
    }
    assert.match(pages.map((page) => page.body).join(''), /new title/);
    assert.ok(pages.every((page) => page.completeListSize === RECORDS));
  });

  withRecords('records that leave a closed period during its harvest do not break it', async ({ store }) => {
    const app = serveOai(faceOf(store), [FRAGILE_DC], SMALL_PAGES);
    const query = `${LIST}&until=2024-01-01T00:59:00Z`;
    const pages = await harvest(app, query, async () =>
      change(store, ...specs(60).map(({ igsn }) => ({ igsn, changedAt: '2025-05-05T00:00:00Z' }))),
    );
    assert.equal(pages[0]?.headers.length, 40);
    assert.deepEqual(pages[1]?.errors, ['noRecordsMatch']);
    const rest = await harvest(app, `${LIST}&from=2024-01-01T01:00:00Z`);
    assert.equal(new Set(igsns(rest)).size, RECORDS);
  });

  withRecords('a token serves many harvesters, again and at once', async ({ store }) => {
    const app = serveOai(faceOf(store), [FRAGILE_DC], SMALL_PAGES);
    const whole = igsns(await harvest(app, LIST));
    const harvests = await Promise.all(Array.from({ length: 5 }, () => harvest(app, LIST)));
    for (const pages of harvests) assert.deepEqual(igsns(pages), whole);
    const token = harvests[0]?.[2]?.token;
    const again = await Promise.all(
      Array.from({ length: 6 }, () => ask(app, `verb=ListRecords&resumptionToken=${token}`)),
    );
    assert.equal(new Set(again.map((page) => page.body)).size, 1);
    // Another process with the same secret, as after a restart.
    const restarted = await ask(
      serveOai(faceOf(store), [FRAGILE_DC], SMALL_PAGES),
      `verb=ListRecords&resumptionToken=${token}`,
    );
    assert.equal(restarted.body, again[0]?.body);
  });

  withRecords('sets part the records, and every header names the set it was asked by', async ({ store }) => {
    const app = serveOai(faceOf(store), [FRAGILE_DC], SMALL_PAGES);
    const { body } = await ask(app, 'verb=ListSets');
    const setSpecs = [...body.matchAll(/<setSpec>([^<]+)</g)].map((match) => match[1] ?? '');
    assert.equal(setSpecs.length, 2 + CLIENTS.length + 1 + EXPEDITIONS.length + 1 + 4);
    assert.match(body, /<setSpec>expedition:5054<\/setSpec><setName>Expedition 5054: Caledonides<\/setName>/);
    const sizes = new Map<string, number>();
    for (const setSpec of setSpecs) {
      const pages = await harvest(app, `${LIST}&set=${encodeURIComponent(setSpec)}`);
      const headers = pages.flatMap((page) => page.headers);
      assert.ok(headers.length > 0, setSpec);
      assert.ok(
        headers.every((header) => header.sets.includes(setSpec)),
        setSpec,
      );
      assert.equal(pages[0]?.completeListSize ?? headers.length, headers.length, setSpec);
      sizes.set(setSpec, headers.length);
    }
    const sum = (start: string) =>
      [...sizes].reduce((all, [spec, size]) => (spec.startsWith(start) ? all + size : all), 0);
    assert.equal(sum('expedition:'), RECORDS);
    assert.equal(sum('type:'), RECORDS);
    assert.equal((sizes.get('ICDP') ?? 0) + (sizes.get('IEDA') ?? 0), RECORDS);
  });

  withRecords('what is only reserved or pending stays out of everything', async ({ store }) => {
    await change(
      store,
      { igsn: 'HIDDEN1', state: 'reserved' },
      { igsn: 'HIDDEN2', state: 'pending', expedition: 'secret' },
    );
    const app = serveOai(faceOf(store), [FRAGILE_DC], SMALL_PAGES);
    assert.equal(igsns(await harvest(app, LIST)).filter((igsn) => igsn.startsWith('HIDDEN')).length, 0);
    assert.doesNotMatch((await ask(app, 'verb=ListSets')).body, /secret/);
    const one = await ask(app, 'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:registry.example.org:HIDDEN2');
    assert.deepEqual(one.errors, ['idDoesNotExist']);
  });

  withRecords('a record that cannot be rendered is left out and reported', async ({ store }) => {
    const bad: string[] = [];
    const options = { ...SMALL_PAGES, onBadRecord: (igsn: string) => void bad.push(igsn) };
    const app = serveOai(faceOf(store), [FRAGILE_DC], options);
    // A whole page of failures, one with a character XML forbids, and one whose description is no JSON.
    await change(
      store,
      ...specs(80).map(({ igsn }) => ({ igsn, title: 'explode', changedAt: '2025-01-01T00:00:00Z' })),
    );
    await change(store, { igsn: igsnOf(99), title: 'control' }, { igsn: igsnOf(100) }, { igsn: 'AFTER' });
    await store.unitOfWork((db) =>
      db.updateTable('record_version').set({ description: '{' }).where('igsn', '=', igsnOf(100)).execute(),
    );
    const pages = await harvest(app, LIST);
    const given = igsns(pages);
    assert.equal(given.length, RECORDS + 1 - 82);
    assert.equal(given.at(-1), 'AFTER');
    assert.equal(new Set(bad).size, 82);
    const one = await ask(
      app,
      `verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:registry.example.org:${igsnOf(99)}`,
    );
    assert.deepEqual(one.errors, ['cannotDisseminateFormat']);
  });

  withRecords('a list of nothing but failures is empty, not broken', async ({ store }) => {
    const app = serveOai(faceOf(store), [FRAGILE_DC], { ...SMALL_PAGES, onBadRecord: () => undefined });
    const late = '2025-01-01T00:00:00Z';
    await change(store, ...specs(90).map(({ igsn }) => ({ igsn, title: 'explode', changedAt: late })));
    assert.deepEqual((await ask(app, `${LIST}&from=${late}`)).errors, ['noRecordsMatch']);
  });

  withRecords(
    'a format that fails for every record costs ten pages, and does not say that the list is at its end',
    async ({ store }) => {
      let failures = 0;
      const options = { recordsPerPage: 5, headersPerPage: 5, onBadRecord: () => void failures++ };
      const never: Format = {
        ...FRAGILE_DC,
        write: () => {
          throw new Error('cannot be written');
        },
      };
      const app = serveOai(faceOf(store), [never], options);
      // No hole of the fixture is withdrawn, which would be given as its header.
      const answer = await app.inject({ url: `/oai?${LIST}&set=type:hole` });
      assert.equal(answer.statusCode, 503);
      assert.ok(answer.headers['retry-after']);
      assert.ok(failures > 0 && failures <= 50, `${failures} records were tried`);
    },
  );
}
