import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { startDumpWorker } from '../../src/api/jobs/dump-worker.ts';
import { buildServer } from '../../src/api/server.ts';
import { dumpDaily } from '../../src/cli/dump-daily.ts';
import type { House } from '../../src/context.ts';
import type { JobRow } from '../../src/operations/jobs/job-ports.ts';
import { jobStore } from '../../src/store/ports/job-store.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { change, dumpNow, linesOf, readDump, until, withdraw } from './dumps.ts';
import { addClient, described } from './parties.ts';

const fail = (error: unknown) => assert.fail(String(error));
const igsnOf = (n: number) => `ICD${String(n).padStart(4, '0')}`;

interface Standing {
  readonly state: string;
  readonly version: number;
}

onEachPlace('a dump while records change', (place) => {
  let house: House;
  let app: FastifyInstance;
  let folder: string;
  before(async () => {
    house = await houseAt(place(), {}, 'none');
    await addClient(house, 'GFZ.ICDP', ['ICD']);
    app = await buildServer(house);
    folder = mkdtempSync(join(tmpdir(), 'corestone-dumps-'));
  });
  after(async () => {
    await app.close();
    await house.close();
    rmSync(folder, { recursive: true });
  });

  const add = (...numbers: number[]) =>
    change(
      house,
      ...numbers.map((n) => ({ igsn: igsnOf(n), description: described(igsnOf(n)), wish: 'findable' as const })),
    );

  /** All that is public, by asking the store itself. */
  const truth = async () => {
    const query = house.store.read.selectFrom('record').select(['igsn', 'state', 'version']);
    const rows = await query.where('state', 'in', ['registered', 'hidden', 'withdrawn']).execute();
    return new Map(rows.map(({ igsn, state, version }) => [igsn, { state, version }]));
  };

  /** What somebody knows who loads a dump and then follows the changes as its manifest says. */
  const loaded = async (name: string) => {
    const { manifest, texts } = readDump(join(folder, name));
    const lines = linesOf(texts.get('json')!);
    assert.ok(lines.every((one) => one.changeNumber <= manifest.changeNumber));
    const known = new Map<string, Standing>(
      lines.map(({ description, registration: { state, version } }) => [description.igsn, { state, version }]),
    );
    let next = manifest.next;
    for (;;) {
      const feed = (await app.inject({ url: next.replace(house.settings.baseUrl, '') })).json();
      if (feed.changes.length === 0) return known;
      for (const { igsn } of feed.changes) {
        const { state, version } = (await app.inject({ url: `/igsn/${igsn}?format=json` })).json().registration;
        known.set(igsn, { state, version });
      }
      next = feed.next;
    }
  };

  const mutation = fc.record({ kind: fc.constantFrom('change', 'hide', 'show', 'withdraw', 'add'), n: fc.nat(59) });
  const mutate = async ({ kind, n }: { kind: string; n: number }, at: number) => {
    const igsn = igsnOf(n);
    if (kind === 'add') return add(60 + n);
    if (kind === 'withdraw') return withdraw(house, igsn).catch(() => undefined);
    const wish = kind === 'hide' ? 'hidden' : 'findable';
    // What was withdrawn stays so: such a change is refused, and that is as good.
    await change(house, { igsn, description: described(igsn, `Title ${at}`), wish }).catch(() => undefined);
  };

  it('and the changes behind it are everything, whatever happens meanwhile', async () => {
    await add(...Array.from({ length: 60 }, (_, n) => n));
    let run = 0;
    const property = fc.asyncProperty(fc.array(mutation, { minLength: 10, maxLength: 40 }), async (mutations) => {
      const name = `run-${run++}`;
      const [{ end }] = await Promise.all([
        dumpNow(house, join(folder, name)),
        (async () => {
          for (const [at, one] of mutations.entries()) await mutate(one, run * 1000 + at);
        })(),
      ]);
      assert.equal(end, 'done');
      assert.deepEqual(await loaded(name).then(sorted), await truth().then(sorted));
    });
    await fc.assert(property, { numRuns: 6, endOnFailure: true });
  });

  it('that was stopped goes on behind its last part, with what it had', async () => {
    const stopping = new AbortController();
    const out = join(folder, 'stopped');
    const onProgress = (done: number) => void (done > 30 && stopping.abort());
    const { id, end } = await dumpNow(house, out, { signal: stopping.signal, onProgress });
    assert.equal(end, 'stopped');
    assert.equal(existsSync(out), false);
    const jobs = jobStore(house.store.read, house.store.engine);
    await house.unitOfWork((work) => work.jobs.change(id, ['running'], { state: 'queued' }, work.now()));
    const begun = readdirSync(`${out}.partial`).filter((name) => name.endsWith('.gz'));
    const times = new Map(begun.map((name) => [name, statSync(join(`${out}.partial`, name)).mtimeMs]));
    assert.ok(begun.length >= 9);
    await change(house, { igsn: igsnOf(1), wish: 'hidden' }).catch(() => undefined);
    const worker = startDumpWorker(house, fail, { partRecords: 7 });
    await until(async () => (await jobs.find(id))!.state === 'done');
    await worker.stop();
    for (const [name, ms] of times) assert.equal(statSync(join(out, name)).mtimeMs, ms, name);
    assert.deepEqual(sorted(await loaded('stopped')), sorted(await truth()));
  });

  it('is cancelled where it stands', async () => {
    const jobs = jobStore(house.store.read, house.store.engine);
    const cancel = async () => {
      const [{ id, done }] = (await jobs.list(undefined, 1)) as [JobRow];
      if (done > 10)
        await house.unitOfWork((work) => work.jobs.change(id, ['running'], { state: 'cancelled' }, work.now()));
    };
    const unitOfWork: House['unitOfWork'] = async (body) => cancel().then(() => house.unitOfWork(body));
    const { end } = await dumpNow(house, join(folder, 'cancelled'), { house: { ...house, unitOfWork } });
    assert.equal(end, 'lost');
    assert.equal(existsSync(join(folder, 'cancelled')), false);
  });

  it('daily is asked for once a day, by however many servers', async () => {
    const jobs = jobStore(house.store.read, house.store.engine);
    const settings = { ...house.settings, dumpDaily: true, dumpFormats: ['csv'] };
    assert.equal(dumpDaily(house, fail), undefined);
    for (const day of ['2031-01-01', '2031-01-01', '2031-01-02']) {
      const at = { ...house, settings, now: () => new Date(`${day}T10:00:00Z`) };
      const count = (await jobs.list('daily dump', 10)).length;
      await Promise.all([dumpDaily(at, fail)!, dumpDaily(at, fail)!].map((one) => one.stop()));
      assert.ok((await jobs.list('daily dump', 10)).length <= count + 1);
    }
    assert.equal((await jobs.list('daily dump', 10)).length, 1);
  });
});

function sorted(known: Map<string, Standing>) {
  return [...known]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([igsn, { state, version }]) => [igsn, state, version]);
}
