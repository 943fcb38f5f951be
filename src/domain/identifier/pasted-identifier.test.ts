import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePastedIdentifier } from './pasted-identifier.ts';
import { tightenedTexts } from './pasted-text.ts';

const OPTIONS = { doiPrefixes: ['10.60510'] };

const igsn = fc
  .tuple(fc.constantFrom('ICDP', 'GF', 'BFBGX-', 'AU.'), fc.stringMatching(/^[A-Z][0-9A-Z]{1,9}$/))
  .map(([namespace, code]) => namespace + code);
const form = fc.constantFrom<(id: string) => string>(
  (id) => id,
  (id) => `igsn:${id}`,
  (id) => `IGSN: ${id}`,
  (id) => `10273/${id}`,
  (id) => `info:hdl/10273/${id}`,
  (id) => `10.60510/${id}`,
  (id) => `igsn:10.60510/${id}`,
  (id) => `https://doi.org/10.60510%2F${id}`,
  (id) => `http://www.igsn.org/${id}`,
  (id) => `https://host.example/igsn/${id}`,
);
const wrapping = fc.constantFrom(
  ['', ''],
  ['"', '"'],
  ['<', '>.'],
  ['(', '),'],
  [' \u00a0', ' \t'],
  ['\u201c', '\u201d'],
);

test('every form in every wrapping and case gives the same IGSN', () => {
  fc.assert(
    fc.property(igsn, form, wrapping, fc.boolean(), (id, write, [before, after], isLower) => {
      const written = `${before}${write(isLower ? id.toLowerCase() : id)}${after}`;
      const pasted = parsePastedIdentifier(written, OPTIONS);
      assert.equal('igsn' in pasted && pasted.igsn, id, written);
    }),
  );
});

test('nothing unknown is without an error, and nothing with an IGSN has one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), form, (text, write) => {
      const pasted = parsePastedIdentifier(write(text), OPTIONS);
      const hasError = pasted.findings.some((one) => one.severity === 'error');
      assert.ok(pasted.kind === 'unknown' ? hasError : !('igsn' in pasted && hasError));
    }),
  );
});

test('handle prefixes can be told, for the test prefix of the old registry', () => {
  const options = { ...OPTIONS, handlePrefixes: ['10273', '20.500.11812'] };
  const pasted = parsePastedIdentifier('https://host.example/20.500.11812/abc1', options);
  assert.deepEqual(pasted.kind === 'handle' && [pasted.handle, pasted.igsn], ['20.500.11812/ABC1', 'ABC1']);
});

test('a combined id carries its readings', () => {
  const pasted = parsePastedIdentifier('5054_1_A_233Z_2', OPTIONS);
  assert.equal(pasted.kind === 'combined-id' && pasted.readings[0]?.kind, 'section');
});

test('what a typesetter broke apart is guessed, and plain words are not', () => {
  const guesses: readonly (readonly [text: string, guessed: string])[] = [
    ['ICDP 5054 EX10001', 'ICDP5054EX10001'],
    ['IGSN: ICDP 5054\u00a0EX 10001', 'ICDP5054EX10001'],
    ['ICDP5054-\nEX10001', 'ICDP5054EX10001'],
    ['ICDP\u20135054\u2013EX10001', 'ICDP5054EX10001'],
    ['10.60510 / ICDP5054EX10001', '10.60510/ICDP5054EX10001'],
    ['https://portal.example/sample/ICDP5054EX10001?lang=en', 'ICDP5054EX10001'],
    ['\uff29\uff23\uff24\uff305054EX10001', 'ICDP5054EX10001'],
  ];
  for (const [text, guessed] of guesses) assert.ok(tightenedTexts(text).includes(guessed), text);
  for (const text of ['garnet amphibolite', 'x'.repeat(5000), '']) assert.deepEqual(tightenedTexts(text), []);
});
