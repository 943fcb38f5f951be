import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contrastOf } from '../../../domain/theme/contrast.ts';
import { ACCENT_GROUNDS } from '../../../domain/theme/site-theme.ts';
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

describe('the grounds by which an agent’s accent is checked', () => {
  it('are the tokens', () => {
    for (const [scheme, grounds] of [ACCENT_GROUNDS.actLight, ACCENT_GROUNDS.actDark].entries())
      for (const [name, colour] of [
        ['bg', grounds.bg],
        ['card', grounds.card],
        ['act-ink', grounds.ink],
      ] as const)
        assert.equal(contrastOf(token(name, scheme as 0 | 1), colour), 1, name);
  });
});

function token(name: string, scheme: 0 | 1): string {
  const found = new RegExp(`--${name}:light-dark\\((#\\w+),(#\\w+)\\)`).exec(TOKEN_STYLE);
  assert.ok(found, `token ${name}`);
  return found[scheme + 1] ?? '';
}
