import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { decideSettings } from '../../../src/config/read-settings.ts';
import { buildHouse, type House, initialise } from '../../../src/context.ts';
import { changeProfile } from '../../../src/operations/parties/change-profile.ts';
import { deliverLanes } from '../../../src/outbox/deliver-outbox.ts';
import { laneFinder } from '../../../src/outbox/lane.ts';
import { OPERATOR } from '../../registry/parties.ts';
import { houseAt, onEachPlace } from '../../store/each-engine.ts';
import { type HandleApiServer, startHandleApi } from './handle-api-server.ts';
import { keep, upstreamsFile, waiting } from './kept-records.ts';

const LONGER_THAN_KEPT_MS = 2100;

onEachPlace('an upstream, while another process changes the agent profile', (place) => {
  let handles: HandleApiServer;
  let house: House;
  before(async () => {
    handles = await startHandleApi();
    const { dataFolder: data, databaseUrl } = place();
    const upstreams = upstreamsFile(data, { datacite: handles.url, handles: handles.url }, {});
    const flags = { data, 'database-url': databaseUrl, upstream: 'handles', upstreams };
    house = await buildHouse(decideSettings({ flags, environment: {}, file: {} }));
    await initialise(house, { profile: { handlePrefix: '20.500' } });
  });
  after(async () => {
    await house?.close();
    await handles.close();
  });

  const sendAll = async () => {
    const { lanes } = await laneFinder(house.store, house.upstreams)();
    return deliverLanes(house.store, lanes, { now: house.now });
  };

  it('that knows another prefix takes the next record once the profile is put right, without a new start', async () => {
    await keep(house, waiting('BEFORE'));
    assert.deepEqual(await sendAll(), { confirmed: 0, failed: 1 });
    const other = await houseAt(place());
    try {
      await changeProfile(other.unitOfWork, { handlePrefix: '10273' }, OPERATOR);
    } finally {
      await other.close();
    }
    await sleep(LONGER_THAN_KEPT_MS);
    await keep(house, waiting('AFTER'));
    assert.equal((await sendAll()).confirmed, 1);
    assert.deepEqual([...handles.handles.keys()], ['10273/AFTER']);
  });
});
