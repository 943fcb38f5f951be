import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { type JobWorker, startJobWorker } from '../../src/api/jobs/job-worker.ts';
import { buildServer } from '../../src/api/server.ts';
import { initialise } from '../../src/context.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { addClient } from './parties.ts';
import { quickHash } from './quick-hash.ts';

const DOCS = join(import.meta.dirname, '../../docs/api');
const PASSWORD = 'cores by the thousand';

const hasTools = ['sh', 'curl', 'gzip', 'sed'].every((tool) => spawnSync(tool, ['--version']).error === undefined);
const skip = hasTools ? false : 'sh, curl, gzip or sed is missing: the calls of the documents are not made';

onEachPlace('the bulk calls of the documents', (place) => {
  let house: Awaited<ReturnType<typeof houseAt>>;
  let app: FastifyInstance;
  let worker: JobWorker;
  before(async () => {
    house = await houseAt(place(), {}, 'none');
    await addClient(house, 'GFZ.ICDP', ['ICD'], { passwordHash: quickHash(PASSWORD) });
    await addClient(house, 'GFZ.OTHER', ['OTH']);
    await initialise(house, { password: PASSWORD });
    app = await buildServer(house);
    await app.listen({ port: 0, host: '127.0.0.1' });
    worker = startJobWorker(house, (error) => assert.fail(String(error)));
  });
  after(async () => {
    await worker.stop();
    await app.close();
    await house.close();
  });

  it('docs/api/bulk.sh answers what docs/api/bulk.md says', { skip }, async () => {
    const { port } = app.server.address() as { port: number };
    const env = {
      ...process.env,
      BASE: `http://127.0.0.1:${port}`,
      ACCOUNT: `GFZ.ICDP:${PASSWORD}`,
      NAMESPACE: 'ICD',
      MANAGER: `admin:${PASSWORD}`,
      TO: 'GFZ.OTHER',
    };
    const { stdout, stderr } = await promisify(execFile)('sh', [join(DOCS, 'bulk.sh')], { env, timeout: 60_000 });
    assert.equal(stderr, '');
    const shown = /```text\n(.*?)```/s.exec(readFileSync(join(DOCS, 'bulk.md'), 'utf8'))![1]!;
    assert.equal(stdout.trim().replaceAll(`:${port}`, ':8080'), shown.trim());
  });
});
