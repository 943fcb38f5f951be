import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { after, before, it } from 'node:test';
import { onEachEngine } from '../../store/each-engine.ts';
import { type DataciteServer, PASSWORD, serveDatacite } from './serve-datacite.ts';

const SCRIPT = resolve(import.meta.dirname, '../../../docs/api/datacite.sh');

onEachEngine('the documented calls of the DataCite API', (house) => {
  let server: DataciteServer;
  before(async () => {
    server = await serveDatacite(house());
  });
  after(() => server.close());

  it('run as they stand', { skip: process.platform === 'win32' ? 'a shell script' : false }, async () => {
    const settings = { BASE: server.address, ACCOUNT: 'GFZ.ICDP', PASSWORD, PREFIX: '10.60510' };
    const env = { ...process.env, ...settings, LANDING: 'https://example.org' };
    const script = spawn('sh', [SCRIPT], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: string[] = [];
    script.stdout.on('data', (text) => said.push(String(text)));
    script.stderr.on('data', (text) => said.push(String(text)));
    const [code] = await once(script, 'close');
    assert.equal(code, 0, said.join(''));
    assert.match(said.join(''), /\ndone\n$/);
  });
});
