import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coreTypeLetter } from './core-type-letter.ts';

const CASES: readonly (readonly [text: string | undefined, letter: string | undefined])[] = [
  ['H', 'H'],
  [' z ', 'Z'],
  ['E', 'E'],
  ['APC', 'H'],
  ['xcb', 'X'],
  ['advanced piston corer', 'H'],
  ['H - advanced piston', 'H'],
  ['R (rotary)', 'R'],
  ['MC', undefined],
  ['banana', undefined],
  ['', undefined],
  [undefined, undefined],
];

for (const [text, letter] of CASES) {
  test(`the core type ${text} is ${letter ?? 'none'}`, () => assert.equal(coreTypeLetter(text), letter));
}
