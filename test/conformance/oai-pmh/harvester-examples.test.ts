import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { harvestIn } from './fill-harvested.ts';
import { change, fillStore, igsnOf, specs } from './fill-store.ts';
import { FRAGILE_DC, faceOf, serveOai } from './serve-oai.ts';
import { type TemporaryStore, temporarySqlite } from './temporary-store.ts';

const DOCS = join(import.meta.dirname, '../../../docs/harvesting');
const isThere = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const skipPython = isThere('python3', '--version') ? false : 'there is no python3';
const skipCurl = isThere('curl', '--version') ? false : 'there is no curl';
const RECORDS = 90;

let temporary: TemporaryStore;
let app: FastifyInstance;
let base: string;
let folder: string;

before(async () => {
  temporary = await temporarySqlite();
  await fillStore(temporary.store, specs(RECORDS));
  await harvestIn(temporary.store, { igsn: 'THEIRS' });
  app = serveOai(faceOf(temporary.store, { now: () => new Date() }), [FRAGILE_DC], { recordsPerPage: 20 });
  base = `${await app.listen({ port: 0, host: '127.0.0.1' })}/oai`;
  folder = mkdtempSync(join(tmpdir(), 'corestone-harvest-'));
});

after(async () => {
  await app.close();
  await temporary.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const run = async (program: string, args: readonly string[], env: Record<string, string> = {}) =>
  (await promisify(execFile)(program, args, { env: { ...process.env, ...env } })).stdout.trim();

test('the harvester in Python fetches all, then what changed, and honours deletions', {
  skip: skipPython,
}, async () => {
  const copy = join(folder, 'copy');
  const harvest = (...more: string[]) => run('python3', [join(DOCS, 'harvest.py'), base, 'oai_dc', copy, ...more]);
  assert.equal(await harvest(), `${RECORDS * 0.9 + 1} kept, ${RECORDS / 10} deleted`);
  const fileOf = (igsn: string) => `${encodeURIComponent(`oai:registry.example.org:${igsn}`)}.xml`;
  assert.equal(readdirSync(copy).length, RECORDS * 0.9 + 1 + 1);
  assert.match(readFileSync(join(copy, fileOf('THEIRS')), 'utf8'), /originDescription/);
  const changedAt = new Date().toISOString();
  const edits = [
    { igsn: igsnOf(1), title: 'New title' },
    { igsn: igsnOf(2), state: 'withdrawn' },
  ];
  await change(temporary.store, ...edits.map((one) => ({ ...one, changedAt })));
  assert.equal(await harvest(), '1 kept, 1 deleted');
  assert.match(readFileSync(join(copy, fileOf(igsnOf(1))), 'utf8'), /New title/);
  assert.ok(!readdirSync(copy).includes(fileOf(igsnOf(2))));
  await assert.rejects(run('python3', [join(DOCS, 'harvest.py'), base, 'nonsense', copy]), /OaiError/);
});

test('the harvester with curl fetches every page', { skip: skipCurl }, async () => {
  const env = { BASE: base, PREFIX: 'oai_dc', FOLDER: join(folder, 'pages') };
  const script = [join(DOCS, 'harvest.sh')];
  assert.equal(await run('sh', script, env), `5 pages, ${RECORDS + 1} records`);
  assert.equal(
    await run('sh', script, { ...env, FOLDER: join(folder, 'set'), SET: 'source:sesar' }),
    '1 pages, 1 records',
  );
  const none = await run('sh', script, { ...env, FOLDER: join(folder, 'none'), FROM: '2030-01-01' });
  assert.equal(none, 'nothing changed\n1 pages, 0 records');
  await assert.rejects(
    run('sh', script, { ...env, FOLDER: join(folder, 'bad'), PREFIX: 'nonsense' }),
    /cannotDisseminateFormat/,
  );
});
