import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { decideSettings } from '../../../src/config/read-settings.ts';
import { buildHouse, type House } from '../../../src/context.ts';
import { deliverLanes } from '../../../src/outbox/deliver-outbox.ts';
import { laneFinder } from '../../../src/outbox/lane.ts';
import { startOutboxWorker } from '../../../src/outbox/outbox-worker.ts';
import { UpstreamHours } from '../../../src/outbox/upstream-hours.ts';
import { pauseUpstream, resumeUpstream } from '../../../src/outbox/upstream-pauses.ts';
import { upstreamStandings } from '../../../src/outbox/upstream-standings.ts';
import { findUpstreamHours } from '../../../src/store/read/find-upstream-hours.ts';
import { onEachPlace } from '../../store/each-engine.ts';
import { type DataciteServer, startDatacite } from './datacite-server.ts';
import { type HandleApiServer, startHandleApi } from './handle-api-server.ts';
import { keep, names, rowsOf, upstreamsFile, waiting } from './kept-records.ts';

onEachPlace('several upstreams of one installation', (place) => {
  let datacite: DataciteServer;
  let handles: HandleApiServer;
  let house: House;
  before(async () => {
    [datacite, handles] = [await startDatacite(), await startHandleApi()];
  });
  after(async () => {
    await datacite.close();
    await handles.close();
  });

  const build = (upstream: string, more: object = {}) => {
    const { dataFolder: data, databaseUrl } = place();
    const upstreams = upstreamsFile(data, { datacite: datacite.url, handles: handles.url }, more);
    const flags = { data, 'database-url': databaseUrl, upstream, upstreams, 'base-url': 'https://igsn.example.org' };
    return buildHouse(decideSettings({ flags, environment: {}, file: {} }));
  };
  beforeEach(async () => {
    datacite.dois.clear();
    handles.handles.clear();
    for (const server of [datacite, handles]) {
      server.asked.length = 0;
      server.mishap = () => undefined;
    }
    house = await build('datacite+handles');
    await house.store.unitOfWork(async (db) => {
      for (const table of ['outbox', 'record_version', 'record', 'identifier', 'client', 'agent'] as const)
        await db.deleteFrom(table).execute();
    });
    await house.unitOfWork(async (work) => {
      await work.parties.addAgent('CORESTONE', 'Corestone', work.now());
      for (const symbol of ['CORESTONE.TEST', 'CORESTONE.OTHER']) {
        const client = { symbol, agent: 'CORESTONE', name: symbol, domains: [], quota: -1 };
        await work.parties.addClient(client, null, work.now());
      }
    });
  });
  afterEach(() => house.close());

  const sendAll = async (seconds = 0) => {
    const { lanes } = await laneFinder(house.store, house.upstreams)();
    const now = () => new Date(Date.now() + seconds * 1000);
    return deliverLanes(house.store, lanes, { now });
  };
  const routeOther = (upstream: string) =>
    house.store.unitOfWork((db) =>
      db.updateTable('client').set({ upstream }).where('symbol', '=', 'CORESTONE.OTHER').execute(),
    );
  const OTHER = { client: 'CORESTONE.OTHER' };

  it('confirms a record when both have it, the DOI before the handle', async () => {
    await keep(house, waiting('BOTH'));
    handles.mishap = () => ({ status: 503 });
    assert.equal((await sendAll()).confirmed, 0);
    assert.deepEqual([datacite.dois.size, handles.handles.size], [1, 0]);
    assert.match((await rowsOf(house))[0]!, /^BOTH 1 register retry/);
    handles.mishap = () => undefined;
    assert.equal((await sendAll(60)).confirmed, 1);
    assert.deepEqual([datacite.dois.size, handles.handles.size], [1, 1]);
  });

  it('asks no handle for what DataCite refused', async () => {
    await keep(house, waiting('NONE', { landingUrl: 'https://elsewhere.example.org/' }));
    assert.deepEqual(await sendAll(), { confirmed: 0, failed: 1 });
    assert.equal(handles.asked.length, 0);
  });

  it('sends the records of a client where it wants them, and nowhere else', async () => {
    await routeOther('handles');
    await keep(house, waiting('HERE'), waiting('THERE', OTHER));
    assert.equal((await sendAll()).confirmed, 2);
    assert.deepEqual(
      [[...datacite.dois.keys()], [...handles.handles.keys()].toSorted()],
      [['10.60510/here'], ['10273/HERE', '10273/THERE']],
    );
  });

  it('tells nobody of a client whose upstream is none, and lets it wait for nothing', async () => {
    await routeOther('none');
    await keep(house, waiting('QUIET', OTHER));
    await sendAll();
    assert.deepEqual([datacite.asked.length, handles.asked.length], [0, 0]);
    assert.deepEqual(await rowsOf(house), ['QUIET 1 register not-applicable 1']);
    const record = await house.store.read.selectFrom('record').select('state').executeTakeFirstOrThrow();
    assert.equal(record.state, 'registered');
  });

  it('keeps waiting, and says so, what is to go to an upstream nobody named', async () => {
    await routeOther('forgotten');
    await keep(house, waiting('HERE'), waiting('LOST', OTHER));
    assert.equal((await sendAll()).confirmed, 1);
    assert.match((await rowsOf(house)).at(-1)!, /^LOST 1 register pending 0/);
    const lanes = await laneFinder(house.store, house.upstreams)();
    const standings = await upstreamStandings(house.store, lanes, house.upstreams.standard, new Date());
    assert.deepEqual(
      standings.map((one) => [one.route, one.circuit.state, one.counts]),
      [
        ['datacite+handles', 'closed', { confirmed: 1 }],
        ['forgotten', 'unknown', { pending: 1 }],
      ],
    );
  });

  it('a slow upstream, with a thousand records in front, holds up none of the others', async () => {
    await routeOther('handles');
    datacite.mishap = () => 'slow';
    await keep(house, ...names('SLOW', 1000).map((igsn) => waiting(igsn)));
    await keep(house, ...names('QUICK', 40).map((igsn) => waiting(igsn, OTHER)));
    const worker = startOutboxWorker(house.store, house.upstreams, (error) => assert.fail(String(error)));
    const began = Date.now();
    while (handles.handles.size < 40 && Date.now() - began < 8000) await sleep(20);
    assert.equal(handles.handles.size, 40);
    assert.equal([...handles.handles.keys()].filter((one) => one.includes('SLOW')).length, 0);
    // Whoever stops need not wait for the slow ones longer than one request may take.
    await datacite.close();
    await worker.stop();
    datacite = await startDatacite();
  });

  it('sends nothing along a route of which one end is paused, counts no try, and goes on when it is told to', async () => {
    await routeOther('datacite');
    await keep(house, waiting('BOTH'), waiting('DOI', OTHER));
    const { store, upstreams } = house;
    const by = { actor: { name: 'greta', origin: 'test' }, now: new Date() };
    await assert.rejects(pauseUpstream(store, upstreams, 'nobody', 'because', by), { code: 'not-found' });
    await assert.rejects(pauseUpstream(store, upstreams, 'handles', ' ', by), { code: 'invalid-input' });
    assert.equal(await pauseUpstream(store, upstreams, 'handles', 'maintenance', by), true);
    assert.equal(await pauseUpstream(store, upstreams, 'handles', 'again', by), false);
    const sent = await sendAll();
    assert.deepEqual(
      [sent.confirmed, sent.failed, sent.outages],
      [1, 0, { 'datacite+handles': 'paused by greta: maintenance' }],
    );
    assert.deepEqual(await rowsOf(house), ['BOTH 1 register pending 0', 'DOI 1 register confirmed 1']);
    const lanes = await laneFinder(store, upstreams)();
    const [standing] = await upstreamStandings(store, lanes, upstreams.standard, new Date());
    assert.deepEqual([standing!.route, standing!.circuit.state], ['datacite+handles', 'paused']);
    assert.equal(await resumeUpstream(store, 'handles', by), true);
    assert.equal(await resumeUpstream(store, 'handles', by), false);
    assert.equal((await sendAll()).confirmed, 1);
    const lines = await store.read
      .selectFrom('audit')
      .select(['actor', 'action'])
      .where('subject', '=', 'handles')
      .orderBy('id')
      .execute();
    assert.deepEqual(
      lines.map((line) => `${line.actor} ${line.action}`),
      ['greta pause-upstream', 'greta resume-upstream'],
    );
  });

  it('keeps by the hour how each end fared, and adds what several processes saw', async () => {
    await house.store.unitOfWork((db) => db.deleteFrom('upstream_hour').execute());
    await keep(house, waiting('GOOD'), waiting('BAD', { landingUrl: 'https://elsewhere.example.org/' }));
    const hours = [new UpstreamHours(house.store, house.upstreams), new UpstreamHours(house.store, house.upstreams)];
    await sendAll();
    const now = new Date('2026-05-04T16:30:00Z');
    for (const one of [...hours, ...hours]) await one.keep(now);
    const fared = await findUpstreamHours(house.store.read, '2026-05-03T17:00:00Z');
    const [datacite, handles] = [fared.get('datacite')!, fared.get('handles')!];
    assert.deepEqual([datacite.asked, datacite.failed, handles.asked, handles.failed], [4, 2, 2, 0]);
    assert.deepEqual([...datacite.byHour], [['2026-05-04T16', { good: 2, failed: 2 }]]);
    assert.ok(datacite.answerMs! > 0 && handles.answerMs! > 0 && datacite.lastAnswer === now.toISOString());
    assert.equal((await findUpstreamHours(house.store.read, '2026-05-05T17:00:00Z')).size, 0);
  });

  it('keeps to the rate and the number of requests at a time that an upstream bears', async () => {
    await house.close();
    house = await build('datacite', { concurrency: 3, requestsPerSecond: 50 });
    await keep(house, ...names('RATE', 40).map((igsn) => waiting(igsn)));
    const began = performance.now();
    assert.equal((await sendAll()).confirmed, 40);
    const seconds = (performance.now() - began) / 1000;
    assert.ok(seconds > 39 / 50, `${seconds} s`);
  });

  it('says at the start that a file with passwords can be read by others', async () => {
    assert.deepEqual(house.warnings, []);
    chmodSync(house.settings.upstreams, 0o640);
    const flags = { ...house.settings, 'database-url': place().databaseUrl, 'base-url': house.settings.baseUrl };
    const text = Object.fromEntries(Object.entries(flags).map(([key, value]) => [key, String(value)]));
    const again = await buildHouse(decideSettings({ flags: text, environment: {}, file: {} }));
    await again.close();
    assert.match(again.warnings[0]!, /chmod 600 .*upstreams\.json/);
  });
});
