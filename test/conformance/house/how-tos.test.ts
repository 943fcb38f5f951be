import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { changed, countBlocks, stepsOf } from './how-to-steps.ts';

const HOME = resolve(import.meta.dirname, '../../..');
const COPIED = [
  'bench',
  'bin',
  'client',
  'docs',
  'scripts',
  'src',
  'test',
  'biome.json',
  'package.json',
  'tsconfig.json',
];
const PAGES = globSync('docs/how-to/add-*.md', { cwd: HOME }).toSorted();
const pages = PAGES.map((path) => ({ path, text: readFileSync(join(HOME, path), 'utf8') }));
const steps = pages.flatMap(({ text }) => stepsOf(text));
// What several pages ask for, such as the types, is done once for all of them.
const commands = new Set(steps.flatMap((step) => (step.kind === 'run' ? step.commands : [])));
const touched = new Set(steps.flatMap((step) => (step.kind !== 'run' && step.path.endsWith('.ts') ? [step.path] : [])));

describe('the how-tos', () => {
  let copy = '';
  before(() => {
    copy = mkdtempSync(join(tmpdir(), 'corestone-how-to-'));
    for (const one of COPIED) cpSync(join(HOME, one), join(copy, one), { recursive: true });
    symlinkSync(join(HOME, 'node_modules'), join(copy, 'node_modules'), 'junction');
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  /** Runs a line as a person would who stands in the copy. */
  function run(line: string): void {
    const path = [dirname(process.execPath), join(copy, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);
    const { NODE_TEST_CONTEXT: _, NODE_OPTIONS: __, ...environment } = process.env;
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
      cwd: copy,
      encoding: 'utf8',
      env: { ...environment, PATH: path },
    });
    assert.equal(status, 0, `${line}\n${stdout}\n${stderr}`);
  }

  it('are the four: a field, a format, a term, an endpoint', () => {
    const names = pages.map(({ path }) => path.replace(/^.*how-to.|\.md$/g, ''));
    assert.deepEqual(names, ['add-a-field', 'add-a-format', 'add-a-term', 'add-an-endpoint']);
  });

  for (const { path, text } of pages)
    it(`${path} fits the code, with every block a step`, () => {
      const own = stepsOf(text);
      assert.equal(own.length, countBlocks(text));
      for (const step of own) {
        if (step.kind === 'run') continue;
        const file = join(copy, step.path);
        mkdirSync(dirname(file), { recursive: true });
        if (step.kind === 'new') writeFileSync(file, step.text, { flag: 'wx' });
        else writeFileSync(file, changed(readFileSync(file, 'utf8'), step.text));
      }
    });

  // One checker takes half as much of the processors as the four that a person waits for.
  const cheaply = (command: string) => (/\btsc\b/.test(command) ? `${command} --checkers 1` : command);
  for (const command of commands) it(command, () => run(cheaply(command)));

  it('what they write is formatted and keeps to the walls', () =>
    run(`biome check --error-on-warnings ${[...touched].join(' ')}`));
});
