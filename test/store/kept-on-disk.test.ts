import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { buildServer } from '../../src/api/server.ts';
import { type House, initialise } from '../../src/context.ts';
import type { Kept } from '../../src/operations/ports.ts';
import type { Queries } from '../../src/store/store.ts';
import { addClient } from '../registry/parties.ts';
import { onEachEngine } from './each-engine.ts';

const PASSWORD = 'kept on the disk';
const authorization = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}`;
/** More than waits before the thread is asked. */
const MEGABYTES = 30;

onEachEngine('what is kept is on the disk', (house) => {
  let app: FastifyInstance;
  let disk = Promise.withResolvers<void>();
  before(async () => {
    await initialise(house(), { password: PASSWORD });
    await addClient(house(), 'GFZ.ICDP', ['ICD']);
    const store: House['store'] = { ...house().store, onDisk: () => disk.promise };
    app = await buildServer({ ...house(), store });
  });
  after(() => app.close());

  const settingUnder = async (kept?: Kept): Promise<unknown> => {
    const ask = (db: Queries) => sql<{ synchronous: number }>`pragma synchronous`.execute(db);
    return (await house().store.unitOfWork(ask, kept)).rows[0]!.synchronous;
  };

  it('waits for the disk at each unit of work, unless somebody brings many there together', async (t) => {
    if (house().store.engine === 'postgres') return t.skip('PostgreSQL always waits');
    const [full, normal] = [2, 1];
    assert.deepEqual(
      [await settingUnder(), await settingUnder('committed'), await settingUnder('on-disk'), await settingUnder()],
      [full, normal, full, full],
    );
    await house().store.onDisk();
  });

  it('tells results of a bulk only when they are on the disk, and reads on meanwhile', async () => {
    const lines = Array.from({ length: 200 }, (_, n) =>
      JSON.stringify({ igsn: `ICDDISK${n}`, description: { title: `Core ${n}` } }),
    );
    disk = Promise.withResolvers();
    const asked = app.inject({
      method: 'POST',
      url: '/api/v1/bulk?stream=true',
      headers: { authorization, 'content-type': 'application/x-ndjson' },
      payload: lines.join('\n'),
    });
    let isAnswered = false;
    void asked.then(() => {
      isAnswered = true;
    });
    const kept = async () => {
      const rows = house().store.read.selectFrom('record').select('igsn').where('igsn', 'like', 'ICDDISK%');
      return (await rows.execute()).length;
    };
    // The embedded store takes two batches of these while the disk has not answered for the first. All is kept then, and not told.
    while ((await kept()) < lines.length) await sleep(5);
    await sleep(50);
    assert.equal(isAnswered, false);
    disk.resolve();
    const told = (await asked).body.trim().split('\n');
    assert.equal(told.length, 201);
    assert.deepEqual(JSON.parse(told.at(-1)!), { summary: { done: 200, accepted: 200, rejected: 0 } });
  });

  it('tells nothing of what a disk did not take', async () => {
    disk = Promise.withResolvers();
    disk.promise.catch(() => undefined);
    disk.reject(new Error('EIO'));
    const { body } = await app.inject({
      method: 'POST',
      url: '/api/v1/bulk?stream=true',
      headers: { authorization, 'content-type': 'application/x-ndjson' },
      payload: JSON.stringify({ igsn: 'ICDLOST', description: { title: 'Lost' } }),
    });
    const [only, ...others] = body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual(others, []);
    assert.deepEqual(only!.summary, { done: 0, accepted: 0, rejected: 0 });
    assert.equal((only!.problem as { status: number }).status, 500);
  });

  it('brings a long log into the store beside who writes, so that it begins anew', async (t) => {
    const { store } = house();
    if (store.engine === 'postgres') return t.skip('PostgreSQL sees to its log itself');
    await store.unitOfWork((db) => sql`create table much (content blob)`.execute(db));
    const grow = (bytes: number) =>
      store.unitOfWork((db) => sql`insert into much values (zeroblob(${bytes}))`.execute(db));
    const frames = async () => {
      const asked = sql<{ log: number; checkpointed: number }>`pragma wal_checkpoint(noop)`;
      return (await asked.execute(store.read)).rows[0]!;
    };
    for (let n = 0; n < MEGABYTES; n++) await grow(1_000_000);
    const long = (await frames()).log;
    // By itself a connection would begin only at four times as many.
    assert.ok(long > 3000 && long < 16_000, `${long} frames`);
    while ((await frames()).log >= long) {
      await sleep(5);
      await grow(10);
    }
    const { rows } = await sql<{
      bytes: number;
    }>`select sum(length(content)) as bytes from much where length(content) > 10`.execute(store.read);
    assert.equal(rows[0]!.bytes, MEGABYTES * 1_000_000);
  });
});
