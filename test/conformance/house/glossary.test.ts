import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { it } from 'node:test';
import { exportsOf, wordsOf } from './source-shapes.ts';

const HOME = resolve(import.meta.dirname, '../../..');
const glossary = readFileSync(join(HOME, 'docs/glossary.md'), 'utf8');
const sources = globSync('src/**/*.{ts,tsx}', { cwd: HOME })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !/\.test\.|\.generated\./.test(path))
  .map((path) => ({ path, text: readFileSync(join(HOME, path), 'utf8') }));

const entries = glossary
  .split(/^### /m)
  .slice(1)
  .map((entry) => entry.split(/^## /m)[0]!);

it('every term says what it is, what it is called in the code, and what it is not', () => {
  assert.ok(entries.length > 50, String(entries.length));
  const wrong = entries.filter((entry) => !/^[^\n]+\n\S[^\n]+In code: `[^\n]+`\.\nIs not: [^\n]+\.\n/.test(entry));
  assert.deepEqual(wrong, []);
  const terms = entries.map((entry) => entry.split('\n')[0]!);
  assert.equal(new Set(terms).size, terms.length);
});

it('what a term is called in the code stands in the code', () => {
  const code = sources.map(({ text }) => text).join('\n');
  const unknown = entries
    .flatMap((entry) => [.../In code: ([^\n]+)\./.exec(entry)![1]!.matchAll(/`(\w+)`/g)])
    .map(([, name]) => name!)
    .filter((name) => !new RegExp(`\\b${name}\\b`).test(code));
  assert.deepEqual(unknown, []);
});

it('no exported name uses a word that stands for nothing here, or for something else', () => {
  const words = [...glossary.matchAll(/^\| (?<word>[A-Z]\w+) \| [^|]+ \|(?<except>[^|]*)\|$/gm)].map(({ groups }) => ({
    word: groups!.word!.toLowerCase(),
    folders: [...groups!.except!.matchAll(/`([^`]+)`/g)].map(([, folder]) => `${folder}/`),
  }));
  assert.ok(words.length > 15, String(words.length));
  const against = sources.flatMap(({ path, text }) =>
    exportsOf(text).flatMap(({ name, line }) =>
      words
        .filter(({ word, folders }) => wordsOf(name).includes(word) && !folders.some((one) => path.startsWith(one)))
        .map(({ word }) => `${path}:${line} ${name}: ${word}`),
    ),
  );
  assert.deepEqual(against, []);
});
