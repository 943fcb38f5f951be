import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { CONTEXT, EXAMPLES } from '../../../test/conformance/formats/example-descriptions.ts';
import { PROFILES } from '../../domain/description/completeness/profiles.ts';
import { FORMATS, READABLE } from '../../formats/formats.ts';
import type { DocumentOrder, DocumentResult } from './document-order.ts';
import { DocumentPool, type PoolSetting } from './document-pool.ts';
import { documentWork } from './document-work.ts';

const ORDER: DocumentOrder = { today: '2026-01-01', communities: 'nowhere', vocabularies: [] };
const program = new URL('./testing/failing-worker.ts', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'pool-'));
after(() => rmSync(folder, { recursive: true }));

async function all(files: readonly string[], setting: Partial<PoolSetting> = {}): Promise<readonly DocumentResult[]> {
  const pool = new DocumentPool(
    files.map((file) => ({ file })),
    { order: ORDER, threads: 2, program, ...setting },
  );
  return resultsOf(pool);
}

async function resultsOf(pool: DocumentPool): Promise<readonly DocumentResult[]> {
  const results: DocumentResult[] = [];
  for await (const one of pool.results()) results.push(one);
  return results;
}

/** What was wrong with each document, `file` alone for nothing. */
function told(results: readonly DocumentResult[]): readonly string[] {
  return results.map(({ file, findings }) => [file, ...findings.map(({ code }) => code)].join(' '));
}

describe('documents in threads', () => {
  test('come in their order, however long each takes', async () => {
    const files = Array.from({ length: 500 }, (_, n) => `${n % 97 === 0 ? 'slow' : 'quick'} ${n}`);
    assert.deepEqual(told(await all(files)), files);
    assert.deepEqual(await all([]), []);
  });

  test('one that ends its thread has a finding, all others come', async () => {
    const files = Array.from({ length: 100 }, (_, n) => `${n === 20 || n === 21 || n === 99 ? 'end' : 'quick'} ${n}`);
    const expected = files.map((file) => (file.startsWith('end') ? `${file} reader-failed` : file));
    const results = await all(files);
    assert.deepEqual(told(results), expected);
    assert.match(results[20]?.findings[0]?.message ?? '', /ended with status 3/);
  });

  test('one that fills the memory of its thread ends nothing', async () => {
    const results = await all(['quick', 'heap', 'quick too'], { heapMb: 32 });
    assert.deepEqual(told(results), ['quick', 'heap reader-failed', 'quick too']);
    assert.match(results[1]?.findings[0]?.message ?? '', /memory/i);
  });

  test('a thread that cannot begin ends the run with its reason', async () => {
    const order = { ...ORDER, communities: 'broken' };
    await assert.rejects(all(['quick'], { order }), /cannot begin/);
  });

  test('whoever stops is not kept waiting, and is told why', async () => {
    const files = Array.from({ length: 2000 }, (_, n) => `slow ${n}`);
    const pool = new DocumentPool(
      files.map((file) => ({ file })),
      { order: ORDER, threads: 2, program },
    );
    let taken = 0;
    const run = async () => {
      for await (const _ of pool.results()) if (++taken === 1) void pool.end(new Error('enough'));
    };
    await assert.rejects(run(), /enough/);
    assert.ok(taken < 100, String(taken));
  });

  test('have the very results of one thread, good and bad, converted too', async () => {
    const files = EXAMPLES.filter((_, n) => n % 4 === 0).flatMap(({ label, description, facts }, n) =>
      FORMATS.filter(({ name }) => READABLE.some((one) => one.name === name)).map((format) => {
        const file = join(folder, `${n}.${format.name}.${format.fileEnding}`);
        const text = format.write(description, facts, CONTEXT);
        writeFileSync(file, label.endsWith('nasty') && n % 2 === 0 ? text.slice(0, -20) : text);
        return file;
      }),
    );
    files.splice(5, 0, join(folder, 'nowhere.xml'));
    const convert = { to: 'datacite4', now: '2026-01-01T00:00:00Z', baseUrl: 'https://igsn.example.org' };
    const order = { ...ORDER, convert, profile: 'drilling' };
    const { program: _, ...real } = { program, order };
    const pool = new DocumentPool(
      files.map((file) => ({ file })),
      { threads: 2, ...real },
    );
    const work = documentWork(order, { readable: READABLE, writable: FORMATS, profiles: PROFILES });
    assert.deepEqual(
      await resultsOf(pool),
      files.flatMap((file) => [...work([{ file }])]),
    );
  });
});
