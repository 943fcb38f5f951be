import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { shareInput } from '../../src/api/jobs/job-files.ts';
import { buildServer } from '../../src/api/server.ts';
import { endUpload } from '../../src/api/transfer/keep-package.ts';
import {
  addPiece,
  dropUpload,
  removeStaleUploads,
  removeUpload,
  uploadFile,
} from '../../src/api/transfer/package-upload.ts';
import { startTransferWorker } from '../../src/api/transfer/transfer-worker.ts';
import { endSending, sendInPieces } from '../../src/cli/send-pieces.ts';
import { type House, initialise } from '../../src/context.ts';
import { localCaller } from '../../src/operations/caller.ts';
import { issuingOf } from '../../src/operations/issuing.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { askTakeOver } from '../../src/operations/transfer/transfer-job.ts';
import { newKey } from '../../src/store/new-key.ts';
import { addClient } from '../registry/parties.ts';
import { quickHash } from '../registry/quick-hash.ts';
import { houseAt, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { holeRows, importRows, TESTER } from '../store/tree-rows.ts';
import { enter, objectOf } from './packages-here.ts';

const CODE = '5054';
const PASSWORD = 'a place for every core';
const admin = localCaller({ name: 'admin', origin: 'test' });
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

  it('come in pieces over a line that breaks, and go on where it broke, also after a restart', async () => {
    const { app, house } = repository;
    const url = (await app.listen({ port: 0, host: '127.0.0.1' })).replace(/\/$/, '');
    const api = `${url}/api/v1/packages/uploads`;
    const [made] = (await site.house.store.read.selectFrom('job').select('id').execute()).map(({ id }) => id);
    const file = (await ask(site.app, 'GET', `/${made}/file`)).rawPayload;
    const begin = (bytes: number, user = 'admin') =>
      ask(app, 'POST', '/uploads', { name: 'a.corestone', bytes }, user).then((answer) => ({
        status: answer.statusCode,
        ...answer.json<{ id: string; offset: number; code?: string }>(),
      }));
    assert.equal((await begin(file.length, 'GFZ.OTHER')).status, 403);
    assert.equal((await begin(0)).status, 422);
    assert.equal((await begin(200e9)).status, 422, 'packageMostGb');
    const { id } = await begin(file.length);
    const piece = (from: number, to: number, user = 'admin', body = file.subarray(from, to)) =>
      app.inject({
        method: 'PATCH',
        url: `/api/v1/packages/uploads/${id}`,
        payload: body,
        headers: { ...basic(user), 'content-type': 'application/offset+octet-stream', 'upload-offset': String(from) },
      });
    assert.equal((await piece(0, 100, 'GFZ.OTHER')).statusCode, 403);
    assert.equal((await piece(0, 100)).headers['upload-offset'], '100');
    assert.deepEqual([(await piece(50, 100)).statusCode, (await piece(200, 300)).statusCode], [409, 409]);
    const more = Buffer.concat([file.subarray(100), Buffer.from('more')]);
    assert.equal((await piece(100, 0, 'admin', more)).statusCode, 422);
    const head = () => fetch(`${api}/${id}`, { method: 'HEAD', headers: basic('admin') });
    assert.equal((await head()).headers.get('upload-offset'), '100', 'nothing of what is too long is kept');
    // The line breaks without the server being told: who asks how far it is ends the piece that waits.
    const { port } = new URL(url);
    const line = connect(Number(port), '127.0.0.1');
    const words = [
      `PATCH /api/v1/packages/uploads/${id} HTTP/1.1`,
      'host: x',
      `authorization: ${basic('admin').authorization}`,
    ];
    const rest = [
      'content-type: application/offset+octet-stream',
      `content-length: ${file.length - 100}`,
      'upload-offset: 100',
    ];
    line.on('error', () => undefined);
    line.write(`${[...words, ...rest].join('\r\n')}\r\n\r\n`);
    line.write(file.subarray(100, 700));
    const offsetNow = async () => Number((await head()).headers.get('upload-offset'));
    const kept = await offsetNow();
    assert.ok(kept >= 100 && kept <= 700);
    line.destroy();
    const early = await ask(app, 'POST', `/uploads/${id}/take-over`);
    assert.deepEqual([early.statusCode, early.json<{ code: string }>().code], [409, 'conflict']);
    const restarted = await buildServer(house);
    try {
      const standing = await ask(restarted, 'GET', `/uploads/${id}`);
      assert.equal(standing.json<{ offset: number }>().offset, kept);
    } finally {
      await restarted.close();
    }
    assert.equal((await piece(kept, file.length)).statusCode, 200);
    const sum = createHash('sha256').update(file).digest('hex');
    const ended = await ask(app, 'POST', `/uploads/${id}/take-over?dryRun=true&sha256=${sum}`);
    assert.deepEqual([ended.statusCode, ended.json<Shown>().id], [202, id], ended.body);
    assert.equal((await ask(app, 'POST', `/uploads/${id}/take-over?dryRun=true`)).json<Shown>().id, id, 'asked again');
    const looked = await untilDone(app, id);
    assert.deepEqual([looked.state, looked.taken?.isDry], ['done', true], looked.fault ?? '');
    assert.equal((await head()).status, 404);
    const broken = await begin(3);
    await app.inject({
      method: 'PATCH',
      url: `/api/v1/packages/uploads/${broken.id}`,
      payload: Buffer.from('abc'),
      headers: { ...basic('admin'), 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    });
    const other = await ask(app, 'POST', `/uploads/${broken.id}/take-over?sha256=${sum}`);
    assert.match(other.body, /upload-checksum/);
    assert.equal((await ask(app, 'GET', `/uploads/${broken.id}`)).statusCode, 404);
    const dropped = await begin(3);
    const gone = { method: 'DELETE', url: `/api/v1/packages/uploads/${dropped.id}`, headers: basic('admin') } as const;
    assert.equal((await app.inject(gone)).statusCode, 204);
    const crowd = await Promise.all(Array.from({ length: 21 }, () => begin(3)));
    assert.deepEqual(
      Object.values(Object.groupBy(crowd, (one) => one.status)).map((some) => some!.length),
      [20, 1],
    );
    const refused = await ask(app, 'POST', '/uploads', { name: 'one more', bytes: 3 });
    assert.equal(refused.statusCode, 409, 'no 429, which a sender would wait for');
    for (const one of crowd.filter((some) => some.status === 201)) {
      assert.match(refused.body, new RegExp(one.id));
      await dropUpload(house, one.id, admin);
    }
    const stale = await begin(3);
    assert.equal(
      (await ask(app, 'POST', '/uploads', { name: 'a\u0000\r\n\u202eb', bytes: 3 })).json<{ name: string }>().name,
      'a\u202eb',
    );
    await removeStaleUploads(house.settings.data, Date.now() + 8 * 86_400_000);
    assert.equal((await ask(app, 'GET', `/uploads/${stale.id}`)).statusCode, 404);
  });

  it('are asked for once where two servers end the same one at once, and what was acknowledged is there', async () => {
    const { app, house } = repository;
    const begun = (await ask(app, 'POST', '/uploads', { name: 'a.corestone', bytes: 3 })).json<{ id: string }>();
    const { id } = begun;
    await addPiece(house, id, { offset: 0, stream: Readable.from([Buffer.from('abc')]) }, admin);
    let isFirst = true;
    // The other server asks for it after this one has looked.
    const unitOfWork: House['unitOfWork'] = async (body) => {
      if (isFirst) {
        isFirst = false;
        const { data } = house.settings;
        const wanted = { file: await shareInput(data, id, uploadFile(data, id)), name: 'a', options: { isDry: true } };
        await askTakeOver(house.unitOfWork, id, wanted, admin);
        await removeUpload(data, id);
      }
      return house.unitOfWork(body);
    };
    assert.equal(await endUpload({ ...house, unitOfWork }, id, { options: { isDry: true } }, admin), id);
    const done = await untilDone(app, id);
    assert.match(done.fault ?? '', /package/, 'its octets were there to be looked at');
  });

  it('are sent from the command line, which goes on by itself after a break', async () => {
    const { app } = repository;
    const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    const asked = { method: 'POST', url: '/api/v1/tokens', headers: basic('admin') } as const;
    const token = (await app.inject({ ...asked, payload: { name: 'line', scope: 'administer' } })).json<{
      secret: string;
    }>();
    const [made] = await site.house.store.read.selectFrom('job').select('id').execute();
    const folder = mkdtempSync(join(tmpdir(), 'corestone-send-'));
    const file = join(folder, 'p.corestone');
    writeFileSync(file, (await ask(site.app, 'GET', `/${made!.id}/file`)).rawPayload);
    const to = { url, token: token.secret };
    const stopping = new AbortController();
    const how = { onBreak: () => undefined, pieceBytes: 4096, waitsMs: [1] };
    const stops = {
      ...how,
      signal: stopping.signal,
      onProgress: (done: number) => void (done > 0 && stopping.abort()),
    };
    await assert.rejects(sendInPieces(file, to, stops));
    assert.ok(existsSync(`${file}.sending`));
    const seen: number[] = [];
    const goes = { ...how, signal: new AbortController().signal, onProgress: (done: number) => void seen.push(done) };
    const id = await sendInPieces(file, to, goes);
    assert.ok(seen[0]! >= 4096 && seen.at(-1) === statSync(file).size, 'goes on where it stopped');
    await assert.rejects(endSending(file, to, id, { keep: 'neither' }), { code: 'invalid-input' });
    assert.ok(existsSync(`${file}.sending`), 'all of it is still there');
    assert.equal((await endSending(file, to, id, { dryRun: 'true' })).id, id);
    assert.equal(existsSync(`${file}.sending`), false);
    assert.equal((await untilDone(app, id)).state, 'done');
    await assert.rejects(sendInPieces(file, { ...to, token: 'cst_wrong' }, goes), { code: 'not-signed-in' });
    const away = { url: 'http://127.0.0.1:9', token: 'x' };
    await assert.rejects(sendInPieces(file, away, goes), { code: 'interrupted' });
    rmSync(folder, { recursive: true });
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
