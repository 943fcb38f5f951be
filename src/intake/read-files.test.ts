import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { IntakeItem } from '../domain/drilling/object-row.ts';
import { CorestoneError } from '../domain/error.ts';
import { readFiles } from './read-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'corestone-intake-'));
after(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function readAll(paths: readonly string[], options = {}): Promise<IntakeItem[]> {
  const items: IntakeItem[] = [];
  for await (const item of readFiles(paths, options)) items.push(item);
  return items;
}

test('parents come first whatever the order of the files', async () => {
  const paths = [
    write('5054_sections.csv', 'parent;section;curated_length_m\n5054_1_A_001;1;1,45\n'),
    write('cores.csv', 'expedition,site,hole,core,top_depth\n5054,1,A,1,102.3\n'),
    write('programs.csv', 'program,name\nICDP,International Continental Scientific Drilling Program\n'),
    write('holes.tsv', 'exp\tsite\thole\n5054\t1\tA\n'),
    write('expedition.csv', 'program,expedition code,expedition\nICDP,5054,COSC-1\n'),
  ];
  const items = await readAll(paths);
  const rows = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
  assert.deepEqual(
    rows.map(({ type, implied }) => (implied ? `(${type})` : type)),
    ['program', 'expedition', '(site)', 'hole', 'core_run', 'section'],
  );
  assert.deepEqual(rows.at(-1)!.names, {
    program: 'ICDP',
    expedition: '5054',
    site: '1',
    hole: 'A',
    core_run: '1',
    section: '1',
  });
});

test('files of the same name are told apart by their paths', async () => {
  mkdirSync(join(folder, 'b'));
  const paths = [write('holes.csv', 'site,hole\n1,A\n'), write('b/holes.csv', 'site,hole\n1,A\n')];
  const items = await readAll(paths, { expedition: '5054' });
  const double = items.find((item) => item.kind === 'finding' && item.finding.code === 'duplicate-key');
  assert.ok(double?.kind === 'finding');
  assert.equal(double.finding.at!.file, paths[1]);
  assert.ok(double.finding.message.includes(paths[0]!));
});

const cannotOpen = (path: string, reason: RegExp) => ({
  name: `${path} cannot be opened`,
  check: (error: unknown) =>
    error instanceof CorestoneError && error.code === 'invalid-input' && reason.test(error.message),
});

test('a file that is not there is an error before anything is read', async () => {
  const good = write('sites.csv', 'expedition,site\n5054,1\n');
  const items: IntakeItem[] = [];
  const reading = (async () => {
    for await (const item of readFiles([good, join(folder, 'nowhere.csv')])) items.push(item);
  })();
  await assert.rejects(reading, cannotOpen('nowhere', /nowhere\.csv: there is no such file/).check);
  assert.deepEqual(items, []);
});

test('a folder stands for the tables in it, one without any is an error', async () => {
  const [tables, empty] = [join(folder, 'tables'), join(folder, 'empty')];
  mkdirSync(tables);
  mkdirSync(empty);
  write('tables/sites.csv', 'expedition,site\n5054,7\n');
  write('tables/notes.md', 'none');
  const rows = (await readAll([tables])).flatMap((item) => (item.kind === 'row' ? [item.row.names.site] : []));
  assert.deepEqual(rows, [undefined, '7']);
  await assert.rejects(readAll([empty]), cannotOpen('empty', /it is a folder/).check);
});

test('a file that may not be read is an error', {
  skip: process.getuid?.() === 0 && 'root may read everything',
}, async () => {
  const path = write('secret.csv', 'site\n1\n');
  chmodSync(path, 0);
  await assert.rejects(readAll([path]), cannotOpen('secret', /no permission/).check);
});
