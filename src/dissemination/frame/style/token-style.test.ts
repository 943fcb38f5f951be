import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TOKEN_STYLE } from './token-style.ts';

// UI.md 3: text needs 4.5, borders of controls 3 (WCAG 2.2, 1.4.3 and 1.4.11).
const PAIRS: readonly (readonly [string, string, number])[] = [
  ['ink', 'bg', 7],
  ['ink', 'card', 7],
  ['ink-2', 'sunk', 4.5],
  ['ink-2', 'card', 4.5],
  ['ink-3', 'sunk', 4.5],
  ['edge', 'bg', 3],
  ['act', 'bg', 4.5],
  ['act', 'card', 4.5],
  ['act', 'act-t', 4.5],
  ['act-ink', 'act', 4.5],
  ['ok', 'ok-t', 4.5],
  ['wait', 'wait-t', 4.5],
  ['ink', 'wait-t', 4.5],
  ['bad', 'bad-t', 4.5],
  ['lock', 'lock-t', 4.5],
  ['off', 'off-t', 4.5],
];

describe('tokens', () => {
  for (const [one, other, least] of PAIRS) {
    it(`${one} on ${other} has contrast ${least} in light and dark`, () => {
      for (const scheme of [0, 1] as const) {
        const contrast = contrastOf(token(one, scheme), token(other, scheme));
        assert.ok(contrast >= least, `${contrast.toFixed(2)} in ${scheme === 0 ? 'light' : 'dark'}`);
      }
    });
  }
});

function token(name: string, scheme: 0 | 1): string {
  const found = new RegExp(`--${name}:light-dark\\((#\\w+),(#\\w+)\\)`).exec(TOKEN_STYLE);
  assert.ok(found, `token ${name}`);
  return found[scheme + 1] ?? '';
}

function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const digits =
    colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit) : (colour.slice(1).match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = digits.map((pair) => {
    const channel = Number.parseInt(pair, 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
