import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { startJobWorker } from '../../src/api/jobs/job-worker.ts';
import { giveBackJob, takeJob } from '../../src/api/jobs/settle-job.ts';
import { hashPassword } from '../../src/api/password.ts';
import { buildServer } from '../../src/api/server.ts';
import { initialise } from '../../src/context.ts';
import { jobStore } from '../../src/store/ports/job-store.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient } from './parties.ts';

const PASSWORD = 'wet gloves at three';
const MANY = 1500;

onEachEngine('jobs of several accounts', (house) => {
  let app: FastifyInstance;
  before(async () => {
    await initialise(house(), { password: PASSWORD });
    const passwordHash = await hashPassword(PASSWORD);
    await addClient(house(), 'GFZ.MANY', ['MNY'], { passwordHash });
    await addClient(house(), 'GFZ.FEW', ['FEW'], { passwordHash });
    app = await buildServer(house());
  });
  after(() => app.close());

  const headersOf = (client: string) => ({
    authorization: `Basic ${Buffer.from(`${client}:${PASSWORD}`).toString('base64')}`,
    'content-type': 'application/x-ndjson',
  });
  const begin = async (client: string, lead: string, count: number) => {
    const payload = Array.from({ length: count }, (_, at) =>
      JSON.stringify({ igsn: `${lead}${at}`, description: { title: `Core ${at}` } }),
    ).join('\n');
    const answer = await app.inject({ method: 'POST', url: '/api/v1/bulk', headers: headersOf(client), payload });
    assert.equal(answer.statusCode, 202, answer.body);
    return answer.json().id as string;
  };
  const find = async (id: string) => (await jobStore(house().store.read, house().store.engine).find(id))!;
  const rest = async (id: string) => {
    for (;;) {
      const job = await find(id);
      if (job.state !== 'queued' && job.state !== 'running') return job;
      await sleep(20);
    }
  };

  it('take turns: a few rows do not wait behind the many of another, and nothing is done twice or lost', async () => {
    const many = await begin('GFZ.MANY', 'MNYA', MANY);
    const next = await begin('GFZ.MANY', 'MNYB', 10);
    const few = await begin('GFZ.FEW', 'FEWA', 10);
    const errors: unknown[] = [];
    const worker = startJobWorker(house(), (error) => errors.push(error), 0);
    const [first, second, third] = [await rest(few), await rest(many), await rest(next)];
    await worker.stop();
    assert.deepEqual(errors, []);
    assert.deepEqual(
      [first, second, third].map(({ state, accepted, rejected }) => [state, accepted, rejected]),
      [
        ['done', 10, 0],
        ['done', MANY, 0],
        ['done', 10, 0],
      ],
    );
    assert.ok(first.finishedAt! < second.finishedAt!, 'the few rows are done before the many');
    assert.ok(second.finishedAt! <= third.finishedAt!, 'one account has its jobs done in their order');
    const results = await app.inject({ url: `/api/v1/jobs/${many}/results`, headers: headersOf('GFZ.MANY') });
    assert.equal(new Set(results.body.trim().split('\n')).size, MANY);
  });

  it('is looked for beyond the first of an account that has many', async () => {
    for (let at = 0; at < 55; at++) await begin('GFZ.MANY', `MNYQ${at}X`, 1);
    const few = await begin('GFZ.FEW', 'FEWQ', 1);
    const due = await jobStore(house().store.read, house().store.engine).claimable('2100-01-01T00:00:00.000Z', 50);
    assert.ok(due.slice(0, 2).some((job) => job.id === few));
  });

  const CUT = Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });
  const ENDS = [
    ['a database that shuts down while something is read', CUT, 'queued'],
    ['a full disk', Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }), 'queued'],
    ['a fault of our own', new TypeError('sections is not iterable'), 'failed'],
  ] as const;
  for (const [trouble, thrown, state] of ENDS) {
    it(`${trouble}: is then ${state}`, async () => {
      const id = await begin('GFZ.FEW', 'FEWT', 1);
      const taken = await takeJob(house(), 'test', 20_000, (job) => job.id === id);
      await giveBackJob(house(), 'test', taken!, thrown);
      const job = await find(id);
      assert.equal(job.state, state);
      assert.ok(job.lastError!.includes(thrown.message) || job.lastError!.includes('disk is full'), job.lastError!);
    });
  }
});
