import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { harvestBySchedule } from '../../src/cli/harvest/harvest-by-schedule.ts';
import { initialise } from '../../src/context.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { FakeProvider, fakeRecords } from './fake-provider.ts';
import { harvestHere, harvestingHere } from './harvest-here.ts';

const provider = new FakeProvider();
let url = '';
before(async () => {
  url = await provider.listen();
});
after(() => provider.close());

const ADMIN = { authorization: `Basic ${Buffer.from('admin:correct horse battery').toString('base64')}` };

onEachEngine('the API of harvests', (house) => {
  let app: FastifyInstance | undefined;
  const ask = async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    payload?: object,
    headers: object = ADMIN,
  ) => {
    app ??= await buildServer(house());
    const answer = await app.inject({
      method,
      url: `/api/v1/harvest/${path}`,
      headers: { ...headers },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  before(() => initialise(house(), { password: 'correct horse battery' }));
  after(() => app?.close());

  it('adds, changes and lists sources; only their list is for all', async () => {
    provider.reset(fakeRecords(5));
    const source = { name: 'api', url, metadataPrefix: 'oai_dc', title: 'By API', pauseMs: 0 };
    assert.equal((await ask('POST', 'sources', source, {})).status, 401);
    const added = await ask('POST', 'sources', source);
    assert.deepEqual([added.status, added.body.priority, added.body.lastRun], [201, 100, null]);
    assert.equal((await ask('POST', 'sources', source)).status, 409);
    const wrong = await ask('PATCH', 'sources/api', { url: 'nonsense' });
    assert.deepEqual([wrong.status, wrong.body.findings[0].code], [422, 'source-url']);
    assert.equal((await ask('PATCH', 'sources/api', { priority: 5 })).body.priority, 5);
    const { body } = await ask('GET', 'sources', undefined, {});
    assert.deepEqual([body.sources[0].title, body.sources[0].priority], ['By API', undefined]);
    assert.equal((await ask('GET', 'runs', undefined, {})).status, 401);
  });

  it('has the server harvest a source that is asked for, and tells of the run', async () => {
    provider.records[1] = { ...provider.records[1]!, metadata: '<x/>' };
    assert.equal((await ask('POST', 'sources/api/run', {})).status, 202);
    const done = Promise.withResolvers<void>();
    const failed = (_: string, error: unknown) => done.reject(error);
    const schedule = harvestBySchedule(
      harvestingHere(house()),
      house().now,
      { done: () => done.resolve(), failed },
      10,
    );
    await done.promise;
    await schedule.stop();
    const { body } = await ask('GET', 'runs?source=api');
    assert.deepEqual([body.runs.length, body.runs[0].state, body.runs[0].received], [1, 'complete', 5]);
    const findings = await ask('GET', `findings?run=${body.runs[0].id}`);
    assert.deepEqual(
      findings.body.findings.map((one: { item: string }) => one.item),
      ['oai:fake:ABC2'],
    );
    assert.deepEqual(findings.body.counts, [{ code: 'unknown-format', severity: 'error', count: 1 }]);
    const none = await ask('GET', `findings?run=${body.runs[0].id}&code=datestamp`);
    assert.deepEqual(none.body.findings, []);
    const table = await app!.inject({ url: `/api/v1/harvest/findings.csv?run=${body.runs[0].id}`, headers: ADMIN });
    assert.match(table.headers['content-type'] ?? '', /^text\/csv/);
    assert.match(
      table.body,
      /^number,severity,code,record,field,value,rule,message\n1,error,unknown-format,oai:fake:ABC2,/,
    );
    const strange = await app!.inject({ url: `/api/v1/harvest/findings.csv?run=${body.runs[0].id}` });
    assert.equal(strange.statusCode, 401);
    const metrics = (await app!.inject('/metrics')).body;
    assert.match(metrics, /^corestone_harvest_runs\{source="api",state="complete"\} 1$/m);
    assert.match(metrics, /^corestone_harvest_records\{source="api",outcome="rejected"\} 1$/m);
    assert.match(metrics, /^corestone_harvest_failures\{source="api"\} 0$/m);
    const [source] = (await ask('GET', 'sources', undefined, {})).body.sources;
    assert.deepEqual([source.present, source.unreadable, source.receivedShare], [4, 1, 100]);
  });

  it('shows what a held run holds back, and takes it as deleted once somebody says so', async () => {
    provider.reset(fakeRecords(6));
    provider.identify = { deletedRecord: 'transient' };
    await ask('POST', 'sources', { name: 'shrinks', url, metadataPrefix: 'oai_dc', pauseMs: 0 });
    const { run: first } = await harvestHere(house(), 'shrinks');
    provider.records.splice(0, 3);
    const { run: held } = await harvestHere(house(), 'shrinks', { isFull: true });
    const path = `sources/shrinks/runs/${held.id}`;
    const seen = await ask('GET', path);
    assert.deepEqual([seen.status, seen.body.state, seen.body.heldBack], [200, 'held', { kept: 6, unmet: 3 }]);
    assert.equal((await ask('GET', path, undefined, {})).status, 401);
    assert.equal((await ask('POST', `${path}/accept-deletions`, undefined, {})).status, 401);
    assert.equal((await ask('POST', `sources/api/runs/${held.id}/accept-deletions`)).status, 404, 'of another source');
    assert.equal((await ask('POST', `sources/shrinks/runs/${first.id}/accept-deletions`)).status, 409);
    const accepted = await ask('POST', `${path}/accept-deletions`);
    assert.deepEqual(
      [accepted.status, accepted.body.deleted, accepted.body.run.state, accepted.body.run.heldBack],
      [200, 3, 'complete', null],
    );
    assert.equal((await ask('POST', `${path}/accept-deletions`)).status, 409, 'nothing is held any more');
    assert.deepEqual((await ask('DELETE', 'sources/shrinks')).body, { deleted: 3 });
  });

  it('stops a run that there is, and has what is kept read again', async () => {
    assert.equal((await ask('POST', 'sources/api/stop')).status, 409, 'nobody is at it');
    assert.equal((await ask('POST', 'sources/nowhere/stop')).status, 404);
    assert.equal((await ask('POST', 'sources/api/stop', undefined, {})).status, 401);
    await house().unitOfWork((work) => work.harvests.hold('api', 'x', work.now(), '2999-01-01T00:00:00Z'));
    const stopped = await ask('POST', 'sources/api/stop');
    assert.deepEqual([stopped.status, stopped.body.isStopAsked], [202, true]);
    await house().unitOfWork((work) => work.harvests.release('api', 'x'));
    assert.equal((await ask('POST', 'sources/api/reread')).status, 202);
    assert.equal((await ask('POST', 'sources/api/reread', undefined, {})).status, 401);
    const { run } = await harvestHere(house(), 'api');
    assert.equal(run.state, 'complete', 'what was asked of another run stops no later one');
  });

  it('removes a source with what is kept of it', async () => {
    assert.deepEqual((await ask('DELETE', 'sources/api')).body, { deleted: 5 });
    assert.equal((await ask('DELETE', 'sources/api')).status, 404);
    assert.deepEqual((await ask('GET', 'sources')).body, { sources: [] });
  });
});
