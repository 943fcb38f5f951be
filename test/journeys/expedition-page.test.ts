import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { IntakeItem } from '../../src/domain/drilling/object-row.ts';
import type { ObjectType } from '../../src/domain/drilling/object-type.ts';
import { importExpedition } from '../../src/operations/import/import-expedition.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { unitOfWork } from '../../src/store/unit-of-work.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { publicServer } from './fixture/public-ways.ts';
import { fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';
import { testFace } from './fixture/small-server.ts';

const ACTOR = { name: 'test', origin: 'test' } as const;
const RULES = {
  hasUpstream: false,
  hash: (text: string | Uint8Array) => Buffer.from(text).toString('base64url').slice(-40),
};

for (const engine of ENGINES) {
  describe(`the page of an expedition on ${engine.name}`, () => {
    let place: TemporaryStore;
    let marked: Marked;
    let app: FastifyInstance;

    before(async () => {
      place = await engine.open();
      marked = await fillSmallExpedition(place.store);
      await addHole(place);
      app = publicServer(testFace(place.store));
    });
    after(async () => {
      await app.close();
      await place.dispose();
    });

    const get = async (url: string) => (await app.inject({ url })).body;
    const runsIn = (text: string) => [...text.matchAll(/<th scope="row">(\d+Z)<\/th>/g)].map((one) => one[1]);

    it('shows holes, drawing, progress, runs, people with ORCID and works, all without script', async () => {
      const text = await get('/expeditions/9001');
      for (const said of [
        'Hole A from top to bottom',
        'Recovery per run, %',
        'Rock units as a table (4)',
        'Depth by day as a table (1)',
      ])
        assert.ok(text.includes(said), said);
      assert.ok(text.includes('href="https://orcid.org/0000-0002-1825-0097"') && text.includes('Nilsson, Åsa'));
      assert.ok(text.includes('href="https://doi.org/10.1234/test"') && text.includes('A paper'));
      assert.ok(text.includes('Core store, Testtown'));
      assert.ok(text.includes('Plan of the holes, north up: Hole A, Hole B') && text.includes('63.40000'));
      assert.ok(!/<script>|style="|<h1>[^<]*<b>/.test(text));
    });

    it('pages the core runs and says where one is', async () => {
      const first = await get('/expeditions/9001');
      assert.deepEqual(
        runsIn(first),
        Array.from({ length: 30 }, (_, at) => `${at + 1}Z`),
      );
      assert.ok(first.includes('1–30 of 40'));
      const next = /rel="next" href="([^"#]+)/.exec(first)?.[1]?.replaceAll('&amp;', '&');
      const second = await get(next!);
      assert.deepEqual(
        runsIn(second),
        Array.from({ length: 10 }, (_, at) => `${at + 31}Z`),
      );
      assert.ok(second.includes('First page') && !second.includes('rel="next"'));
    });

    it('sorts them by links in the head, and says so', async () => {
      const worst = await get('/expeditions/9001?sort=recovery');
      assert.deepEqual(runsIn(worst).slice(0, 5), ['7Z', '14Z', '21Z', '28Z', '35Z']);
      assert.match(worst, /<th class="r" aria-sort="ascending"><a href="[^"]*sort=-recovery/);
      assert.deepEqual(runsIn(await get('/expeditions/9001?sort=-recovery')).slice(0, 2), ['5Z', '10Z']);
    });

    it('draws the hole that is asked for', async () => {
      const text = await get('/expeditions/9001?hole=9001_1_B');
      assert.ok(text.includes('Hole B from top to bottom'));
      assert.deepEqual(runsIn(text), ['1Z']);
      assert.match(text, /sort=drilled/);
    });

    it('gives the runs as CSV and all records in a format', async () => {
      const csv = (await get('/expeditions/9001/core-runs.csv')).trim().split('\r\n');
      assert.equal(csv.length, 41);
      assert.equal(csv[7], `7,Z,9001_1_A_007,${csv[7]?.split(',')[3]},24,27,3,1.8,60,,2020-05-05T16:40:00+02:00`);
      const records = await app.inject({ url: '/expeditions/9001/records?format=json' });
      assert.equal(records.headers['content-disposition'], 'attachment; filename="9001.ndjson"');
      const igsns = records.body
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { description: { igsn: string } }).description.igsn);
      assert.ok(igsns.includes(marked.hole) && igsns.includes(marked.sample));
      assert.equal((await app.inject({ url: '/expeditions/9001/records?format=nothing' })).statusCode, 400);
      assert.equal((await app.inject({ url: '/expeditions/9999/records?format=json' })).statusCode, 404);
    });

    it('answers whatever stands in its query', async () => {
      for (const query of [
        'sort=%00',
        'after=%00',
        'hole=%00',
        'sort=-',
        'sort=a&sort=b',
        `after=${'x'.repeat(4000)}`,
        'program=%F0',
      ])
        assert.ok((await app.inject({ url: `/expeditions/9001?${query}` })).statusCode < 500, query);
    });
  });
}

async function addHole({ store }: TemporaryStore): Promise<void> {
  const work = unitOfWork(store, () => new Date('2026-01-16T12:00:00Z'));
  const kept = await importExpedition(work, rows, { actor: ACTOR, strict: true, dryRun: false });
  assert.ok(kept.kept);
  const query = store.read.selectFrom('tree_object').select('id').where('type', '=', 'expedition');
  const { id } = await query.executeTakeFirstOrThrow();
  await registerExpedition(work, id, { actor: ACTOR, phase: 'E', rules: RULES });
}

async function* rows(): AsyncGenerator<IntakeItem> {
  const hole = { program: 'TESTP', expedition: '9001', site: '1', hole: 'B' };
  const row = (type: ObjectType, names: object, values: object): IntakeItem =>
    ({ kind: 'row', row: { type, names, values, implied: false, at: { file: 'fixture' } } }) as IntakeItem;
  yield row('hole', hole, {
    hole: 'B',
    latitude_deg: 63.41,
    longitude_deg: 13.21,
    reference_height_m: 0,
    total_depth_m: 12,
  });
  yield row(
    'core_run',
    { ...hole, core_run: '1' },
    { core: 1, core_type: 'Z', drillers_top_depth_m: 3, drilled_length_m: 3, core_recovery_m: 2 },
  );
}
