import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { startDumpWorker } from '../../src/api/jobs/dump-worker.ts';
import { buildServer } from '../../src/api/server.ts';
import { initialise } from '../../src/context.ts';
import type { DumpManifest } from '../../src/domain/registration/dump.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { change, linesOf, readDump, until, withdraw } from './dumps.ts';
import { addClient, described } from './parties.ts';

const PASSWORD = 'everything in one box';
const basic = (account: string) => `Basic ${Buffer.from(`${account}:${PASSWORD}`).toString('base64')}`;

onEachEngine('full dumps', (house) => {
  let app: FastifyInstance;
  before(async () => {
    await initialise(house(), { password: PASSWORD });
    await addClient(house(), 'GFZ.ICDP', ['ICD']);
    const names = Array.from({ length: 20 }, (_, n) => `ICD${n}`);
    await change(house(), ...names.map((igsn) => ({ igsn, description: described(igsn), wish: 'findable' as const })));
    const closed = { isPublic: false, moratoriumUntil: '2999-01-01' };
    const secret = { ...described('ICD3', 'Gold <nugget>'), abstract: 'where it lay', ...closed };
    await change(
      house(),
      { igsn: 'ICD3', description: secret, wish: 'findable' },
      { igsn: 'ICD4', description: described('ICD4', 'Kept to ourselves'), wish: 'hidden' },
      { igsn: 'ICDR', description: described('ICDR', 'Not yet anything'), wish: 'reserved' },
    );
    await withdraw(house(), 'ICD5');
    await house().store.unitOfWork((db) =>
      db.updateTable('record').set({ state: 'registered' }).where('state', '=', 'pending').execute(),
    );
    app = await buildServer(house());
  });
  after(() => app.close());

  const order = (account: string, payload: object = {}) =>
    app.inject({ method: 'POST', url: '/api/v1/dumps', headers: { authorization: basic(account) }, payload });
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
  const made = async (payload: object = {}) => {
    const job = (await order('admin', payload)).json();
    const state = async () =>
      (await get(`/api/v1/jobs/${job.id}`, { authorization: basic('admin') })).json().state as string;
    const worker = startDumpWorker(house(), (error) => assert.fail(String(error)), { partRecords: 7 });
    await until(async () => !['queued', 'running'].includes(await state()));
    await worker.stop();
    assert.equal(await state(), 'done');
    const [latest] = (await get('/api/v1/dumps')).json() as { name: string }[];
    return latest!.name;
  };
  const manifestOf = async (name: string) => (await get(`/dumps/${name}/manifest.json`)).json() as DumpManifest;

  it('are for administrators to order, in formats that are there', async () => {
    assert.equal((await order('nobody')).statusCode, 401);
    assert.equal((await app.inject({ method: 'POST', url: '/api/v1/dumps', payload: {} })).statusCode, 401);
    const unknown = await order('admin', { formats: ['json', 'papyrus'] });
    assert.equal(unknown.statusCode, 422);
    assert.equal(unknown.json().findings[0].value, 'papyrus');
    assert.equal((await get('/dumps/latest/')).statusCode, 404);
    assert.match((await get('/dumps/')).body, /no dump here yet/);
  });

  it('hold everything public, tombstones too, and nothing else', async () => {
    const name = await made();
    const folder = join(house().settings.data, 'dumps', name);
    const { manifest, texts } = readDump(folder);
    assert.deepEqual([...texts.keys()], ['json', 'igsngfz', 'csv']);
    assert.deepEqual(manifest.counts, { registered: 18, withdrawn: 1, hidden: 1 });
    assert.equal(manifest.records, 20);
    assert.equal(manifest.omitted, 0);
    assert.equal(manifest.files.length, 9);
    const lines = linesOf(texts.get('json')!);
    assert.equal(new Set(lines.map((one) => one.description.igsn)).size, 20);
    assert.deepEqual(
      lines.map((one) => one.changeNumber),
      lines.map((one) => one.changeNumber).toSorted((a, b) => a - b),
    );
    assert.ok(lines.at(-1)!.changeNumber <= manifest.changeNumber);
    const state = new Map(lines.map((one) => [one.description.igsn, one.registration.state]));
    assert.deepEqual([state.get('ICD4'), state.get('ICD5'), state.get('ICD6')], ['hidden', 'withdrawn', 'registered']);
    const all = [...texts.values()].flat().join('');
    for (const secret of ['where it lay', 'Kept to ourselves', 'Not yet anything', 'ICDR'])
      assert.ok(!all.includes(secret), secret);
    const xml = texts.get('igsngfz')!;
    assert.equal(xml.length, 3);
    for (const one of xml) assert.match(one, /^<\?xml [^\n]+\n<records>\n.*<\/records>\n$/s);
    assert.match(xml.join(''), /<deleted igsn="ICD4" state="hidden" changedAt="[^"]+" changeNumber="\d+"\/>/);
    assert.match(xml.join(''), /<deleted igsn="ICD5" state="withdrawn"/);
    assert.ok(texts.get('csv')!.every((one) => one.startsWith('igsn,doi,')));
    assert.deepEqual(
      readdirSync(folder).toSorted(),
      [...manifest.files.map((one) => one.name), 'SHA256SUMS', 'manifest.json'].toSorted(),
    );
  });

  it('are served by name and as the latest, whole and in parts', async () => {
    const [{ name }] = (await get('/api/v1/dumps')).json();
    const { files } = await manifestOf('latest');
    const { name: file, bytes } = files[0]!;
    const whole = await get(`/dumps/latest/${file}`);
    const etag = String(whole.headers.etag);
    assert.deepEqual(
      [whole.statusCode, whole.headers['content-type'], whole.rawPayload.length],
      [200, 'application/gzip', bytes],
    );
    assert.equal((await get(`/dumps/${name}/${file}`, { 'if-none-match': `"x", ${etag}` })).statusCode, 304);
    const part = await get(`/dumps/${name}/${file}`, { range: 'bytes=10-19', 'if-range': etag });
    assert.deepEqual([part.statusCode, part.headers['content-range']], [206, `bytes 10-19/${bytes}`]);
    assert.deepEqual(part.rawPayload, whole.rawPayload.subarray(10, 20));
    const changed = await get(`/dumps/${name}/${file}`, { range: 'bytes=10-19', 'if-range': '"other"' });
    assert.deepEqual([changed.statusCode, changed.rawPayload.length], [200, bytes]);
    assert.equal((await get(`/dumps/${name}/${file}`, { range: `bytes=${bytes}-` })).statusCode, 416);
    const head = await app.inject({ method: 'HEAD', url: `/dumps/${name}/${file}` });
    assert.deepEqual([head.statusCode, head.headers['content-length'], head.body], [200, String(bytes), '']);
    assert.match((await get(`/dumps/${name}/`)).body, new RegExp(file));
    assert.match((await get('/dumps/')).body, new RegExp(name));
    const swedish = await get('/dumps/latest/?lang=sv');
    assert.match(swedish.body, /<html lang="sv"[\s\S]*<h1>Fullständigt uttag/);
    assert.match((await get('/dumps/latest/SHA256SUMS')).body, new RegExp(`[0-9a-f]{64} {2}${file}\n`));
    for (const wrong of ['../corestone.db', '..%2f..%2fcorestone.db', 'SHA256SUM', `${file}.x`])
      assert.ok([404, 301].includes((await get(`/dumps/${name}/${wrong}`)).statusCode), wrong);
    for (const wrong of ['..', '%2e%2e', `${name}.partial`, 'x'])
      assert.equal((await get(`/dumps/${wrong}/manifest.json`)).statusCode, 404, wrong);
  });

  it('are kept as many as the settings say', async () => {
    const first = (await get('/api/v1/dumps')).json()[0].name as string;
    for (let n = 0; n < 3; n++) await made({ formats: ['csv'] });
    const names = ((await get('/api/v1/dumps')).json() as { name: string }[]).map((one) => one.name);
    assert.equal(names.length, house().settings.dumpKeep);
    assert.ok(!names.includes(first));
    assert.equal(existsSync(join(house().settings.data, 'dumps', first)), false);
  });

  it('that are under way are not ordered twice', async () => {
    const [one, two] = [await order('admin', { formats: ['csv'] }), await order('admin', { formats: ['csv'] })];
    assert.equal(one.json().id, two.json().id);
    assert.notEqual((await order('admin', { formats: ['json'] })).json().id, one.json().id);
  });
});
