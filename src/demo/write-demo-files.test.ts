import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { generateExpedition } from './cosc-expedition.ts';
import { DEMO_TABLES } from './demo-tables.ts';
import { toCsv, writeDemoFiles } from './write-demo-files.ts';

/** Of all files one after the other. It changes when the generated data change, and then on purpose. */
const SHA_256 = 'c3446744a8a0fc3971be54782b6893169febba12881590a472f95f5bedbc2902';

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'corestone-demo-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const digest = async (paths: readonly string[]) => {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(await readFile(path));
  return hash.digest('hex');
};

test('the files have the same bytes every time, parents first', () =>
  inFolder(async (folder) => {
    const once = await writeDemoFiles(join(folder, 'one', 'deep'), generateExpedition());
    const twice = await writeDemoFiles(join(folder, 'two'), generateExpedition());
    assert.deepEqual(
      once.map((path) => basename(path)),
      Object.keys(DEMO_TABLES).map((table) => `${table}.csv`),
    );
    assert.equal(await digest(once), await digest(twice));
    assert.equal(await digest(once), SHA_256);
  }));

test('a table without rows gets no file', () =>
  inFolder(async (folder) => {
    const paths = await writeDemoFiles(folder, { ...generateExpedition(), gases: [] });
    assert.ok(!paths.some((path) => path.endsWith('gases.csv')));
    assert.equal(paths.length, Object.keys(DEMO_TABLES).length - 1);
  }));

test('a file reads back as the rows it was written from', () => {
  const { contributors, sample_requests: requests } = generateExpedition();
  const records: Record<string, string>[] = parse(toCsv('contributors', contributors), { columns: true });
  assert.deepEqual(
    records.map((record) => record.contributor),
    contributors.map((row) => row.contributor),
  );
  assert.equal(records[0]?.is_creator, 'true');
  assert.equal(records[0]?.orcid, undefined);
  const [first]: Record<string, string>[] = parse(toCsv('sample_requests', requests), { columns: true });
  assert.equal(first?.scientists, 'Team Geochemistry, Stockholm');
});

test('lists are joined, quotes and line breaks are kept, nothing is empty', () => {
  const csv = toCsv('lithologies', [
    {
      program: 'P',
      expedition: '1',
      site: '1',
      hole: 'A',
      lithology: '1',
      color: ['grey', 'pink'],
      comment: 'a "b"\r\nc',
    },
    { program: 'P', expedition: '1', site: '1', hole: 'A', lithology: '2', comment: null },
  ]);
  assert.equal(
    csv,
    'program,expedition,site,hole,lithology,color,comment\r\nP,1,1,A,1,grey; pink,"a ""b""\r\nc"\r\nP,1,1,A,2,,\r\n',
  );
});
