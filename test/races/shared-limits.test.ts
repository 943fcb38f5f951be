import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { type House, initialise } from '../../src/context.ts';
import { houseAt, onEachPlace, postgresPlace, type TestPlace } from '../store/each-engine.ts';
import { postgresUrl } from '../store/migrated-copies.ts';

const PASSWORD = 'wet gloves at three';
const basic = (name: string, password: string) => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
const skip =
  postgresUrl() === '' ? 'CORESTONE_TEST_POSTGRES_URL is not set: nothing is shared without PostgreSQL' : false;

describe('limits of two servers on one PostgreSQL', { skip }, () => {
  let place: TestPlace;
  const houses: House[] = [];
  const servers: FastifyInstance[] = [];
  before(async () => {
    place = await postgresPlace();
    for (let number = 0; number < 2; number++) {
      const house = await houseAt(place, {}, 'none');
      if (number === 0) await initialise(house, { password: PASSWORD });
      houses.push(house);
      const settings = { ...house.settings, apiRateLimit: 20, signInFailures: 6, trustProxy: 1 };
      servers.push(await buildServer({ ...house, settings }));
    }
  });
  after(async () => {
    for (const one of servers) await one.close();
    for (const one of houses) await one.close();
    await place.dispose();
  });

  const me = (server: number, authorization: string, forwarded = '192.0.2.1') =>
    servers[server]!.inject({
      url: '/api/v1/me',
      headers: { authorization, 'x-forwarded-for': forwarded },
      remoteAddress: '10.0.0.1',
    });
  /** Until what was counted has been told; a test begins where neither minute nor quarter ends meanwhile. */
  const told = () => sleep(900);
  const beginning = async () => {
    const leftMs = 60_000 - (Date.now() % 60_000);
    if (leftMs < 15_000) await sleep(leftMs + 10);
  };

  it('hold for requests of one account together', async () => {
    await beginning();
    for (let time = 0; time < 12; time++) assert.equal((await me(0, basic('admin', PASSWORD))).statusCode, 200);
    await told();
    assert.equal((await me(1, basic('admin', PASSWORD))).statusCode, 200);
    await told();
    const seen = await me(1, basic('admin', PASSWORD));
    assert.deepEqual(
      [seen.headers['ratelimit-remaining'], seen.headers['ratelimit-limit'], seen.headers['ratelimit-policy']],
      ['6', '20', '20;w=60'],
    );
    const statuses: number[] = [];
    for (let time = 0; time < 8; time++) statuses.push((await me(1, basic('admin', PASSWORD))).statusCode);
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 200, 429, 429]);
    await told();
    const refused = await me(0, basic('admin', PASSWORD));
    await told();
    const other = await me(0, basic('admin', PASSWORD));
    assert.deepEqual([refused.statusCode === 200 || refused.statusCode === 429, other.statusCode], [true, 429]);
    assert.ok(Number(other.headers['retry-after']) > 0);
  });

  it('hold for wrong sign-ins of one address together', async () => {
    await beginning();
    for (let time = 0; time < 4; time++)
      assert.equal((await me(0, basic(`somebody ${time}`, 'summer'), '192.0.2.9')).statusCode, 401);
    await told();
    assert.equal((await me(1, basic('any', 'summer'), '192.0.2.9')).statusCode, 401);
    await told();
    assert.equal((await me(1, basic('any more', 'summer'), '192.0.2.9')).statusCode, 401);
    assert.equal((await me(1, basic('too many', 'summer'), '192.0.2.9')).statusCode, 429);
    await told();
    assert.equal((await me(0, basic('none', 'summer'), '192.0.2.9')).statusCode === 200, false);
  });
});

onEachPlace('counts of limits', (place) => {
  it('add up, are taken back, and are forgotten', async () => {
    const house = await houseAt(place());
    const add = (...counts: [name: string, windowEnd: number, count: number][]) =>
      house.unitOfWork((work) =>
        work.limits.add(counts.map(([name, windowEnd, count]) => ({ name, windowEnd, count }))),
      );
    assert.deepEqual(await add(['a', 100, 2]), [{ name: 'a', windowEnd: 100, count: 2 }]);
    const totals = await add(['b', 100, 1], ['a', 200, 1], ['a', 100, -1]);
    assert.deepEqual(totals.map((one) => `${one.name} ${one.windowEnd} ${one.count}`).toSorted(), [
      'a 100 1',
      'a 200 1',
      'b 100 1',
    ]);
    await house.unitOfWork((work) => work.limits.forget(150));
    assert.deepEqual(await add(['a', 100, 1], ['a', 200, 1]), [
      { name: 'a', windowEnd: 100, count: 1 },
      { name: 'a', windowEnd: 200, count: 2 },
    ]);
    await Promise.all(Array.from({ length: 10 }, () => add(['z', 1, 1], ['y', 1, 1], ['x', 1, 1])));
    assert.equal((await add(['y', 1, 0]))[0]!.count, 10);
    await house.close();
  });
});
