import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { promisify } from 'node:util';
import { buildServer } from '../../src/api/server.ts';
import { type House, initialise } from '../../src/context.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { expeditionToEnter } from './entering.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const PASSWORD = 'wet gloves at three';
const has = (...tools: string[]) => tools.every((tool) => spawnSync(tool, ['--version']).error === undefined);
const skip = has('sh', 'curl', 'date') ? false : 'sh, curl or date is missing';

onEachPlace('the calls of docs/station-api.md', (place) => {
  let house: House;
  let app: Awaited<ReturnType<typeof buildServer>>;
  let base: string;
  before(async () => {
    house = await houseAt(place(), {}, 'none');
    await initialise(house, { password: PASSWORD });
    await expeditionToEnter(house, '9401');
    app = await buildServer({ ...house, settings: { ...house.settings, logLevel: 'silent' } });
    base = await app.listen({ port: 0, host: '127.0.0.1' });
  });
  after(async () => {
    await app.close();
    await house.close();
  });

  it('docs/api/station.sh answers what the page says', { skip }, async () => {
    const path = `${join(process.execPath, '..')}:${process.env.PATH}`;
    const env = { ...process.env, PATH: path, BASE: base, ACCOUNT: `admin:${PASSWORD}`, CODE: '9401' };
    const { stdout, stderr } = await promisify(execFile)('sh', [join(DOCS, 'api/station.sh')], {
      env,
      timeout: 60_000,
    });
    assert.equal(stderr, '');
    const page = readFileSync(join(DOCS, 'station-api.md'), 'utf8');
    assert.equal(stdout.trim(), /```text\n(.*?)```/s.exec(page)![1]!.trim());
  });
});
