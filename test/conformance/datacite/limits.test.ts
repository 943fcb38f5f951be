import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { decideSettings } from '../../../src/config/read-settings.ts';
import { buildHouse, type House } from '../../../src/context.ts';
import { migratedSqlite, type TestPlace } from '../../store/each-engine.ts';
import { type DataciteServer, serveDatacite } from './serve-datacite.ts';

const PER_MINUTE = 5;

describe('the limit of requests of the DataCite API', () => {
  let place: TestPlace;
  let house: House;
  let server: DataciteServer;
  before(async () => {
    place = await migratedSqlite();
    const flags = { data: place.dataFolder, upstream: 'recorded', 'api-rate-limit': String(PER_MINUTE) };
    house = await buildHouse(decideSettings({ flags, environment: {}, file: {} }));
    server = await serveDatacite(house);
  });
  after(async () => {
    await server.close();
    await house.close();
    await place.dispose();
  });

  const ask = (as?: string) => server.call('GET', '/dois?page[size]=1', as === undefined ? {} : { as });

  it('holds for each account by itself, and says when to go on', async () => {
    for (let time = 1; time <= PER_MINUTE; time++) {
      const { status, headers } = await ask('GFZ.ICDP');
      assert.deepEqual([status, headers.get('ratelimit-remaining')], [200, String(PER_MINUTE - time)]);
    }
    const { status, headers, body } = await ask('GFZ.ICDP');
    assert.equal(status, 429);
    assert.ok(Number(headers.get('retry-after')) > 0);
    assert.equal(body.errors[0].status, '429');
    assert.equal((await ask('GFZ.OTHER')).status, 200);
    assert.equal((await ask()).status, 200);
  });

  it('does not hold for the heartbeat', async () => {
    for (let time = 0; time < 2 * PER_MINUTE; time++)
      assert.equal((await server.call('GET', '/heartbeat')).status, 200);
  });
});
