import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { startTransferWorker } from '../../src/api/transfer/transfer-worker.ts';
import { type House, initialise } from '../../src/context.ts';
import { issuingOf } from '../../src/operations/issuing.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { newKey } from '../../src/store/new-key.ts';
import { addClient } from '../registry/parties.ts';
import { quickHash } from '../registry/quick-hash.ts';
import { houseAt, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { holeRows, importRows, TESTER } from '../store/tree-rows.ts';
import { enter, objectOf } from './packages-here.ts';

const CODE = '5054';
const PASSWORD = 'a place for every core';
const basic = (user: string) => ({ authorization: `Basic ${Buffer.from(`${user}:${PASSWORD}`).toString('base64')}` });

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly fault: string | null;
  readonly made?: { readonly rows: number };
  readonly taken?: { readonly added: number; readonly conflictCount: number; readonly isDry: boolean };
}

describe('expeditions that move over HTTP', () => {
  const ends: (() => Promise<unknown>)[] = [];
  const installation = async (roles: readonly string[], ownNamespace = '') => {
    const place: TestPlace = await sqlitePlace();
    const built = await houseAt(place, {}, 'none');
    const settings = { ...built.settings, logLevel: 'silent', roles, ownNamespace } as House['settings'];
    const house: House = { ...built, settings };
    await initialise(house, { password: PASSWORD });
    await addClient(house, 'GFZ.OTHER', ['OTH'], { passwordHash: quickHash(PASSWORD) });
    const app = await buildServer(house);
    const worker = startTransferWorker(house, () => undefined);
    ends.push(async () => {
      await worker.stop();
      await app.close();
      await house.close();
      await place.dispose();
    });
    return { house, app };
  };
  let site: { house: House; app: FastifyInstance };
  let repository: { house: House; app: FastifyInstance };
  before(async () => {
    site = await installation(['expedition']);
    repository = await installation(['repository'], 'BGRB');
    await importRows(site.house, holeRows('ICDP', CODE, 3, 2));
    const [expedition] = await site.house.unitOfWork((work) => work.tree.findExpeditions(CODE));
    const how = { actor: TESTER, rules: site.house.rules, ...issuingOf(site.house.settings) };
    await registerExpedition(site.house.unitOfWork, expedition!.id, how);
  });
  after(async () => {
    for (const end of ends) await end();
  });

  const ask = (app: FastifyInstance, method: 'GET' | 'POST', url: string, payload?: object, user = 'admin') =>
    app.inject({ method, url: `/api/v1/packages${url}`, ...(payload && { payload }), headers: basic(user) });
  const untilDone = async (app: FastifyInstance, id: string): Promise<Shown> => {
    for (;;) {
      const shown = (await ask(app, 'GET', `/${id}`)).json<Shown>();
      if (shown.state === 'done' || shown.state === 'failed') return shown;
      await sleep(50);
    }
  };
  const send = (app: FastifyInstance, body: Buffer, user = 'admin', query = '') =>
    app.inject({
      method: 'POST',
      url: `/api/v1/packages/take-over${query}`,
      payload: body,
      headers: { ...basic(user), 'content-type': 'application/octet-stream' },
    });

  it('are packed, looked at and taken by who may', async () => {
    assert.equal((await ask(site.app, 'POST', '', { expedition: CODE }, 'GFZ.OTHER')).statusCode, 403);
    assert.equal((await ask(site.app, 'POST', '', { expedition: '9999' })).statusCode, 404);
    const asked = await ask(site.app, 'POST', '', { expedition: CODE });
    assert.equal(asked.statusCode, 202, asked.body);
    const made = await untilDone(site.app, asked.json<Shown>().id);
    assert.equal(made.state, 'done', made.fault ?? '');
    assert.equal((await ask(site.app, 'GET', `/${made.id}/file`, undefined, 'GFZ.OTHER')).statusCode, 404);
    const file = (await ask(site.app, 'GET', `/${made.id}/file`)).rawPayload;
    assert.equal((await send(repository.app, file, 'GFZ.OTHER')).statusCode, 403);
    const looked = await untilDone(
      repository.app,
      (await send(repository.app, file, 'admin', '?dryRun=true')).json<Shown>().id,
    );
    assert.deepEqual([looked.state, looked.taken?.isDry, looked.taken?.conflictCount], ['done', true, 0]);
    assert.equal(await objectOf(repository.house, CODE), undefined);
    const again = await ask(repository.app, 'POST', `/${looked.id}/decide`, {});
    const gone = { method: 'DELETE', url: `/api/v1/jobs/${looked.id}`, headers: basic('admin') } as const;
    assert.equal((await repository.app.inject(gone)).statusCode, 204, 'the first upload is not needed any more');
    const taken = await untilDone(repository.app, again.json<Shown>().id);
    assert.deepEqual([taken.state, taken.taken?.added], ['done', looked.taken?.added], taken.fault ?? '');
    assert.notEqual(await objectOf(repository.house, CODE), undefined);
    const broken = await untilDone(
      repository.app,
      (await send(repository.app, file.subarray(0, 900))).json<Shown>().id,
    );
    assert.equal(broken.state, 'failed');
    assert.match(broken.fault ?? '', /not whole/);
  });

  it('go on at the repository with R and its own namespace, records that came stay whose they were', async () => {
    const { house } = repository;
    const [expedition] = await house.unitOfWork((work) => work.tree.findExpeditions(CODE));
    const how = { actor: TESTER, rules: house.rules, ...issuingOf(house.settings) };
    await assert.rejects(registerExpedition(house.unitOfWork, expedition!.id, how), /BGRB/);
    await addClient(house, 'BGR.SPANDAU', ['BGRB']);
    const section = (await objectOf(house, `${CODE}_1_A_001_1`))!;
    const values = { top_offset_cm: 10, bottom_offset_cm: 12 };
    const object = { id: newKey(), parentId: section.id, type: 'sample', name: '10-12', values };
    const made = await enter(house, CODE, { kind: 'create', object }, issuingOf(house.settings));
    assert.equal(made.result, 'done', JSON.stringify(made));
    await registerExpedition(house.unitOfWork, expedition!.id, how);
    const records = await house.store.read
      .selectFrom('record')
      .select(['igsn', 'client_symbol', 'object_id', 'version'])
      .execute();
    const own = records.find((one) => one.object_id === object.id)!;
    assert.match(own.igsn, /^BGRB5054RX/);
    assert.equal(own.client_symbol, 'BGR.SPANDAU');
    const others = records.filter((one) => one !== own);
    assert.ok(others.every((one) => one.igsn.startsWith('ICDP5054E') && one.client_symbol.endsWith('ICDP')));
    const fresh = await house.store.read
      .selectFrom('identifier')
      .select('igsn')
      .where('namespace', '=', 'BGRB')
      .execute();
    assert.equal(fresh.length, 1);
  });

  it('have pages for whoever has no shell', async () => {
    const session = await repository.app.inject({
      method: 'POST',
      url: '/login',
      payload: new URLSearchParams({ name: 'admin', account: 'admin', password: PASSWORD }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    });
    const cookie = String(session.headers['set-cookie']).split(';')[0]!;
    const list = await repository.app.inject({ url: '/admin/transfer', headers: { cookie } });
    assert.equal(list.statusCode, 200);
    assert.match(list.body, /Hand over an expedition/);
    assert.doesNotMatch(list.body, /by the command line/);
    const row = { expeditionId: newKey(), signer: 'k', isFirst: true, position: { part: 0, chunk: 0 } };
    await repository.house.unitOfWork(({ transfer }) =>
      transfer.keep({
        ...row,
        package: 'by-hand',
        state: 'taken',
        takenAt: '2026-11-23T12:00:00Z',
        takenBy: 'the command line',
      }),
    );
    const longer = await repository.app.inject({ url: '/admin/transfer', headers: { cookie } });
    assert.match(longer.body, /by-hand<\/th><td data-l="What">taken over by the command line</);
    const [, id] = /\/admin\/transfer\/([0-9a-f-]{36})/.exec(list.body)!;
    const page = await repository.app.inject({ url: `/admin/transfer/${id}`, headers: { cookie } });
    assert.equal(page.statusCode, 200);
  });
});
