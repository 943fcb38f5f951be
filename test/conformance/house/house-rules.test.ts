import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, test } from 'node:test';

const HOME = resolve(import.meta.dirname, '../../..');
const BIOME = join(HOME, 'node_modules/.bin/biome');

/** Lints these sources at these places of a scratch copy of the house; the paths that a wall refuses. */
function refused(files: Readonly<Record<string, string>>): Set<string> {
  const scratch = mkdtempSync(join(tmpdir(), 'corestone-walls-'));
  try {
    copyFileSync(join(HOME, 'biome.json'), join(scratch, 'biome.json'));
    for (const [path, source] of Object.entries(files)) {
      mkdirSync(join(scratch, dirname(path)), { recursive: true });
      writeFileSync(join(scratch, path), source);
    }
    const { stdout, stderr } = spawnSync(BIOME, ['lint', '--max-diagnostics=none', '.'], {
      cwd: scratch,
      encoding: 'utf8',
    });
    const said = (stdout + stderr).matchAll(/^(\S+?):\d+:\d+ lint\/style\/noRestrictedImports/gm);
    return new Set([...said].map((match) => match[1]!));
  } finally {
    rmSync(scratch, { recursive: true });
  }
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
    ['src/labels/new.ts', '../store/store.ts'],
    ['src/labels/new.ts', '../reports/spell-cell.ts'],
    ['src/reports/new.ts', '../store/store.ts'],
    ['src/printing/new.ts', '../api/problem.ts'],
  ] as const;
  const allowed = [
    ['src/operations/new-use-case.ts', '../domain/finding.ts'],
    ['src/store/ports/new-port.ts', '../../operations/ports.ts'],
    ['src/dissemination/new/page.ts', '../../store/store.ts'],
    ['src/cli/commands/new.ts', '../../context.ts'],
  ] as const;
  const place = (path: string, at: number, kind: string) => path.replace('.ts', `-${kind}-${at}.ts`);
  const files = Object.fromEntries([
    ...forbidden.map(([path, specifier], at) => [place(path, at, 'forbidden'), use(specifier)]),
    ...allowed.map(([path, specifier], at) => [place(path, at, 'allowed'), use(specifier)]),
  ]) as Record<string, string>;
  const said = refused(files);
  forbidden.forEach(([path, specifier], at) => {
    test(`${path} may not import ${specifier}`, () => assert.ok(said.has(place(path, at, 'forbidden'))));
  });
  allowed.forEach(([path, specifier], at) => {
    test(`${path} may import ${specifier}`, () => assert.ok(!said.has(place(path, at, 'allowed'))));
  });
});

const sources = globSync('{src,scripts,bench,test}/**/*.ts', { cwd: HOME }).filter(
  (path) => !path.endsWith('.generated.ts'),
);
test('nothing in the project names a path of the machine it was made on', () => {
  const named = sources.filter(
    (path) => !path.endsWith('house-rules.test.ts') && /['"`/]\/work\//.test(readFileSync(join(HOME, path), 'utf8')),
  );
  assert.deepEqual(named, []);
});
