import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { recordedUpstream } from './recorded.ts';
import type { Upstream, UpstreamRequest } from './upstream.ts';

const request = (igsn: string): UpstreamRequest => ({ igsn, version: 1, action: 'register', intent: '{"a":{"b":1}}' });

async function recalled(upstream: Upstream): Promise<string[]> {
  const found: string[] = [];
  for await (const one of upstream.recall()) found.push(one.igsn);
  return found;
}

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'corestone-recorded-'));
});
after(() => rmSync(folder, { recursive: true }));

test('without a journal nothing is known', async () => {
  assert.deepEqual(await recalled(recordedUpstream(join(folder, 'none.ndjson'))), []);
});

test('a folder that is not there yet is made', async () => {
  const upstream = recordedUpstream(join(folder, 'new', 'deeper', 'journal.ndjson'));
  assert.deepEqual(await upstream.submit([request('AAA')]), [{ outcome: 'confirmed' }]);
  assert.deepEqual(await recalled(upstream), ['AAA']);
});

test('what was asked is confirmed and on disk, in order', async () => {
  const file = join(folder, 'order.ndjson');
  const upstream = recordedUpstream(file);
  assert.deepEqual(await upstream.submit([request('AAA'), request('BBB')]), [
    { outcome: 'confirmed' },
    { outcome: 'confirmed' },
  ]);
  await upstream.submit([request('CCC')]);
  assert.deepEqual(await recalled(upstream), ['AAA', 'BBB', 'CCC']);
  assert.equal(readFileSync(file, 'utf8').split('\n').length, 4);
});

test('a line that a crash cut, wherever, stands alone and is passed over', async () => {
  const line = JSON.stringify(request('CUT'));
  for (let length = 1; length < line.length; length++) {
    const file = join(folder, `cut${length}.ndjson`);
    const upstream = recordedUpstream(file);
    await upstream.submit([request('AAA')]);
    appendFileSync(file, line.slice(0, length));
    await upstream.submit([request('BBB')]);
    assert.deepEqual(await recalled(upstream), ['AAA', 'BBB'], line.slice(0, length));
  }
});
