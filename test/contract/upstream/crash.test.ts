import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { decideSettings } from '../../../src/config/read-settings.ts';
import { buildHouse, type House } from '../../../src/context.ts';
import { deliverLanes } from '../../../src/outbox/deliver-outbox.ts';
import { laneFinder } from '../../../src/outbox/lane.ts';
import { countOutbox } from '../../../src/outbox/outbox-rows.ts';
import { reconcile } from '../../../src/outbox/reconcile.ts';
import { chance } from '../../crash/kill-at.ts';
import { type Running, start } from '../../store/child-process.ts';
import { onEachPlace, postgresPlace, type TestPlace } from '../../store/each-engine.ts';
import { postgresUrl } from '../../store/migrated-copies.ts';
import { type DataciteServer, startDatacite } from './datacite-server.ts';
import { keep, names, upstreamsFile, waiting } from './kept-records.ts';

const CLAIM_S = 121;
const BASE = 'https://igsn.example.org';

/** Words that deliver with the real program to a DataCite at an address. */
const words = (place: TestPlace, file: string) => [
  'outbox',
  'retry',
  ...['--upstream', 'datacite', '--upstreams', file, '--base-url', BASE],
  ...place.flags,
];

/** Delivers what is left, in this process, as if some minutes had gone by, until nothing waits. */
async function deliverTheRest(house: House): Promise<void> {
  for (let round = 1; round <= 60; round++) {
    const { lanes } = await laneFinder(house.store, house.upstreams)();
    await deliverLanes(house.store, lanes, { now: () => new Date(Date.now() + round * CLAIM_S * 1000) });
    const { confirmed = 0, 'not-applicable': over = 0, ...waits } = await countOutbox(house.store.read);
    if (confirmed + over > 0 && Object.keys(waits).length === 0) return;
  }
  assert.fail(`not done: ${JSON.stringify(await countOutbox(house.store.read))}`);
}

onEachPlace('delivery that is killed between the work upstream and keeping its answer', (place) => {
  let server: DataciteServer;
  let house: House;
  let file: string;
  before(async () => {
    server = await startDatacite();
    file = upstreamsFile(place().dataFolder, { datacite: server.url });
    house = await houseWith(place(), file);
  });
  after(async () => {
    await house.close();
    await server.close();
  });

  it('is done once more and makes nothing twice', async () => {
    const igsns = names('KILL', 90);
    await keep(house, ...igsns.map((igsn) => waiting(igsn)));
    let running: Running | undefined;
    for (const deadly of [1, 6, 12]) {
      server.asked.length = 0;
      server.mishap = (_, number) => {
        if (number === deadly) running?.child.kill('SIGKILL');
        return number >= deadly ? 'cut after' : undefined;
      };
      running = start(words(place(), file));
      assert.equal((await running.ended).signal, 'SIGKILL');
    }
    const { confirmed = 0 } = await countOutbox(house.store.read);
    assert.ok(server.dois.size > confirmed, `${server.dois.size} upstream, ${confirmed} confirmed`);
    server.mishap = () => undefined;
    await deliverTheRest(house);
    await checkAll(house, server, igsns, 1);
  });
});

describe('two workers on one PostgreSQL', { skip: postgresUrl() === '' ? 'no PostgreSQL' : false }, () => {
  let place: TestPlace;
  let server: DataciteServer;
  let house: House;
  let file: string;
  before(async () => {
    place = await postgresPlace();
    server = await startDatacite();
    file = upstreamsFile(place.dataFolder, { datacite: server.url }, { concurrency: 8, timeoutS: 2 });
    house = await houseWith(place, file);
  });
  after(async () => {
    await house.close();
    await server.close();
    await place.dispose();
  });

  it('that are killed at random, with an upstream that fails at random, lose nothing and double nothing', async () => {
    const random = chance(17);
    const igsns = names('LOOP', 200);
    await keep(house, ...igsns.map((igsn) => waiting(igsn)));
    const MISHAPS = [
      'cut after',
      'cut before',
      'half',
      'lie',
      { status: 500 },
      { status: 503 },
      { status: 429 },
    ] as const;
    for (let round = 1; round <= 5; round++) {
      const next = igsns.filter((_, at) => at % 5 === round - 1);
      const second = { version: 2, landingUrl: `${BASE}/second` };
      await keep(house, ...next.map((igsn) => waiting(igsn, second)));
      const workers = [start(words(place, file)), start(words(place, file))];
      const victim = workers[round % 2]!;
      const dies = server.asked.length + 5 + Math.floor(random() * 40);
      server.mishap = (_, number) => {
        if (number === dies) victim.child.kill('SIGKILL');
        return random() < 0.25 ? MISHAPS[Math.floor(random() * MISHAPS.length)] : undefined;
      };
      await Promise.all(workers.map((one) => one.ended));
    }
    server.mishap = () => undefined;
    await deliverTheRest(house);
    await checkAll(house, server, igsns, 2);
  });
});

async function houseWith(place: TestPlace, file: string): Promise<House> {
  const { dataFolder: data, databaseUrl } = place;
  const flags = { data, 'database-url': databaseUrl, upstream: 'datacite', upstreams: file, 'base-url': BASE };
  return buildHouse(decideSettings({ flags, environment: {}, file: {} }));
}

/** Every record is registered here and findable there, once, in its last version, and both sides agree. */
async function checkAll(
  house: House,
  server: DataciteServer,
  igsns: readonly string[],
  version: number,
): Promise<void> {
  assert.equal(server.dois.size, igsns.length);
  for (const igsn of igsns) {
    const there = server.dois.get(`10.60510/${igsn.toLowerCase()}`);
    assert.deepEqual([there?.state, there?.attributes.version], ['findable', String(version)], igsn);
  }
  const records = await house.store.read.selectFrom('record').select(['igsn', 'state']).execute();
  assert.ok(records.length === igsns.length && records.every((one) => one.state === 'registered'));
  const landingUrl = (igsn: string) => `${BASE}/igsn/${igsn}`;
  // A moment later, since what was confirmed just now is passed over.
  await new Promise((resolve) => setTimeout(resolve, 10));
  const { findings } = await reconcile(house.store, house.upstream!, { landingUrl });
  assert.deepEqual(findings, []);
}
