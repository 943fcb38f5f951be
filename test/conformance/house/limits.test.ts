import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { exportsOf, functionsOf } from './source-shapes.ts';

const HOME = resolve(import.meta.dirname, '../../..');
const files = globSync('{src,scripts,bench,test}/**/*.{ts,tsx}', { cwd: HOME })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.includes('.generated.'))
  .map((path) => ({ path, text: readFileSync(join(HOME, path), 'utf8') }));
const isTest = (path: string): boolean => path.includes('.test.');
const sources = files.filter(({ path }) => path.startsWith('src/') && !isTest(path));

function longerThan(most: number, some: typeof files): readonly string[] {
  return some.flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length;
    return lines > most ? [`${path}: ${lines}`] : [];
  });
}

/** The value below which a share of numbers lies. */
function quantile(numbers: readonly number[], share: number): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length * share)]!;
}

describe('how functions are counted', () => {
  const cases: readonly (readonly [source: string, ...found: (readonly [string, number])[]])[] = [
    ['function a() {\n  b();\n}', ['a', 3]],
    ['export async function* a(\n  b: string,\n): C {\n  d();\n}', ['a', 5]],
    ['const a = (b: string) => b;', ['a', 1]],
    ['const a = (\n  b: string,\n): C => {\n  d();\n};', ['a', 5]],
    ['export const a: B = async (b) => {\n  c();\n};', ['a', 3]],
    ['const a = b => c;', ['a', 1]],
    ['class A {\n  async b(): C {\n    d();\n  }\n}', ['b', 3]],
    ['function a() {\n  const b = (c: D) => {\n    e();\n  };\n}', ['a', 5], ['b', 3]],
    ['const a = (b + c) * d;'],
    ['const a = {\n  b: (c) => d,\n};'],
  ];
  for (const [source, ...found] of cases)
    it(source.split('\n')[0]!, () =>
      assert.deepEqual(
        functionsOf(source).map(({ name, lines }) => [name, lines]),
        found,
      ),
    );
});

describe('limits of length', () => {
  it('no source has more than 300 lines', () => assert.deepEqual(longerThan(300, sources), []));

  it('no test, no script and no measurement has more than 400 lines', () =>
    assert.deepEqual(
      longerThan(
        400,
        files.filter((one) => !sources.includes(one)),
      ),
      [],
    ));

  it('in the domain the middle function has less than 8 lines, and none more than 50', () => {
    const shapes = sources
      .filter(({ path }) => path.startsWith('src/domain/'))
      .flatMap(({ path, text }) => functionsOf(text).map((one) => ({ ...one, path })));
    assert.ok(shapes.length > 1000, String(shapes.length));
    const lengths = shapes.map((one) => one.lines);
    assert.ok(quantile(lengths, 0.5) < 8, String(quantile(lengths, 0.5)));
    assert.deepEqual(
      shapes.filter((one) => one.lines > 50).map(({ path, line, name }) => `${path}:${line} ${name}`),
      [],
    );
  });

  it('elsewhere nine functions of ten have less than 40 lines', () => {
    const others = sources.filter(({ path }) => !path.startsWith('src/domain/'));
    const lengths = others.flatMap(({ text }) => functionsOf(text)).map((one) => one.lines);
    assert.ok(quantile(lengths, 0.9) < 40, String(quantile(lengths, 0.9)));
  });
});

describe('what is exported', () => {
  it('has a docblock', () => {
    const bare = sources.flatMap(({ path, text }) =>
      exportsOf(text)
        .filter((one) => !one.isDescribed)
        .map((one) => `${path}:${one.line} ${one.name}`),
    );
    assert.deepEqual(bare, []);
  });
});

describe('bare numbers', () => {
  const QUANTITY =
    /(?:depth|latitude|longitude|elevation|thickness|diameter|distance|radius|timeout|delay|duration|length|offset|top|bottom|share|percent)$/i;
  const NUMBER = /^\s+readonly (?<name>\w+)\??: number(?: \| null| \| undefined)*;/gm;
  // What is no quantity of nature or time: characters of a text, octets of a file, units of a drawing, or a unit beside it.
  const COUNTED: Readonly<Record<string, string>> = {
    maxLength: 'characters',
    minLength: 'characters',
    runsWithDrilledLength: 'runs',
    offset: 'octets or rows',
    percent: 'the unit itself',
    pointLongitude: 'as DataCite calls it',
    pointLatitude: 'as DataCite calls it',
    westBoundLongitude: 'as DataCite calls it',
    eastBoundLongitude: 'as DataCite calls it',
    southBoundLatitude: 'as DataCite calls it',
    northBoundLatitude: 'as DataCite calls it',
  };

  const UNIT_BESIDE = ['top', 'bottom'].map((name) => `src/domain/curation/read-wish-lines.ts ${name}`);

  it('carry their unit in the name', () => {
    const without = sources
      .filter(({ path }) => /^src\/(domain|operations|store|formats|intake|api|dissemination|config)\//.test(path))
      .filter(({ path }) => !path.startsWith('src/dissemination/drawing/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(NUMBER)]
          .map(({ groups }) => groups!.name!)
          .filter((name) => QUANTITY.test(name) && !(name in COUNTED))
          .filter((name) => !UNIT_BESIDE.includes(`${path} ${name}`))
          .map((name) => `${path} ${name}`),
      );
    assert.deepEqual(without, []);
  });
});
