import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { formatStamp } from '../../../src/dissemination/prepared/format-stamp.ts';
import { todayOf } from '../../../src/dissemination/public-face.ts';
import type { Format } from '../../../src/formats/format.ts';
import { FORMATS } from '../../../src/formats/formats.ts';
import { OAI_DC } from '../../../src/formats/oai-dc/format.ts';
import { type PreparedSelection, readPreparedPage } from '../../../src/store/read/read-prepared-page.ts';
import type { Store } from '../../../src/store/store.ts';
import { harvestIn } from './fill-harvested.ts';
import { change, fillStore, igsnOf, specs } from './fill-store.ts';
import { ask, harvest } from './harvest.ts';
import { prepare } from './prepare.ts';
import { faceOf, serveOai } from './serve-oai.ts';
import { ENGINES } from './temporary-store.ts';

const PREPARED = ['oai_dc', 'igsngfz'];
const LISTS = PREPARED.map((prefix) => `verb=ListRecords&metadataPrefix=${prefix}`);
const RECORDS = 130;
const PAGES = { recordsPerPage: 40 };

/** Every title of what is prepared says so, so that an answer shows where it is from. */
async function mark(store: Store): Promise<void> {
  await store.unitOfWork(async (db) => {
    for (const row of await db.selectFrom('prepared_document').selectAll().execute()) {
      const text = Buffer.from(row.document)
        .toString('utf8')
        .replace(/<metadata>(?!<!--)/, '<metadata><!--prepared-->');
      const document = (store.engine === 'sqlite' ? Buffer.from(text) : text) as Uint8Array;
      await db
        .updateTable('prepared_document')
        .set({ document })
        .where('format', '=', row.format)
        .where('changed_seq', '=', row.changed_seq)
        .execute();
    }
  });
}

/** Gives a record a parent, as if it had always had one. */
async function nameParent(store: Store, igsn: string, parent: string): Promise<void> {
  await store.unitOfWork(async (db) => {
    const query = db.selectFrom('record_version').select('description').where('igsn', '=', igsn);
    const { description } = await query.executeTakeFirstOrThrow();
    const named = { ...JSON.parse(description), parent: { igsn: parent, name: parent, objectType: 'section' } };
    await db
      .updateTable('record_version')
      .set({ description: JSON.stringify(named) })
      .where('igsn', '=', igsn)
      .execute();
  });
}

async function bodies(app: FastifyInstance): Promise<string[]> {
  const pages = [];
  for (const list of LISTS) pages.push(...(await harvest(app, list)).map((page) => page.body));
  return pages;
}

async function preparedIn(app: FastifyInstance, query = LISTS[0] ?? ''): Promise<number> {
  const pages = await harvest(app, query);
  return pages.map((page) => page.body.split('<!--prepared-->').length - 1).reduce((sum, one) => sum + one, 0);
}

for (const engine of ENGINES) {
  const withRecords = (name: string, body: (store: Store) => Promise<void>) =>
    test(`${engine.name}: ${name}`, async () => {
      const { store, dispose } = await engine.open();
      try {
        await fillStore(store, specs(RECORDS));
        await harvestIn(
          store,
          { igsn: 'THEIRS' },
          { igsn: 'GONE', state: 'deleted' },
          { igsn: 'UMLAUT', title: 'Kür' },
        );
        await body(store);
      } finally {
        await dispose();
      }
    });

  withRecords('an answer is the same, prepared or not, and what is prepared is used', async (store) => {
    const face = faceOf(store);
    const plain = await bodies(serveOai(face, FORMATS, PAGES));
    const app = serveOai(face, FORMATS, { ...PAGES, prepared: PREPARED });
    assert.deepEqual(await bodies(app), plain);
    const told = await prepare(face);
    assert.deepEqual(told, { records: RECORDS + 3, documents: 2 * (RECORDS + 2), notPrepared: [] });
    assert.deepEqual(await bodies(app), plain);
    await mark(store);
    assert.equal(await preparedIn(app), RECORDS * 0.9 + 2);
    assert.deepEqual(await prepare(face), { records: 0, documents: 0, notPrepared: [] });
    assert.equal(await preparedIn(serveOai(face, FORMATS, PAGES)), 0, 'nobody asked for it');
  });

  withRecords('what changed is written anew at once and prepared again', async (store) => {
    const face = faceOf(store);
    const app = serveOai(face, FORMATS, { ...PAGES, prepared: PREPARED });
    await prepare(face);
    await mark(store);
    const before = await preparedIn(app);
    await change(store, { igsn: igsnOf(1), title: 'Changed' }, { igsn: igsnOf(2), state: 'withdrawn' });
    await harvestIn(store, { igsn: 'THEIRS', title: 'Other' });
    assert.equal(await preparedIn(app), before - 3);
    const { body } = await ask(app, `${LISTS[0]}&from=2024-01-01T02:09:00Z`);
    assert.match(body, /Changed.*Other/s);
    await prepare(face);
    await mark(store);
    assert.equal(await preparedIn(app), before - 1);
    const rows = await store.read.selectFrom('prepared_document').select(['item', 'changed_seq']).execute();
    assert.equal(rows.length, 2 * (RECORDS + 2), 'one of each format and record');
    const gone = await store.read
      .selectFrom('prepared_document')
      .select('document')
      .where('item', 'like', `%${igsnOf(2)}`)
      .execute();
    for (const { document } of gone)
      assert.match(Buffer.from(document).toString(), /<header status="deleted">(?!.*<metadata>)/);
  });

  withRecords(
    'a client with another name, another link, another source address, another writer: not used',
    async (store) => {
      const face = faceOf(store);
      const app = serveOai(face, FORMATS, { ...PAGES, prepared: PREPARED });
      await prepare(face);
      await mark(store);
      const before = await preparedIn(app);
      await store.unitOfWork(async (db) => {
        await db.updateTable('client').set({ name: 'Renamed' }).where('symbol', '=', 'IEDA.SESAR').execute();
        const link = { relation: 'same-object', created_at: '2024-01-01T00:00:00Z', created_by: 'test' };
        await db
          .insertInto('record_link')
          .values({ igsn: igsnOf(0), other: igsnOf(1), ...link })
          .execute();
        await db.updateTable('harvest_source').set({ url: 'https://moved.example' }).execute();
      });
      const ofRenamed = specs(RECORDS).filter(
        (one) => one.client === 'IEDA.SESAR' && one.state === 'registered',
      ).length;
      assert.equal(await preparedIn(app), before - ofRenamed - 1 - 2);
      assert.match((await harvest(app, LISTS[1] ?? '')).map((page) => page.body).join(''), /Renamed/);
      const moved = { ...face, baseUrl: 'https://elsewhere.example' };
      assert.equal(await preparedIn(serveOai(moved, FORMATS, { ...PAGES, prepared: PREPARED })), 0);
    },
  );

  withRecords('what a relative keeps back is not repeated; what has none such stays prepared', async (store) => {
    const face = faceOf(store);
    const app = serveOai(face, FORMATS, { ...PAGES, prepared: PREPARED });
    await nameParent(store, igsnOf(3), igsnOf(1));
    await change(store, { igsn: igsnOf(4), state: 'reserved' });
    await prepare(face);
    await mark(store);
    const before = await preparedIn(app);
    assert.ok(before > RECORDS * 0.8, 'a reserved identifier keeps nobody else from being prepared');
    const texts = async () => (await harvest(app, LISTS[1] ?? '')).map((page) => page.body).join('');
    const naming = new RegExp(
      `<metadata>(?:(?!</record>).)*${igsnOf(1)}(?:(?!</record>).)*${igsnOf(3)}|${igsnOf(3)}(?:(?!</record>).)*<metadata>(?:(?!</record>).)*${igsnOf(1)}`,
      's',
    );
    assert.match(await texts(), naming);
    await change(store, { igsn: igsnOf(1), state: 'hidden' });
    assert.doesNotMatch(await texts(), naming);
    assert.equal(await preparedIn(app), before - 2, 'the hidden one, and the one that names it');
    await prepare(face);
    assert.doesNotMatch(await texts(), naming);
    await change(store, { igsn: igsnOf(1) });
    assert.match(await texts(), naming, 'and is repeated again when it is not kept back any more');
  });

  withRecords('what was read ahead is not given out once it has changed or is kept back', async (store) => {
    const face = faceOf(store);
    await prepare(face);
    const serve = () => serveOai(face, FORMATS, { ...PAGES, prepared: PREPARED });
    const app = serve();
    const changes = [
      async () => undefined,
      () => change(store, { igsn: igsnOf(90), state: 'hidden' as const }),
      () => change(store, { igsn: igsnOf(92), title: 'Changed' }),
    ];
    for (const changeNow of changes) {
      const first = await ask(app, LISTS[1] ?? '');
      // Who goes on from here goes on again: what comes behind is read while this is read.
      const second = await ask(app, `verb=ListRecords&resumptionToken=${first.token}`);
      await changeNow();
      const query = `verb=ListRecords&resumptionToken=${second.token}`;
      const [third, afresh] = [await ask(app, query), await ask(serve(), query)];
      assert.equal(third.body, afresh.body);
      assert.ok(third.headers.length > 0);
    }
    await app.close();
  });

  withRecords('one record that is kept back and one of others slow nobody but themselves', async (store) => {
    const face = faceOf(store);
    await nameParent(store, igsnOf(3), igsnOf(1));
    await harvestIn(store, { igsn: 'BETWEEN' });
    await change(store, { igsn: igsnOf(5) }, { igsn: igsnOf(6) });
    await prepare(face);
    let written = 0;
    const counting: Format = {
      ...OAI_DC,
      write: (description, facts, context) => {
        written += 1;
        return OAI_DC.write(description, facts, context);
      },
    };
    const app = serveOai(face, [counting], { recordsPerPage: 8, preparedPerPage: 60, prepared: PREPARED });
    const pagesOf = async () => (await harvest(app, LISTS[0] ?? '')).map((page) => page.headers.length);
    await pagesOf();
    assert.deepEqual([await pagesOf(), written], [[60, 60, 14], 0]);
    await change(store, { igsn: igsnOf(1), state: 'hidden' });
    await prepare(face);
    assert.deepEqual([await pagesOf(), written], [[60, 60, 14], 1], 'the one that names it');
  });

  withRecords(
    'documents of others and of what was before lie between: those of the list are read in one piece',
    async (store) => {
      const face = faceOf(store);
      await prepare(face);
      const key = { format: 'oai_dc', stamp: formatStamp(face, OAI_DC), today: todayOf(face) };
      const read = (selection: Partial<PreparedSelection>, limit = 2 * RECORDS) =>
        readPreparedPage(store.read, store.engine, { afterSeq: -1, isOfAll: false, ...selection }, key, {
          limit,
          lookAhead: limit + 1,
        });
      const whole = await read({});
      assert.equal(whole?.size, RECORDS, 'not those of others');
      assert.equal(await read({ isOfAll: true }), undefined, 'where they belong to the list');
      assert.equal(await read({ afterSeq: whole!.lastSeq }), undefined, 'nothing is left');
      const set = { column: 'client_symbol', value: 'IEDA.SESAR' } as const;
      const size = specs(RECORDS).filter((one) => one.client === set.value).length;
      assert.deepEqual([(await read({ set }))?.size, (await read({ set }, 3))?.size], [size, 3]);
      await change(store, { igsn: igsnOf(1), title: 'Changed' });
      assert.equal(await read({}), undefined, 'the last one is not prepared');
      const rest = await read({ throughSeq: whole!.lastSeq });
      assert.equal(rest?.size, RECORDS - 1);
      const text = Buffer.concat(rest!.body).toString('utf8');
      assert.equal(text.split('<record>').length, RECORDS);
      assert.doesNotMatch(text, new RegExp(`<identifier>[^<]*${igsnOf(1)}</identifier>`));
    },
  );

  withRecords('an embargo that ends ends what was prepared by itself', async (store) => {
    const closed = { isPublic: false, moratoriumUntil: '2026-07' };
    await store.unitOfWork(async (db) => {
      const { description } = await db
        .selectFrom('record_version')
        .select('description')
        .where('igsn', '=', igsnOf(0))
        .executeTakeFirstOrThrow();
      await db
        .updateTable('record_version')
        .set({ description: JSON.stringify({ ...JSON.parse(description), ...closed }) })
        .where('igsn', '=', igsnOf(0))
        .execute();
    });
    const at = (day: string) => faceOf(store, { now: () => new Date(`${day}T12:00:00Z`) });
    await prepare(at('2026-06-01'));
    await mark(store);
    const count = (day: string) => preparedIn(serveOai(at(day), FORMATS, { ...PAGES, prepared: PREPARED }));
    const all = RECORDS * 0.9 + 2;
    assert.deepEqual(
      [await count('2026-06-14'), await count('2026-06-15'), await count('2026-06-30'), await count('2026-07-01')],
      [all, all, all, all - 1],
    );
    const open = await ask(serveOai(at('2026-07-01'), FORMATS, { prepared: PREPARED }), LISTS[0] ?? '');
    assert.ok(open.body.includes(`Sample &lt;${igsnOf(0)}&gt;`), 'the title is open now');
  });

  withRecords('formats that nobody wants any more go away, and unknown ones are told', async (store) => {
    const face = faceOf(store);
    await prepare(face, ['oai_dc', 'igsn', 'nonsense']);
    assert.deepEqual((await prepare(face, ['nonsense', 'igsn'])).notPrepared, ['nonsense']);
    const formats = async () =>
      (await store.read.selectFrom('prepared_document').select('format').distinct().execute()).map((row) => row.format);
    assert.deepEqual(await formats(), ['igsn']);
    await prepare(face, []);
    assert.deepEqual(await formats(), []);
    await prepare(face, ['oai_dc'], false);
    const items = await store.read
      .selectFrom('prepared_document')
      .select('item')
      .where('item', 'like', 'harvested%')
      .execute();
    assert.deepEqual(items, []);
  });
}
