import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { askForScheduledComparison } from '../../../src/api/comparing/comparison-worker.ts';
import { runComparison } from '../../../src/api/comparing/run-comparison.ts';
import { takeJob } from '../../../src/api/jobs/settle-job.ts';
import { hashPassword } from '../../../src/api/password.ts';
import { buildServer } from '../../../src/api/server.ts';
import { decideSettings } from '../../../src/config/read-settings.ts';
import { buildHouse, type House, initialise } from '../../../src/context.ts';
import { comparisonParameters } from '../../../src/operations/comparing/comparison-job.ts';
import { deliverLanes } from '../../../src/outbox/deliver-outbox.ts';
import { laneFinder } from '../../../src/outbox/lane.ts';
import { jobStore } from '../../../src/store/ports/job-store.ts';
import { addClient } from '../../registry/parties.ts';
import { onEachPlace } from '../../store/each-engine.ts';
import { type DataciteServer, startDatacite } from './datacite-server.ts';
import { type HandleApiServer, startHandleApi } from './handle-api-server.ts';
import { keep, names, upstreamsFile, waiting } from './kept-records.ts';

const PASSWORD = 'wet gloves at three';
const basic = (name: string) => `Basic ${Buffer.from(`${name}:${PASSWORD}`).toString('base64')}`;

onEachPlace('comparing register and upstream as a job', (place) => {
  let datacite: DataciteServer;
  let handles: HandleApiServer;
  let house: House;
  let app: FastifyInstance;
  let today = '2026-05-04T10:00:00Z';
  before(async () => {
    [datacite, handles] = [await startDatacite(), await startHandleApi()];
    const { dataFolder: data, databaseUrl } = place();
    const upstreams = upstreamsFile(data, { datacite: datacite.url, handles: handles.url });
    const flags = {
      ...{ data, 'database-url': databaseUrl, upstream: 'datacite+handles', upstreams },
      ...{ 'base-url': 'https://igsn.example.org', 'reconcile-every': 'week', 'reconcile-repair': 'true' },
    };
    house = await buildHouse(decideSettings({ flags, environment: {}, file: {} }), { now: () => new Date(today) });
    await initialise(house, { password: PASSWORD });
    const passwordHash = await hashPassword(PASSWORD);
    await addClient(house, 'GFZ.ICDP', ['ICDP'], { passwordHash });
    await addClient(house, 'GFZ.OTHER', ['OTH'], { passwordHash });
    await keep(house, ...names('ICDP', 4).map((igsn) => waiting(igsn, { client: 'GFZ.ICDP' })));
    const { lanes } = await laneFinder(house.store, house.upstreams)();
    await deliverLanes(house.store, lanes);
    app = await buildServer(house);
  });
  after(async () => {
    await app.close();
    await house.close();
    await datacite.close();
    await handles.close();
  });

  const ask = async (method: string, url: string, payload?: object, name = 'admin') => {
    const headers = { authorization: basic(name) };
    const sent = { method, url: `/api/v1${url}`, headers, ...(payload && { payload }) } as InjectOptions;
    const answer = await app.inject(sent);
    return { status: answer.statusCode, body: answer.json() };
  };
  const doNext = async (signal = new AbortController().signal, holder = 'tester') => {
    const job = (await takeJob(house, holder, 20_000, ({ kind }) => kind === 'comparison'))!;
    return { id: job.id, end: await runComparison(job, { house, holder, signal }) };
  };
  const jobOf = async (id: string) => (await jobStore(house.store.read, house.store.engine).find(id))!;
  const said = async (query = '', name = 'admin') =>
    (await ask('GET', `/comparisons?${query}`, undefined, name)).body.records.map(
      (one: { upstream: string; igsn: string; outcome: string; code: string | null }) =>
        `${one.upstream} ${one.igsn} ${one.outcome} ${one.code ?? ''}`.trim(),
    );

  it('is made for who sees to all agents, of upstreams that there are', async () => {
    assert.equal((await ask('POST', '/comparisons', {}, 'GFZ.ICDP')).status, 403);
    const unknown = await ask('POST', '/comparisons', { upstreams: ['nobody'] });
    assert.deepEqual([unknown.status, unknown.body.findings[0].rule], [422, 'datacite, handles']);
    assert.equal((await ask('POST', '/comparisons', { repair: 'perhaps' })).status, 422);
    assert.equal((await ask('GET', '/comparisons?cursor=nothing')).status, 422);
  });

  it('keeps what it found of each record, and repairs nothing unless told to', async () => {
    datacite.dois.delete('10.60510/icdp00001');
    datacite.dois.set('10.60510/alone', { doi: '10.60510/alone', state: 'findable', attributes: {}, writes: 1 });
    const asked = await ask('POST', '/comparisons', {});
    assert.equal(asked.status, 202, JSON.stringify(asked.body));
    assert.equal((await ask('POST', '/comparisons', { upstreams: ['datacite'] })).body.id, asked.body.id);
    assert.equal((await ask('POST', '/comparisons', { repair: true })).status, 409);
    assert.deepEqual(await doNext(), { id: asked.body.id, end: 'done' });
    const { state, done, total, accepted, rejected } = await jobOf(asked.body.id);
    assert.deepEqual([state, done, total, accepted, rejected], ['done', 8, 8, 7, 2]);
    const differing = ['datacite ALONE differs upstream-alone', 'datacite ICDP00001 differs upstream-lacks'];
    assert.deepEqual(await said(), differing);
    assert.deepEqual(await said('outcome=all&igsn=icdp00001'), [differing[1], 'handles ICDP00001 agrees']);
    assert.equal((await said('outcome=all')).length, 9);
    assert.equal((await said('outcome=agrees&upstream=handles')).length, 4);
  });

  it('shows clients what is theirs, and what only upstream knows to nobody but who sees to all agents', async () => {
    assert.deepEqual(await said('', 'GFZ.ICDP'), ['datacite ICDP00001 differs upstream-lacks']);
    const others = await ask('GET', '/comparisons?outcome=all', undefined, 'GFZ.OTHER');
    assert.deepEqual(others.body, { upstreams: [], records: [], next: null });
  });

  it('is read page by page', async () => {
    const first = (await ask('GET', '/comparisons?outcome=all&limit=6')).body;
    const rest = (await ask('GET', `/comparisons?outcome=all&limit=6&cursor=${encodeURIComponent(first.next)}`)).body;
    assert.deepEqual([first.records.length, rest.records.length, rest.next], [6, 3, null]);
    assert.deepEqual(first.upstreams[1].counts, { agrees: 4, repaired: 0, differs: 0 });
  });

  it('goes on with the upstream at which it stood, also after a pause', async () => {
    const { body } = await ask('POST', '/comparisons', { repair: true });
    const stopping = new AbortController();
    handles.mishap = () => {
      stopping.abort();
      return undefined;
    };
    const asked = datacite.asked.length;
    assert.equal((await doNext(stopping.signal)).end, 'stopped');
    handles.mishap = () => undefined;
    const listed = datacite.asked.length - asked;
    assert.ok(listed > 0);
    assert.equal((await ask('POST', `/jobs/${body.id}/pause`)).body.state, 'paused');
    assert.equal((await ask('POST', `/jobs/${body.id}/resume`, undefined, 'GFZ.ICDP')).status, 404);
    assert.equal((await ask('POST', `/jobs/${body.id}/resume`)).body.state, 'queued');
    assert.deepEqual(await doNext(), { id: body.id, end: 'done' });
    assert.equal(datacite.asked.length, asked + listed);
    const { state, done, rejected, parameters } = await jobOf(body.id);
    assert.deepEqual([state, done, rejected], ['done', 8, 2]);
    assert.deepEqual(
      comparisonParameters({ parameters }).compared.map(({ name, repaired, differs }) => [name, repaired, differs]),
      [
        ['datacite', 1, 1],
        ['handles', 0, 0],
      ],
    );
    assert.deepEqual(await said(), [
      'datacite ALONE differs upstream-alone',
      'datacite ICDP00001 repaired upstream-lacks',
    ]);
    const row = await house.store.read.selectFrom('outbox').select('state').where('igsn', '=', 'ICDP00001').execute();
    assert.deepEqual(row, [{ state: 'pending' }]);
  });

  it('is compared with the others where one upstream cannot be read, and fails then', async () => {
    datacite.mishap = () => ({ status: 503 });
    const { body } = await ask('POST', '/comparisons', {});
    await doNext();
    datacite.mishap = () => undefined;
    const { state, lastError, parameters } = await jobOf(body.id);
    assert.equal(state, 'failed');
    assert.match(lastError!, /interrupted: datacite, listing DOIs: 503/);
    assert.equal(comparisonParameters({ parameters }).compared[1]!.agrees, 3);
    // What was known of the one that could not be read stays.
    assert.equal((await said('upstream=datacite')).length, 2);
  });

  it('stops where somebody cancelled it', async () => {
    const { body } = await ask('POST', '/comparisons', {});
    const job = (await takeJob(house, 'tester', 20_000, ({ kind }) => kind === 'comparison'))!;
    assert.equal((await ask('POST', `/jobs/${body.id}/cancel`)).body.state, 'cancelled');
    const signal = new AbortController().signal;
    assert.equal(await runComparison(job, { house, holder: 'tester', signal }), 'lost');
    assert.equal((await jobOf(body.id)).state, 'cancelled');
  });

  it('is asked for by the schedule once a week, and again the next day where it failed', async () => {
    assert.deepEqual([await askForScheduledComparison(house), await askForScheduledComparison(house)], [true, false]);
    const { id } = await doNext();
    const { account, parameters } = await jobOf(id);
    assert.deepEqual([account, comparisonParameters({ parameters }).isRepair], ['comparison by schedule', true]);
    const asked: [string, boolean][] = [];
    for (today of ['2026-05-05T00:00:00Z', '2026-05-10T23:00:00Z', '2026-05-11T00:10:00Z'])
      asked.push([today.slice(8, 10), await askForScheduledComparison(house)]);
    assert.deepEqual(asked, [
      ['05', false],
      ['10', false],
      ['11', true],
    ]);
    datacite.mishap = () => ({ status: 503 });
    await doNext();
    datacite.mishap = () => undefined;
    today = '2026-05-12T00:00:00Z';
    assert.equal(await askForScheduledComparison(house), true);
  });

  it('is told in figures', async () => {
    const { body } = await app.inject('/metrics');
    assert.match(body, /corestone_comparison_differs\{upstream="datacite"\} 1/);
    assert.match(body, /corestone_comparison_age_seconds\{upstream="handles"\} \d/);
  });
});
