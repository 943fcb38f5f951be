import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { registerSamplingRoutes } from './sampling-routes.ts';
import { registerStationRoutes } from './station-routes.ts';

const agent = { name: 'Test agent', adminEmail: 'curator@samples.example' };
const face = { agent, baseUrl: 'https://samples.example/igsn', language: 'en' } as unknown as PublicFace;

describe('the station is served', () => {
  const folder = mkdtempSync(join(tmpdir(), 'corestone-station-'));
  let isIn = true;
  let app: FastifyInstance;

  before(() => {
    app = Fastify();
    registerStationRoutes(app, face, async () => (isIn ? ({ ok: true } as never) : undefined), folder);
  });
  after(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  it('says how to build while there is nothing', async () => {
    const answer = await app.inject('/station');
    assert.equal(answer.statusCode, 503);
    assert.match(answer.body, /The station is not built yet.*node scripts\/build-web\.ts/s);
    const headers = { 'accept-language': 'sv' };
    const swedish = await app.inject({ url: '/station', headers });
    assert.equal(swedish.headers['content-language'], 'sv');
    assert.match(swedish.body, /<html lang="sv".*Stationen är inte byggd än/s);
  });

  it('shows one shell for every path, placed below the base address, to who is signed in', async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'assets/main-1.js'), 'void 0;');
    writeFileSync(join(folder, 'index.html'), '<script src="./assets/main-1.js"></script>');
    writeFileSync(join(folder, 'offline-worker.js'), '//');
    for (const path of ['/station', '/station/5054/hole/5054_1_A', '/station/index.html'])
      assert.match((await app.inject(path)).body, /src="\/igsn\/station\/assets\/main-1\.js"/, path);
    isIn = false;
    const away = await app.inject('/station/5054/grid/section');
    assert.deepEqual(
      [away.statusCode, away.headers.location],
      [303, '/igsn/login?next=%2Fstation%2F5054%2Fgrid%2Fsection'],
    );
    assert.equal((await app.inject('/station/shell')).statusCode, 200, 'the worker needs no session for it');
  });

  it('sends files to be kept for good, and its worker to be looked at each time', async () => {
    const file = await app.inject('/station/assets/main-1.js');
    assert.equal(file.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(file.headers['content-type'], 'text/javascript; charset=utf-8');
    const worker = await app.inject('/station/offline-worker.js');
    assert.deepEqual(
      [worker.headers['cache-control'], worker.headers['service-worker-allowed']],
      ['no-cache', '/igsn/station'],
    );
  });
});

describe('the screen of sampling parties is served', () => {
  const folder = mkdtempSync(join(tmpdir(), 'corestone-sampling-'));
  const app = Fastify();
  before(() => registerSamplingRoutes(app, face, folder));
  after(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  it('one shell for every party, to everybody: who may see the party is asked of the API', async () => {
    assert.equal((await app.inject('/sampling')).statusCode, 503);
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'assets/main-1.js'), 'void 0;');
    writeFileSync(join(folder, 'index.html'), '<script src="./assets/main-1.js"></script>');
    writeFileSync(join(folder, 'help.html'), 'Help');
    for (const path of ['/sampling', '/sampling/0199c0de-0000-7000-8000-000000000000', '/sampling/index.html'])
      assert.match((await app.inject(path)).body, /src="\/igsn\/sampling\/assets\/main-1\.js"/, path);
    assert.equal(
      (await app.inject('/sampling/assets/main-1.js')).headers['content-type'],
      'text/javascript; charset=utf-8',
    );
    assert.equal((await app.inject('/sampling/help.html')).body, 'Help');
  });
});
