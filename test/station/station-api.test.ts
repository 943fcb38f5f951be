import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildServer } from '../../src/api/server.ts';
import { type House, initialise } from '../../src/context.ts';
import type { Presence, StationExpedition } from '../../src/domain/station/station-live.ts';
import type { ChangedObjects } from '../../src/domain/station/station-object.ts';
import type { StationOperation, StationOutcome } from '../../src/domain/station/station-operation.ts';
import { grantTreeRole } from '../../src/operations/access/grant-tree-role.ts';
import { createUser } from '../../src/operations/create-user.ts';
import { addClient, OPERATOR } from '../registry/parties.ts';
import { quickHash } from '../registry/quick-hash.ts';
import { houseAt, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { importRows, row } from '../store/tree-rows.ts';
import { change, type Entering, expeditionToEnter, life, run, section } from './entering.ts';

const PASSWORD = 'wet gloves at three';
const USERS = [
  ['ada', 'administrator', ''],
  ['dora', 'depositor', 'GFZ.ICDP'],
  ['rita', 'reader', 'GFZ.ICDP'],
  ['olaf', 'depositor', 'GFZ.OTHER'],
  ['mona', 'agent-manager', 'GFZ'],
] as const;

describe('the API of stations', () => {
  let place: TestPlace;
  let house: House;
  let app: Awaited<ReturnType<typeof buildServer>>;
  let base: string;
  let hole: Entering;
  before(async () => {
    place = await sqlitePlace();
    house = await houseAt(place, {}, 'none');
    await initialise(house, { password: PASSWORD });
    await addClient(house, 'GFZ.ICDP', ['ICDP']);
    await addClient(house, 'GFZ.OTHER', ['OTH']);
    const passwordHash = quickHash(PASSWORD);
    for (const [name, role, party] of USERS)
      await createUser(house.unitOfWork, { name, passwordHash, email: '', grants: [{ role, party }] }, OPERATOR);
    hole = await expeditionToEnter(house, '7201', { runs: 3, sections: 2 });
    await expeditionToEnter(house, '7202', { program: 'OTH' });
    app = await buildServer({ ...house, settings: { ...house.settings, logLevel: 'silent', apiRateLimit: 0 } });
    base = `${await app.listen({ port: 0, host: '127.0.0.1' })}/api/v1/station`;
  });
  after(async () => {
    // A fetch that is broken off leaves a spare connection behind, which is not idle until it was used.
    app.server.closeAllConnections();
    await app.close();
    await house.close();
    await place.dispose();
  });

  const headers = (who: string) => ({ authorization: `Basic ${Buffer.from(`${who}:${PASSWORD}`).toString('base64')}` });
  const ask = async <T>(who: string, path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const init = {
      method,
      headers: { ...headers(who), ...json },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    const answer = await fetch(base + path, init);
    return { status: answer.status, body: (await answer.json()) as T };
  };
  const send = (who: string, operations: readonly unknown[], code = '7201') =>
    ask<{ outcomes: StationOutcome[]; throughSeq: number }>(who, `/expeditions/${code}/operations`, {
      station: 'rig floor',
      operations,
    });

  it('says who may read and enter what', async () => {
    const seen = await Promise.all(
      USERS.map(async ([name]) => {
        const { body } = await ask<{ expeditions: StationExpedition[] }>(name, '/expeditions');
        return `${name}: ${body.expeditions.map((one) => `${one.code}${one.mayEnter ? '+' : ''}`).join(' ')}`;
      }),
    );
    assert.deepEqual(seen, ['ada: 7201+ 7202+', 'dora: 7201+', 'rita: 7201', 'olaf: 7202+', 'mona: 7201+ 7202+']);
    const { body } = await ask<{ expeditions: StationExpedition[] }>('dora', '/expeditions');
    const [one] = body.expeditions;
    assert.deepEqual([one!.program, one!.namespace, one!.name], ['ICDP', 'ICDP', 'Expedition 7201']);
    assert.deepEqual(
      one!.holes.map((found) => [found.id, found.name, found.combinedId]),
      [[hole.holeId, 'A', '7201_1_A']],
    );
  });

  it('lets each do what they may', async () => {
    const matrix: [string, number, number, number][] = [];
    for (const [nth, [name]] of USERS.entries()) {
      const read = await ask(name, '/expeditions/7201/objects?limit=1');
      const entered = await send(name, [run(hole.holeId, 50 + nth)]);
      const lease = { station: name, wanted: [{ type: 'section', count: 2 }] };
      const leased = await ask(name, '/expeditions/7201/leases', lease);
      matrix.push([name, read.status, entered.status, leased.status]);
    }
    assert.deepEqual(matrix, [
      ['ada', 200, 200, 200],
      ['dora', 200, 200, 200],
      ['rita', 200, 403, 403],
      ['olaf', 404, 404, 404],
      ['mona', 200, 200, 200],
    ]);
    const unknown = await fetch(`${base}/expeditions`);
    assert.equal(unknown.status, 401);
    await unknown.body?.cancel();
    assert.equal((await ask('ada', '/expeditions/9999/objects')).status, 404);
  });

  it('hands out everything in pages and then what changed', async () => {
    const seen = new Map<string, string>();
    let page: ChangedObjects;
    let after = 0;
    do {
      page = (await ask<ChangedObjects>('rita', `/expeditions/7201/objects?after=${after}&limit=4`)).body;
      for (const one of page.objects) seen.set(one.id, one.combinedId);
      after = page.throughSeq;
    } while (!page.isAll);
    assert.ok(seen.size >= 12 && [...seen.values()].includes('7201_1_A_003_2'));
    const { body } = await send('dora', [run(hole.holeId, 60)]);
    const id = body.outcomes[0]!.object!.id;
    const next = (await ask<ChangedObjects>('rita', `/expeditions/7201/objects?after=${after}`)).body;
    assert.ok(next.objects.some((one) => one.id === id && one.changedBy === 'dora at rig floor'));
    await send('dora', [life('delete', id)]);
    const gone = (await ask<ChangedObjects>('rita', `/expeditions/7201/objects?after=${next.throughSeq}`)).body;
    assert.deepEqual([gone.deleted, gone.isAll], [[id], true]);
    const history = await ask<{ entries: { action: string; by: string }[] }>(
      'rita',
      `/expeditions/7201/objects/${id}/history`,
    );
    assert.deepEqual(
      history.body.entries.map((one) => one.action).filter((action) => action !== 'station-operation'),
      ['delete', 'create'],
    );
    assert.equal((await ask('olaf', `/expeditions/7202/objects/${id}/history`)).status, 404);
  });

  it('tells all that is wrong with a batch that is none', async () => {
    const good = run(hole.holeId, 70) as StationOperation;
    const wrong: readonly (readonly [string, unknown])[] = [
      ['no id', { ...good, id: 'x' }],
      ['an id that is no UUIDv7', { ...good, id: '018f0000-0000-4000-8000-000000000000' }],
      ['an unknown kind', { ...good, kind: 'rename' }],
      ['no time', { ...good, at: 'yesterday' }],
      ['something more', { ...good, more: 1 }],
      ['a change of nothing', { ...change(hole.holeId, 'x', 1, 2), changes: {} }],
    ];
    for (const [what, operation] of wrong) assert.equal((await send('dora', [operation])).status, 422, what);
    assert.equal((await send('dora', [])).status, 422);
    assert.equal(
      (
        await send(
          'dora',
          Array.from({ length: 501 }, () => good),
        )
      ).status,
      422,
    );
    assert.equal((await send('dora', [good, good])).status, 422);
    const { body } = await send('dora', [good]);
    assert.equal(body.outcomes[0]!.result, 'done');
  });

  it('takes five hundred operations at once', async () => {
    const runs = Array.from({ length: 100 }, (_, nth) => run(hole.holeId, 100 + nth));
    const operations = runs.flatMap((one) => [
      one,
      ...['1', '2', '3'].map((name) => section(one.object.id, name)),
      change(one.object.id, 'curator', null, 'Ines'),
    ]);
    const before = performance.now();
    const { status, body } = await send('dora', operations);
    assert.equal(status, 200);
    assert.deepEqual(new Set(body.outcomes.map((one) => one.result)), new Set(['done']));
    assert.ok(performance.now() - before < 20_000);
    const again = await send('dora', operations);
    assert.deepEqual(again.body.outcomes, body.outcomes);
  });

  it('leases blocks that say how their IGSNs are made', async () => {
    const wanted = [
      { type: 'core_run', count: 5 },
      { type: 'sample', count: 20 },
    ];
    const { body } = await ask<{ blocks: { prefix: string; firstKey: number; lastKey: number; types: string[] }[] }>(
      'dora',
      '/expeditions/7201/leases',
      { station: 'tablet', wanted },
    );
    assert.deepEqual(
      body.blocks.map((one) => [one.prefix, one.lastKey - one.firstKey + 1, one.types]),
      [
        ['ICDP7201EC', 5, ['core_run']],
        ['ICDP7201EX', 20, ['sample']],
      ],
    );
    const none = await ask('dora', '/expeditions/7201/leases', { station: 't', wanted: [{ type: 'site', count: 1 }] });
    assert.equal(none.status, 422);
  });

  it('gives the fields of every type and the terms of forms', async () => {
    type Fields = {
      types: { type: string; fields: { name: string }[] }[];
      vocabularies: Record<string, { isOpen: boolean; terms: { value: string }[] }>;
    };
    const { body } = await ask<Fields>('rita', '/fields');
    const runs = body.types.find((one) => one.type === 'core_run');
    assert.ok(runs?.fields.some((field) => field.name === 'drillers_top_depth_m'));
    const core = body.vocabularies['core-type'];
    assert.ok(core?.isOpen && core.terms.some((term) => term.value === 'H'));
  });

  it('tells at once what others enter and where they are', async () => {
    const stop = new AbortController();
    const answer = await fetch(`${base}/expeditions/7201/live?after=0`, {
      headers: headers('rita'),
      signal: stop.signal,
    });
    assert.match(answer.headers.get('content-type') ?? '', /^text\/event-stream/);
    let text = '';
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const part of answer.body!) text += decoder.decode(part as Uint8Array);
    })().catch(() => undefined);
    const until = async (said: RegExp) => {
      for (let tries = 0; tries < 200 && !said.test(text); tries++) await sleep(20);
      assert.match(text, said);
    };
    await until(/event: changed/);
    const { body } = await send('dora', [run(hole.holeId, 400)]);
    await until(new RegExp(`id: ${body.throughSeq}\n`));
    const here = { station: 'tablet', screen: 'core-flow', objectId: hole.holeId };
    const { body: all } = await ask<{ presence: Presence[] }>('dora', '/expeditions/7201/presence', here, 'PUT');
    assert.deepEqual(
      all.presence.map((one) => [one.station, one.person, one.screen]),
      [['tablet', 'dora', 'core-flow']],
    );
    await until(/event: presence\ndata: \[\{"station":"tablet","person":"dora"/);
    stop.abort();
    await reading;
    const refused = await fetch(`${base}/expeditions/7201/live`, { headers: headers('olaf') });
    assert.equal(refused.status, 404);
    await refused.body?.cancel();
  });

  it('somebody with a role for one hole is sent that alone, by every route', async () => {
    const names = { program: 'ICDP', expedition: '7201', site: '1', hole: 'B' };
    await importRows(house, [row('hole', names, { latitude_deg: 63.4, longitude_deg: 13.2 })]);
    const passwordHash = quickHash(PASSWORD);
    await createUser(house.unitOfWork, { name: 'tim', passwordHash, email: '', grants: [] }, OPERATOR);
    assert.equal((await ask('tim', '/expeditions/7201/objects')).status, 404);
    const give = { account: 'tim', object: '7201_1_A', role: 'technician' };
    const grants = await fetch(`${base.replace('/station', '')}/tree-grants`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`dora:${PASSWORD}`)}`, 'content-type': 'application/json' },
      body: JSON.stringify(give),
    });
    assert.equal(grants.status, 403, 'a depositor gives no roles');
    const objectId = hole.holeId;
    await grantTreeRole(house.unitOfWork, { account: 'tim', objectId, role: 'technician', types: [] }, OPERATOR);
    const { body } = await ask<{ expeditions: StationExpedition[] }>('tim', '/expeditions');
    const [one] = body.expeditions;
    assert.deepEqual(
      [body.expeditions.length, one!.mayEnter, one!.holes.map(({ name }) => name), one!.enters.length],
      [1, true, ['A'], 1],
    );
    const all = (await ask<ChangedObjects>('ada', '/expeditions/7201/objects?after=0')).body.objects;
    const seen = (await ask<ChangedObjects>('tim', '/expeditions/7201/objects?after=0')).body.objects;
    const inB = all.find(({ combinedId }) => combinedId === '7201_1_B')!;
    assert.ok(seen.length > 5 && !seen.some(({ id }) => id === inB.id));
    assert.equal((await ask('tim', `/expeditions/7201/objects/${inB.id}/history`)).status, 404);
    const registered = await ask('tim', '/expeditions/7201/register', {});
    assert.equal(registered.status, 403, 'what an expedition registers is for depositors to say');
    assert.equal((await ask('dora', '/expeditions/7201/register', {})).status, 200);
    const ofAll = `/expeditions/7201/objects/${hole.expeditionId}/history`;
    const [whole, part] = [await ask('dora', ofAll), await ask('tim', ofAll)].map(({ body }) => JSON.stringify(body));
    assert.deepEqual([whole!.includes('/HB'), part!.includes('/HB')], [true, false]);
    assert.equal((await ask('tim', `/expeditions/7201/objects/${hole.holeId}/history`)).status, 200);
    const put = (who: string, station: string, objectId: string) =>
      fetch(`${base}/expeditions/7201/presence`, {
        method: 'PUT',
        headers: { authorization: `Basic ${btoa(`${who}:${PASSWORD}`)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ station, screen: 'object', objectId }),
      });
    await put('ada', 'lab', inB.id);
    const presence = ((await (await put('tim', 'floor', hole.holeId)).json()) as { presence: Presence[] }).presence;
    assert.deepEqual(
      presence.filter(({ station }) => ['lab', 'floor'].includes(station)).map(({ objectId: at }) => at),
      [hole.holeId, null],
    );
  });
});
