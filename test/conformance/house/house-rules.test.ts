import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';

const HOME = resolve(import.meta.dirname, '../../..');
const BIOME = join(HOME, 'node_modules/.bin/biome');

function lint(path: string, source: string): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(BIOME, ['lint', `--stdin-file-path=${path}`], {
    cwd: HOME,
    input: source,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

const use = (specifier: string): string => `import { thing } from '${specifier}';\nconsole.log(thing);\n`;

describe('the walls between folders', () => {
  const forbidden = [
    ['src/domain/new-rule.ts', '../store/store.ts'],
    ['src/domain/drilling/new-rule.ts', '../../operations/ports.ts'],
    ['src/domain/drilling/fields/new-rule.ts', '../../../store/store.ts'],
    ['src/domain/new-rule.ts', 'node:fs'],
    ['src/operations/new-use-case.ts', '../store/new-key.ts'],
    ['src/store/ports/new-port.ts', '../../dissemination/public-face.ts'],
    ['src/formats/new-1.0/format.ts', '../../store/store.ts'],
    ['src/intake/new/read.ts', '../../store/store.ts'],
    ['src/dissemination/new/page.ts', '../../operations/ports.ts'],
    ['src/upstream/new.ts', '../store/store.ts'],
    ['src/api/new/route.ts', '../../cli/output.ts'],
    ['src/dissemination/new/page.ts', '../../context.ts'],
  ] as const;
  for (const [path, specifier] of forbidden) {
    test(`${path} may not import ${specifier}`, () => {
      const { said } = lint(path, use(specifier));
      assert.match(said, /noRestrictedImports/);
    });
  }

  const allowed = [
    ['src/operations/new-use-case.ts', '../domain/finding.ts'],
    ['src/store/ports/new-port.ts', '../../operations/ports.ts'],
    ['src/dissemination/new/page.ts', '../../store/store.ts'],
    ['src/cli/commands/new.ts', '../../context.ts'],
  ] as const;
  for (const [path, specifier] of allowed) {
    test(`${path} may import ${specifier}`, () => {
      const { said } = lint(path, use(specifier));
      assert.doesNotMatch(said, /noRestrictedImports/);
    });
  }
});

const sources = globSync('{src,scripts,bench,test}/**/*.ts', { cwd: HOME }).filter(
  (path) => !path.endsWith('.generated.ts'),
);
const EXPORTED = /^export (?:default )?(?:async )?(?:abstract )?(?:function\*?|class|interface|type|const) /;

test('every exported thing in domain, operations, formats, api and store has a docblock', () => {
  const bare: string[] = [];
  for (const path of sources.filter((one) =>
    /^src\/(domain|operations|formats|api|store|outbox|upstream|intake|dissemination)\//.test(one),
  )) {
    if (path.endsWith('.test.ts')) continue;
    const lines = readFileSync(join(HOME, path), 'utf8').split('\n');
    lines.forEach((line, at) => {
      if (EXPORTED.test(line) && !(lines[at - 1] ?? '').trimEnd().endsWith('*/')) bare.push(`${path}:${at + 1}`);
    });
  }
  assert.deepEqual(bare, []);
});

test('no test file is longer than 400 lines', () => {
  const long = sources.filter(
    (path) => path.endsWith('.test.ts') && readFileSync(join(HOME, path), 'utf8').split('\n').length > 400,
  );
  assert.deepEqual(long, []);
});

test('nothing in the project names a path of the machine it was made on', () => {
  const named = sources.filter(
    (path) => !path.endsWith('house-rules.test.ts') && /['"`/]\/work\//.test(readFileSync(join(HOME, path), 'utf8')),
  );
  assert.deepEqual(named, []);
});
