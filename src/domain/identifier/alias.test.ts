import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aliasSpellings, parseAlias } from './alias.ts';

const READ: readonly [text: string, spelling: string, kind: string][] = [
  ['10273/abc1', '10273/ABC1', 'handle'],
  ['hdl:10273/ABC1', '10273/ABC1', 'handle'],
  ['https://hdl.handle.net/10273/abc1?noredirect', '10273/ABC1', 'handle'],
  ['http://igsn.org/10273/abc1', '10273/ABC1', 'handle'],
  ['http://igsn.org/abc1', 'ABC1', 'name'],
  ['https://doi.org/10.60510/ABC%2F1', '10.60510/ABC/1', 'doi'],
  ['doi:10.58095/abc1', '10.58095/ABC1', 'doi'],
  ['igsn:doi:10.58095/abc1', '10.58095/ABC1', 'doi'],
  ['IGSN: abc1', 'ABC1', 'name'],
  [' Core 7, ältere Hälfte ', 'CORE 7, äLTERE HäLFTE', 'name'],
  ['OAI:registry.igsn.org:4711', 'oai:registry.igsn.org:4711', 'oai'],
  ['20.500.11812/x', '20.500.11812/X', 'handle'],
];

for (const [text, spelling, kind] of READ) {
  test(`${text} is the ${kind} ${spelling}`, () => {
    assert.deepEqual(parseAlias(text), { ok: true, value: { spelling, kind }, findings: [] });
  });
}

const REFUSED: readonly [text: string, code: string][] = [
  ['', 'alias-empty'],
  ['  ', 'alias-empty'],
  ['hdl:', 'alias-empty'],
  ['a\u0000b', 'alias-character'],
  ['a\nb', 'alias-character'],
  ['x'.repeat(256), 'alias-too-long'],
];

for (const [text, code] of REFUSED) {
  test(`${JSON.stringify(text).slice(0, 20)}: ${code}`, () => {
    const read = parseAlias(text);
    assert.equal(read.ok ? '' : read.findings[0]?.code, code);
  });
}

const PREFIXES = { handlePrefix: '10273', doiPrefix: '10.60510' };
const SOUGHT: readonly [text: string, spellings: readonly string[]][] = [
  ['10273/old', ['10273/OLD', 'OLD']],
  ['10.60510/old', ['10.60510/OLD', 'OLD']],
  ['10.58095/old', ['10.58095/OLD']],
  ['old', ['OLD', '10273/OLD', '10.60510/OLD']],
  ['oai:a:1', ['oai:a:1']],
  ['', []],
];

for (const [text, spellings] of SOUGHT) {
  test(`${text || 'nothing'} is sought as ${spellings.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(aliasSpellings(text, PREFIXES), spellings);
  });
}

test('the normal form of a normal form is itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = parseAlias(text);
      if (!once.ok) return;
      const twice = parseAlias(once.value.spelling);
      // What begins with two labels in a row is no name anybody gives; everything else is left as it is.
      if (twice.ok && !/[:=]/.test(text)) assert.deepEqual(twice.value, once.value);
    }),
  );
});
