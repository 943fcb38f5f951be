import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { paceOf } from '../../src/api/jobs/batches.ts';
import { startJobWorker } from '../../src/api/jobs/job-worker.ts';
import { buildServer } from '../../src/api/server.ts';
import { initialise } from '../../src/context.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient } from './parties.ts';

const PASSWORD = 'a long bulk of cores';
const authorization = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}`;
const NDJSON = 'application/x-ndjson';

interface Result {
  readonly line: number;
  readonly igsn?: string;
  readonly outcome?: string;
  readonly code?: string;
  readonly version?: number;
  readonly state?: string;
  readonly findings?: readonly { readonly code: string; readonly field?: string }[];
  readonly summary?: { readonly done: number; readonly accepted: number; readonly rejected: number };
  readonly problem?: { readonly code: string };
}

const linesOf = (text: string): Result[] =>
  text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Result]));
const item = (igsn: string, more: object = {}) =>
  JSON.stringify({ igsn, description: { title: `Core ${igsn}` }, ...more });

onEachEngine('bulk', (house) => {
  let app: FastifyInstance;
  before(async () => {
    await initialise(house(), { password: PASSWORD });
    await addClient(house(), 'GFZ.ICDP', ['ICD', 'ICE']);
    app = await buildServer(house());
  });
  after(() => app.close());

  const post = (payload: string | Buffer, query = '', headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/bulk${query}`,
      headers: { authorization, 'content-type': NDJSON, ...headers },
      payload,
    });
  const stream = async (payload: string | Buffer, query = '', headers: Record<string, string> = {}) => {
    const response = await post(payload, `?stream=true${query}`, headers);
    assert.equal(response.statusCode, 200, response.body);
    return linesOf(response.body);
  };
  const get = (url: string) => app.inject({ url: `/api/v1${url}`, headers: { authorization } });
  const count = async (like: string) => {
    const rows = await house().store.read.selectFrom('record').select('igsn').where('igsn', 'like', like).execute();
    return rows.length;
  };
  const whileWorking = async <T>(body: () => Promise<T>): Promise<T> => {
    const errors: unknown[] = [];
    const worker = startJobWorker(house(), (error) => errors.push(error));
    try {
      return await body();
    } finally {
      await worker.stop();
      assert.deepEqual(errors, []);
    }
  };
  const untilRest = async (id: string) => {
    for (;;) {
      const job = (await get(`/jobs/${id}`)).json();
      if (!['queued', 'running'].includes(job.state)) return job;
      await sleep(20);
    }
  };

  it('answers item by item, each for itself, in the order of the input', async () => {
    const input = [
      item('ICDA1'),
      '{',
      item('ZZZ1'),
      item('icda2', { landingUrl: 'gopher://x' }),
      '',
      item('ICDA3', { surprise: 1 }),
      item('10273/ICDA4'),
    ];
    const results = await stream(input.join('\n'));
    assert.deepEqual(
      results.map(({ line, outcome, code }) => [line, outcome, code]),
      [
        [1, 'created', undefined],
        [2, 'refused', 'invalid-input'],
        [3, 'refused', 'not-allowed'],
        [4, 'refused', 'invalid-input'],
        [6, 'refused', 'invalid-input'],
        [7, 'created', undefined],
        [undefined, undefined, undefined],
      ],
    );
    assert.deepEqual(results.at(-1)!.summary, { done: 6, accepted: 2, rejected: 4 });
    assert.equal(results[4]!.findings![0]!.field, 'surprise');
    assert.equal(await count('ICDA%'), 2);
  });

  it('mints where no IGSN is given, and says which', async () => {
    const input = [{ description: { title: 'One' } }, { namespace: 'ice', description: { title: 'Two' } }].map((one) =>
      JSON.stringify(one),
    );
    const [one, two] = await stream(input.join('\n'), '&namespace=icd');
    assert.match(one!.igsn!, /^ICD/);
    assert.match(two!.igsn!, /^ICE/);
    const [refused] = await stream('{"description":{"title":"x"}}');
    assert.equal(refused!.code, 'invalid-input');
    const [strange] = await stream('{"description":{"title":"x"}}', '&namespace=nobody');
    assert.equal(strange!.code, 'not-found');
  });

  it('a dry run says the same and keeps nothing; modes are kept to', async () => {
    assert.deepEqual((await stream(item('ICDD1'), '&dryRun=true'))[0]!.outcome, 'created');
    assert.equal(await count('ICDD%'), 0);
    assert.equal((await stream(item('ICDD1'), '&mode=update'))[0]!.code, 'not-found');
    assert.equal((await stream(item('ICDD1'), '&mode=create'))[0]!.outcome, 'created');
    assert.equal((await stream(item('ICDD1'), '&mode=create'))[0]!.code, 'already-exists');
  });

  it('publishes, hides and withdraws by lists of ids', async () => {
    await stream([item('ICDP1', { visibility: 'reserved' }), item('ICDP2', { visibility: 'reserved' })].join('\n'));
    assert.deepEqual(
      (await stream('"ICDP1"\n{"igsn":"ICDP2"}\n"ICDP3"', '&kind=publish')).map(
        ({ state, code, summary }) => state ?? code ?? summary?.done,
      ),
      ['pending', 'pending', 'not-found', 3],
    );
    assert.equal((await stream('"ICDP1"', '&kind=hide'))[0]!.state, 'hidden');
    assert.equal((await post('"ICDP1"', '?kind=withdraw')).statusCode, 400);
    const withdrawn = await stream('"ICDP1"\n"ICDP1"\n"ICDP9"', '&kind=withdraw&reason=Used+up');
    assert.deepEqual(
      withdrawn.map(({ outcome, code }) => code ?? outcome),
      ['withdrawn', 'unchanged', 'not-found', undefined],
    );
  });

  it('transfers by lists of ids, within the quota of who gets', async () => {
    await addClient(house(), 'GFZ.SMALL', ['SMX'], { quota: 1 });
    await stream(['ICDT1', 'ICDT2'].map((igsn) => item(igsn)).join('\n'));
    assert.equal((await post('"ICDT1"', '?kind=transfer')).statusCode, 400);
    const moved = await stream('"ICDT1"\n"ICDT1"\n"ICDT2"\n"ICDT9"', '&kind=transfer&to=gfz.small');
    assert.deepEqual(
      moved.map(({ outcome, code }) => code ?? outcome),
      ['transferred', 'unchanged', 'not-allowed', 'not-found', undefined],
    );
    const nowhere = await stream('"ICDT2"', '&kind=transfer&to=gfz.nobody');
    assert.deepEqual(
      nowhere.map(({ problem }) => problem?.code),
      ['wrong-call'],
    );
    const { client_symbol } = await house()
      .store.read.selectFrom('record')
      .select('client_symbol')
      .where('igsn', '=', 'ICDT1')
      .executeTakeFirstOrThrow();
    assert.equal(client_symbol, 'GFZ.SMALL');
  });

  it('reads tables with plain columns, in constant memory, quotes and all', async () => {
    const table =
      'IGSN;Title;url;latitude;longitude;people;Odd\nICDC1;"A; title";https://example.org/1;48.5;9;Alter, E (DataCurator);x\nICDC2;B;;north;9;;\n';
    const results = await stream(table, '', { 'content-type': 'text/csv' });
    assert.deepEqual(
      results.map(({ line, outcome }) => [line, outcome]),
      [
        [2, 'created'],
        [3, 'refused'],
        [undefined, undefined],
      ],
    );
    assert.equal(results[1]!.findings![0]!.field, 'latitude');
  });

  it('takes a job, does it in the background, tells of it and gives its results', async () => {
    const input = Array.from({ length: 1234 }, (_, n) => (n % 100 === 7 ? '{' : item(`ICDJ${n}`))).join('\n');
    const answer = await post(gzipSync(input), '?name=mine', { 'content-encoding': 'gzip' });
    assert.equal(answer.statusCode, 202, answer.body);
    const { id, state, inputHash } = answer.json();
    assert.deepEqual([state, answer.headers.location], ['queued', `/api/v1/jobs/${id}`]);
    assert.equal(inputHash, createHash('sha256').update(gzipSync(input)).digest('base64url'));
    const job = await whileWorking(() => untilRest(id));
    assert.deepEqual([job.state, job.done, job.total, job.accepted, job.rejected], ['done', 1234, 1234, 1221, 13]);
    const results = linesOf((await get(`/jobs/${id}/results`)).body);
    assert.deepEqual(
      results.map((one) => one.line),
      Array.from({ length: 1234 }, (_, n) => n + 1),
    );
    const rejected = linesOf((await get(`/jobs/${id}/results?only=rejected`)).body);
    assert.deepEqual(
      rejected.map((one) => one.line),
      Array.from({ length: 13 }, (_, n) => n * 100 + 8),
    );
    const whole = (await get(`/jobs/${id}/results`)).body;
    const part = await app.inject({
      url: `/api/v1/jobs/${id}/results`,
      headers: { authorization, range: 'bytes=500-' },
    });
    assert.deepEqual([part.statusCode, part.body], [206, whole.slice(500)]);
    assert.match((await get(`/jobs/${id}/events`)).body, /^event: progress\ndata: \{.*\n\nevent: end\n/);
    assert.ok((await get('/jobs')).json().some((one: { id: string }) => one.id === id));
    const removed = await app.inject({ method: 'DELETE', url: `/api/v1/jobs/${id}`, headers: { authorization } });
    assert.equal(removed.statusCode, 204);
    assert.equal((await get(`/jobs/${id}`)).statusCode, 404);
  });

  it('can be cancelled, and goes on where it stopped when it is resumed', async () => {
    const input = Array.from({ length: 4000 }, (_, n) => item(`ICDK${n}`)).join('\n');
    const { id } = (await post(input)).json();
    const order = (word: string) =>
      app.inject({ method: 'POST', url: `/api/v1/jobs/${id}/${word}`, headers: { authorization } });
    await whileWorking(async () => {
      while ((await get(`/jobs/${id}`)).json().done === 0) await sleep(5);
      assert.equal((await order('cancel')).statusCode, 200);
      const { state, done } = await untilRest(id);
      assert.deepEqual([state, done < 4000, done % paceOf(house().store).size], ['cancelled', true, 0]);
      assert.equal((await order('cancel')).statusCode, 409);
      assert.equal((await order('resume')).statusCode, 200);
      assert.deepEqual((await untilRest(id)).accepted, 4000);
    });
    const results = linesOf((await get(`/jobs/${id}/results`)).body);
    assert.equal(new Set(results.map((one) => one.igsn)).size, 4000);
    assert.ok(results.every((one) => one.outcome === 'created' && one.version === 1));
  });

  it('one Idempotency-Key, one job', async () => {
    const key = { 'idempotency-key': 'once' };
    const first = (await post(item('ICDI1'), '', key)).json();
    assert.equal((await post(item('ICDI1'), '', key)).json().id, first.id);
    assert.equal((await post(item('ICDI2'), '', key)).statusCode, 409);
    assert.equal((await whileWorking(() => untilRest(first.id))).accepted, 1);
  });

  it('a job of somebody else is not there', async () => {
    const { id } = (await post(item('ICDO1'))).json();
    const other = await app.inject({ url: `/api/v1/jobs/${id}` });
    assert.equal(other.statusCode, 401);
    assert.equal((await post(item('ICDO1'), '', { 'content-type': 'image/png' })).statusCode, 422);
  });

  it('verifies for publishers what is public', async () => {
    await stream(item('ICDV1', { visibility: 'hidden' }));
    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/verify',
      headers: { 'content-type': NDJSON },
      payload: '"igsn:ICDV1"\nICDV2\n',
    });
    assert.deepEqual(linesOf(response.body), [
      { line: 1, igsn: 'ICDV1', exists: true, state: 'hidden' },
      { line: 2, igsn: 'ICDV2', exists: false },
    ]);
  });
});
