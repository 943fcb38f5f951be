import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { it } from 'node:test';

const HOME = resolve(import.meta.dirname, '../../..');
const textOf = (
  pattern: string,
  isWanted: (path: string) => boolean = () => true,
): readonly (readonly [string, string])[] =>
  globSync(pattern, { cwd: HOME })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.includes('.test.') && isWanted(path))
    .map((path) => [path, readFileSync(join(HOME, path), 'utf8')] as const);

/** For whatever a screen does not want on paper, beside the rules for paper of its own. */
const ON_PAPER: ReadonlySet<string> = new Set(['noprint']);

/** The classes that the selectors of a stylesheet name. */
function classesOf(sheet: string): ReadonlySet<string> {
  const selectors = [...sheet.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/(?<selector>[^{};`]+)\{/g)];
  return new Set(
    selectors.flatMap(({ groups }) => [...groups!.selector!.matchAll(/\.([A-Za-z][\w-]*)/g)].map(([, name]) => name!)),
  );
}

/** Classes that stand nowhere as a word, and are not begun by one that ends in what is filled in, such as `c-` before `${colour}`. */
function unusedIn(sheets: readonly (readonly [string, string])[], code: string): readonly string[] {
  const words = new Set([...code.matchAll(/(?<![\w-])[A-Za-z][\w-]*/g)].map(([word]) => word));
  const begun = [...new Set([...code.matchAll(/(?<![\w-])([a-z]+-?)\$\{/g)].map(([, word]) => word!))];
  return sheets.flatMap(([path, sheet]) =>
    [...classesOf(sheet)]
      .filter((name) => !words.has(name) && !ON_PAPER.has(name) && !begun.some((one) => isBegunBy(name, one)))
      .map((name) => `${path}: .${name}`),
  );
}

/** `c-ok` is begun by `c-`, `l7` by `l`. */
function isBegunBy(name: string, beginning: string): boolean {
  if (!name.startsWith(beginning)) return false;
  return beginning.endsWith('-') || /^\d+$/.test(name.slice(beginning.length));
}

const joined = (files: readonly (readonly [string, string])[]): string => files.map(([, text]) => text).join('\n');

it('the stylesheets of the applications have no class that neither uses', () => {
  const code = joined([...textOf('src/web/**/*.{ts,tsx,svg}'), ...textOf('scripts/build-web.ts')]);
  assert.deepEqual(unusedIn(textOf('src/web/**/*.css'), code), []);
});

it('the styles of the server’s pages have no class that no page uses', () => {
  const code = joined(textOf('src/**/*.ts', (path) => !path.startsWith('src/web/') && !path.includes('/style/')));
  const sheets = textOf('src/dissemination/frame/style/*-style.ts');
  assert.ok(sheets.length > 5);
  assert.deepEqual(unusedIn(sheets, code), []);
});
