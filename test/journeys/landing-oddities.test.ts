import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { pathSegment } from '../../src/domain/drilling/object-path.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { insertRows } from '../../src/store/engine/set-based.ts';
import { newKey } from '../../src/store/new-key.ts';
import type { Store } from '../../src/store/store.ts';
import { pushRecords, RULES } from '../search/pushed-records.ts';
import { harvest, indexNow } from '../search/small-catalogue.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { importRows, numbered, row, TESTER } from '../store/tree-rows.ts';
import { countingQueries } from './fixture/counting-queries.ts';
import { AROUND_RUN_20, fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';
import { pageServer, testFace } from './fixture/small-server.ts';

const MOST_PAGE_BYTES = 100_000;
/** However much lies around a record; see `readView`, with the record itself and the marks of the kept page. */
const MOST_QUERIES = 26;
const SAMPLES = 10_000;
/** How many children a page begins with. */
const FIRST_SHOWN = 6;
/** Where the samples begin in their section, cm. */
const FIRST_CM = 0.001;

const cmOf = (at: number) => Number((FIRST_CM + at * 0.008).toFixed(3));
const nameOf = (at: number) => `${cmOf(at)}-${cmOf(at + 1)}`;

/** Ten thousand samples more in the split of one, with identifiers but no records. */
async function manySamples(store: Store, sampleIgsn: string): Promise<void> {
  const tree = await store.read
    .selectFrom('tree_object')
    .selectAll()
    .where('igsn', '=', sampleIgsn)
    .executeTakeFirstOrThrow();
  const own = await store.read.selectFrom('sample').selectAll().where('id', '=', tree.id).executeTakeFirstOrThrow();
  const split = tree.path.slice(0, tree.path.lastIndexOf('/'));
  const prefix = tree.combined_id.slice(0, tree.combined_id.lastIndexOf(':') + 1);
  const made = Array.from({ length: SAMPLES }, (_, at) => ({ id: newKey(), name: nameOf(at), at }));
  await store.unitOfWork(async (db) => {
    await insertRows(
      db,
      store.engine,
      'tree_object',
      made.map(({ id, name, at }) => ({
        ...tree,
        id,
        name,
        path: `${split}/${pathSegment('sample', name)}`,
        combined_id: prefix + name,
        igsn: `TESTPODD${String(at).padStart(5, '0')}`,
        top_csf_a_m: tree.top_csf_a_m! + at / 10_000,
        bottom_csf_a_m: tree.top_csf_a_m! + (at + 1) / 10_000,
      })),
    );
    await insertRows(
      db,
      store.engine,
      'sample',
      made.map(({ id, at }) => ({ ...own, id, top_offset_cm: cmOf(at), bottom_offset_cm: cmOf(at + 1) })),
    );
  });
}

onEachEngine('landing pages of odd records', (house) => {
  let app: FastifyInstance;
  let marked: Marked;
  const counter = countingQueries();
  const page = async (path: string) => {
    counter.reset();
    const { body, statusCode } = await app.inject(path);
    assert.equal(statusCode, 200, body.slice(0, 300));
    assert.ok(Buffer.byteLength(body) < MOST_PAGE_BYTES, `${path}: ${Buffer.byteLength(body)} bytes`);
    assert.ok(counter.asked() <= MOST_QUERIES, `${path}: ${counter.asked()} queries`);
    assert.doesNotMatch(body, /NaN|undefined|Infinity|\bnull\b/, path);
    return body;
  };
  const igsnOf = async (combinedId: string) => {
    const found = await house()
      .store.read.selectFrom('tree_object')
      .select('igsn')
      .where('combined_id', '=', combinedId)
      .executeTakeFirstOrThrow();
    return found.igsn;
  };

  before(async () => {
    const { store } = house();
    marked = await fillSmallExpedition(store, AROUND_RUN_20);
    const names = { program: 'TESTP', expedition: '9002', site: '1', hole: 'A' };
    const run = { ...names, core_run: '1' };
    const result = await importRows(
      house(),
      numbered([
        row('expedition', { program: 'TESTP', expedition: '9002' }, { expedition: '9002', expedition_name: 'Odd' }),
        row('expedition', { program: 'TESTP', expedition: '9003' }, { expedition: '9003', expedition_name: 'Empty' }),
        row('site', { program: 'TESTP', expedition: '9002', site: '1' }, {}),
        row('hole', names, { hole: 'A' }),
        row('core_run', run, { core: 1, drillers_top_depth_m: 10 }),
        row('section', { ...run, section: '1' }, { section: 1, curated_length_m: 1 }),
        row('split', { ...run, section: '1', split: 'W' }, { split: 'W' }),
        row(
          'sample',
          { ...run, section: '1', split: 'W', sample: '1-2' },
          { sample: '1-2', top_offset_cm: 1, bottom_offset_cm: 2 },
        ),
      ]),
    );
    assert.ok(result.kept && result.findings.every((one) => one.severity !== 'error'), JSON.stringify(result.findings));
    // An import asks for the depths; a register that was taken over has sections without.
    await store.unitOfWork((db) =>
      db
        .updateTable('tree_object')
        .set({ top_csf_a_m: null, bottom_csf_a_m: null })
        .where('type', 'in', ['section', 'split', 'sample'])
        .where('combined_id', '>=', '9002')
        .execute(),
    );
    const expeditions = await store.read
      .selectFrom('tree_object')
      .select('id')
      .where('type', '=', 'expedition')
      .where('name', '<>', '9001')
      .execute();
    for (const { id } of expeditions)
      await registerExpedition(house().unitOfWork, id, { actor: TESTER, phase: 'E', rules: RULES });
    await manySamples(store, marked.sample);
    await pushRecords(house(), [{ igsn: 'TESTPALONE' }]);
    await harvest(store, 'peer', [{ igsn: 'PEERALONE', title: 'Alone' }]);
    await indexNow(store);
    const face = testFace({ ...store, read: counter.count(store.read) });
    app = pageServer(face);
  });
  after(() => app.close());

  const drawn = (body: string) => /<div class="strip".*?<\/svg>/s.exec(body)?.[0] ?? '';
  const family = (body: string) => body.split('id="family"')[1]?.split('</section>')[0] ?? '';

  it('of a record without hole and tree show neither drawing nor family', async () => {
    for (const igsn of ['TESTPALONE', 'PEERALONE']) {
      const body = await page(`/igsn/${igsn}`);
      assert.equal(drawn(body) + family(body), '', igsn);
    }
  });

  it('page through ten thousand children, there and back', async () => {
    const own = `/igsn/${marked.split}`;
    const ways = async (path: string) => {
      const lines = family(await page(path));
      const shown = [...lines.matchAll(/TESTPODD(\d+)/g)].map(([, at]) => Number(at));
      const gaps = [...lines.matchAll(/href="([^"#]+around=[^"#]+_W%3A[^"#]+)#family"/g)].map(([, href]) => href!);
      return { shown, gaps };
    };
    const first = await ways(own);
    assert.deepEqual([first.shown.at(-1), first.gaps.length], [FIRST_SHOWN - 1, 1]);
    const next = await ways(first.gaps[0]!);
    assert.ok(next.shown.at(-1)! > FIRST_SHOWN && next.shown[0] === 0, 'goes on from where it ended');
    const middle = await ways(`${own}?around=${encodeURIComponent(`9001_1_A_020_2_W:${nameOf(6000)}`)}`);
    assert.deepEqual([middle.shown[0], middle.shown.at(-1), middle.gaps.length], [5990, 6010, 2]);
    const above = await ways(middle.gaps[0]!);
    assert.deepEqual([above.shown[0], above.shown.at(-1)], [5980, 6000]);
    const below = await ways(middle.gaps[1]!);
    assert.deepEqual([below.shown[0], below.shown.at(-1)], [6000, 6020]);
  });

  it('draw of ten thousand samples those near by and this one, and say so', async () => {
    for (const igsn of [marked.run, marked.hole]) await page(`/igsn/${igsn}`);
    for (const igsn of [marked.section, marked.split, marked.sample]) {
      const body = await page(`/igsn/${igsn}`);
      assert.match(body, /<p class="box mut sm">100 of 10,005 samples are drawn here\.<\/p>/);
      const strip = drawn(body);
      assert.match(strip, /with 10,005 samples\./);
      assert.equal(/>This<\/text>.*>40–44<\/text>/s.test(strip), igsn === marked.sample, igsn);
      const lowest = Math.max(...[...strip.matchAll(/ y="([\d.]+)"/g)].map(([, y]) => Number(y)));
      assert.ok(lowest <= 636, `${igsn}: something at ${lowest} px of 636`);
    }
  });

  it('of a section without depth draw nothing, nor of a hole without coordinates a map', async () => {
    const section = await page(`/igsn/${await igsnOf('9002_1_A_001_1')}`);
    assert.equal(drawn(section), '');
    assert.match(family(section), /Working half|Split/);
    for (const name of ['9002_1_A_001_1_W', '9002_1_A_001_1_W:1-2', '9002_1_A_001'])
      await page(`/igsn/${await igsnOf(name)}`);
    const hole = await page(`/igsn/${await igsnOf('9002_1_A')}`);
    assert.ok(!hole.includes('/maps/'));
    assert.ok(!(await page('/expeditions/9002')).includes('/maps/'));
  });

  it('of an expedition without holes are there', async () => {
    assert.match(await page(`/igsn/${await igsnOf('9003')}`), /Empty/);
    assert.match(await page('/expeditions/9003'), /id="holes"|No hole/);
  });
});
