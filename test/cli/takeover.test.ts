import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { allCommands } from '../../src/cli/commands.ts';
import { SETTINGS } from '../../src/config/all-settings.ts';
import { readHandleBatch } from '../conformance/handles/read-handle-batch.ts';
import { manyRecords, writeSqlDump } from '../registry/registry-dump.ts';
import { onEachPlace } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';

/** Every call in the code blocks of a guide, as words. */
function callsIn(guide: string): readonly (readonly string[])[] {
  const text = readFileSync(join(import.meta.dirname, '../../docs', guide), 'utf8');
  return [...text.matchAll(/^npx corestone (.+)$/gm)].map((found) => found[1]!.split(' '));
}

for (const guide of ['legacy.md', 'landing-checks.md']) {
  test(`${guide} calls commands and options that exist`, async () => {
    const calls = callsIn(guide);
    const commands = await allCommands();
    assert.ok(calls.length > 0);
    for (const words of calls) {
      const command = commands.find((one) => one.name === words.slice(0, 2).join(' '));
      assert.ok(command, words.join(' '));
      const options = words.filter((word) => word.startsWith('--')).map((word) => word.slice(2));
      for (const option of options)
        assert.ok(
          command.options.some((one) => one.name === option),
          words.join(' '),
        );
    }
  });

  test(`${guide} names settings that exist`, () => {
    const text = readFileSync(join(import.meta.dirname, '../../docs', guide), 'utf8');
    const known = new Set(SETTINGS.map((one) => one.variable));
    const named = [...text.matchAll(/CORESTONE_[A-Z_]+/g)].map((found) => found[0]);
    assert.deepEqual(
      named.filter((one) => !known.has(one)),
      [],
    );
  });
}

onEachPlace('taking over at the command line', (place) => {
  const RECORDS = 12;
  const tables = manyRecords(RECORDS);
  const dataset = tables.dataset!.map((row, n) => (n === 0 ? { ...row, url: 'http://10.0.0.1/inside' } : row));
  const folder = writeSqlDump({ ...tables, dataset });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const json = async (...words: readonly string[]) => {
    const { status, out, error } = await callHere([...words, '--json', ...place().flags]);
    assert.notEqual(out, '', error);
    return { status, result: JSON.parse(out) as Record<string, unknown> };
  };

  test('a registry: dry, in earnest, and again', async () => {
    for (const [more, fresh] of [
      [['--dry-run'], RECORDS],
      [[], RECORDS],
      [[], 0],
    ] as const) {
      const { status, result } = await json('registry', 'import', folder, ...more);
      const { records, versions } = result as { records: { new: number }; versions: { new: number } };
      assert.deepEqual([status, records.new, versions.new], [1, fresh, fresh]);
    }
  });

  test('the words for people count by table', async () => {
    const { out } = await callHere(['registry', 'import', folder, ...place().flags]);
    assert.match(out, /records +0 +12 +0\n/);
    assert.match(out, /agent-unknown/);
  });

  test('a folder without tables says so; a name that is none is a wrong call', async () => {
    const empty = await callHere(['registry', 'import', place().dataFolder, ...place().flags]);
    assert.equal(empty.status, 1);
    assert.match(empty.error, /holds no dump of a registry/);
    for (const words of [
      ['registry', 'import', folder, '--oai-repository', 'no domain'],
      ['registry', 'import'],
    ])
      assert.equal((await callHere([...words, ...place().flags])).status, 2, words.join(' '));
  });

  test('namespaces from a list', async () => {
    const file = join(place().dataFolder, 'list.tsv');
    writeFileSync(file, '10273/MAR\tMARUM\t2013-06-07\n10273/GFQ\tMARUM\t2013-06-07\n');
    const { status, result } = await json('namespace', 'import', file);
    assert.deepEqual([status, result.namespaces], [1, { new: 1, unchanged: 0, refused: 1 }]);
  });

  test('a batch file of the handles', async () => {
    const [out, authentication] = ['handles.txt', 'sign-in.txt'].map((name) => join(place().dataFolder, name));
    writeFileSync(authentication!, 'AUTHENTICATE SECKEY:300:0.NA/10273\r\nnot a secret\r\n');
    await callHere(['alias', 'add', '10273/OLD1', 'GFX2', ...place().flags]);
    const { result } = await json('export', 'handle-batch', '--out', out!, '--authenticate', authentication!);
    assert.equal(result.handles, RECORDS + 1);
    const batch = readHandleBatch(readFileSync(out!, 'utf8'));
    assert.deepEqual(batch.authentication, ['AUTHENTICATE SECKEY:300:0.NA/10273', 'not a secret']);
    assert.equal(batch.creates.size, RECORDS + 1);
    assert.equal(batch.creates.get('10273/OLD1')?.find(({ index }) => index === 1)?.type, 'HS_ALIAS');
  });

  test('a landing page inside the own network is not asked', async () => {
    const { status, result } = await json('landing', 'check', '--igsn', 'gfx1');
    const failed = result.failed as readonly { outcome: string; status: number | null }[];
    assert.deepEqual([status, failed.length, failed[0]?.outcome, failed[0]?.status], [1, 1, 'refused', null]);
    const shown = await json('landing', 'status');
    assert.deepEqual(shown.result.outcomes, [{ outcome: 'refused', pages: 1 }]);
    assert.equal((await callHere(['landing', 'check', '--limit', '0', ...place().flags])).status, 2);
  });
});
