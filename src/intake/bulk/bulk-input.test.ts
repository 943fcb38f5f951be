import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { cutStream } from './bulk-input.ts';

const CHUNK = 20_000;

test('a packed input that waits often has no more listeners in the end than in the beginning', async () => {
  const warnings: string[] = [];
  const onWarning = ({ name }: Error) => warnings.push(name);
  process.on('warning', onWarning);
  const lines = Array.from({ length: 12_000 }, () => `"ICDP${randomBytes(20).toString('hex').toUpperCase()}"`);
  const packed = gzipSync(lines.join('\n'));
  const stream = (async function* () {
    for (let at = 0; at < packed.length; at += CHUNK) yield packed.subarray(at, at + CHUNK);
  })();
  let count = 0;
  for await (const pieces of cutStream(stream, { syntax: 'ndjson', isGzip: true }, [])) count += pieces.length;
  await nextTurn();
  process.off('warning', onWarning);
  assert.ok(packed.length > 12 * CHUNK);
  assert.deepEqual([count, warnings], [lines.length, []]);
});
