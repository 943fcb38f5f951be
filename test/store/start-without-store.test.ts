import assert from 'node:assert/strict';
import { it } from 'node:test';
import { freePort } from '../../bench/free-port.ts';
import { startServing } from '../../src/cli/commands/serve.ts';
import type { House } from '../../src/context.ts';
import { CorestoneError } from '../../src/domain/error.ts';
import { houseAt, sqlitePlace } from './each-engine.ts';

/** The house with a store that goes away after so many looks at the profile, and how often it was closed. */
function losingItsStore(house: House, looks: number): House & { readonly closed: () => number } {
  let closed = 0;
  const refresh = async () => {
    if (looks-- <= 0) throw new CorestoneError('store-unavailable', 'The database does not answer.');
    return house.profile.refresh();
  };
  const close = async () => {
    closed++;
    await house.close();
  };
  return { ...house, profile: { ...house.profile, refresh }, close, closed: () => closed };
}

for (const looks of [0, 1, 2])
  it(`a store that goes away after ${looks} looks during the start leaves nothing that listens or works on`, async (t) => {
    const place = await sqlitePlace();
    t.after(() => place.dispose());
    const made = await houseAt(place);
    const port = await freePort();
    const house = losingItsStore({ ...made, settings: { ...made.settings, port, logLevel: 'silent' } }, looks);
    await assert.rejects(startServing(house), { code: 'store-unavailable' });
    assert.equal(house.closed(), 1);
    await assert.rejects(fetch(`http://127.0.0.1:${port}/healthz`), TypeError);
  });
