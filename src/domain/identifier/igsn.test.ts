import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CorestoneError } from '../error.ts';
import { ensureIgsn, isIgsn, parseIgsn, upperCaseAscii } from './igsn.ts';
import { asciiLookalike } from './lookalike.ts';

const character = fc.constantFrom(...'ABCXYZ0189abcxyz-._');

test('a value is in normal form, and the normal form is its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 30 }), (text) => {
      const checked = parseIgsn(text);
      return !checked.ok || (isIgsn(checked.value) && ensureIgsn(checked.value) === checked.value);
    }),
  );
});

test('case never matters', () => {
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 30 }), (text) => {
      assert.deepEqual(valueOrCodes(text.toLowerCase()), valueOrCodes(text.toUpperCase()));
    }),
  );
});

test('no text with a character outside ASCII is accepted, whatever the grammar', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom('guideline', 'registry'),
      (text, grammar) => {
        const foreign = [...text.trim()].some((one) => one > '\u007f');
        return !foreign || !parseIgsn(`AB${text.trim()}C`, grammar as 'guideline').ok;
      },
    ),
  );
});

test('a refusal names field, value and rule, and each wrong character once', () => {
  const { findings } = parseIgsn('A B/C B/D');
  assert.deepEqual(
    findings.map((one) => one.message),
    ['An IGSN has no U+0020.', 'An IGSN has no "/" (U+002F).'],
  );
  assert.ok(findings.every((one) => one.field === 'igsn' && one.value === 'A B/C B/D' && one.rule?.includes('A-Z')));
});

test('a lookalike is refused with the letter that was meant', () => {
  assert.equal(parseIgsn('\uff29CDP1').findings[0]?.message, '"\uff29" (U+FF29) only looks like I; type I instead.');
});

test('every lookalike is foreign, stands for one ASCII character, and is refused wherever it stands', () => {
  for (let code = 0; code <= 0xffff; code++) {
    const foreign = String.fromCharCode(code);
    const ascii = asciiLookalike(foreign);
    if (ascii === undefined || foreign.trim() === '') continue;
    assert.ok(code > 0x7f && /^[!-~]$/.test(ascii) && ascii === ascii.toUpperCase(), `U+${code.toString(16)}`);
    const { ok, findings } = parseIgsn(`A${foreign}1`);
    assert.deepEqual([ok, findings.map((one) => one.code)], [false, ['igsn-lookalike']]);
  }
  assert.equal(asciiLookalike('\u212a'), 'K', 'the Kelvin sign, which lower-cases to k');
});

test('ensureIgsn throws with the findings', () => {
  assert.throws(
    () => ensureIgsn('10273/ABC'),
    (error) => error instanceof CorestoneError && error.code === 'invalid-input' && error.findings.length === 1,
  );
});

test('only ASCII letters are upper-cased', () => {
  assert.equal(upperCaseAscii('aßıi\u0131é'), 'AßıI\u0131é');
});

function valueOrCodes(text: string): unknown {
  const checked = parseIgsn(text);
  return checked.ok ? checked.value : checked.findings.map((one) => one.code);
}
