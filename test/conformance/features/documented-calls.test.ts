import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { promisify } from 'node:util';
import { buildServer } from '../../../src/api/server.ts';
import { houseAt, sqlitePlace } from '../../store/each-engine.ts';
import { serveSmallWorld } from './small-world.ts';

const DOCS = join(import.meta.dirname, '../../../docs');
const isMissing = ['sh', 'curl', 'sed'].some((tool) => spawnSync(tool, ['--version']).error !== undefined);

it('docs/api/features.sh answers what docs/features.md says', {
  skip: isMissing && 'sh, curl or sed is missing',
}, async () => {
  const place = await sqlitePlace();
  const folder = mkdtempSync(join(tmpdir(), 'corestone-features-'));
  const first = await houseAt(place, {}, 'none');
  let app = await serveSmallWorld(first);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  await app.close();
  // Links are made from the base address, which is known only now.
  const baseUrl = `http://127.0.0.1:${port}`;
  app = await buildServer({ ...first, settings: { ...first.settings, baseUrl } });
  await app.listen({ port, host: '127.0.0.1' });
  try {
    const env = { ...process.env, BASE: baseUrl };
    const { stdout, stderr } = await promisify(execFile)('sh', [join(DOCS, 'api/features.sh')], { env, cwd: folder });
    const said = /```text\n(.*?)```/s.exec(readFileSync(join(DOCS, 'features.md'), 'utf8'))?.[1];
    assert.equal(stderr, '');
    assert.equal(stdout.trim(), said?.trim());
  } finally {
    await app.close();
    await first.close();
    await place.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
});
