import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contrastOf, mixed } from './contrast.ts';
import { checkTheme, PLAIN_THEME } from './site-theme.ts';

describe('The theme of an agent', () => {
  const cases: readonly (readonly [string, Partial<typeof PLAIN_THEME>, readonly string[]])[] = [
    ['nothing', {}, []],
    ['the accent that is there anyway', { actLight: '#1d4fbf', actDark: '#9dbcff' }, []],
    ['a deep green and a light one', { actLight: '#1a6b3c', actDark: '#7fd3a0' }, []],
    ['a yellow that nobody reads on white', { actLight: '#ffdd00', actDark: '#ffdd00' }, ['actLight']],
    ['a dark blue on dark', { actLight: '#1d4fbf', actDark: '#1d4fbf' }, ['actDark']],
    ['one of two', { actLight: '#1d4fbf' }, ['actDark']],
    ['no colour', { actLight: 'red;}body{display:none', actDark: '#9dbcff' }, ['actLight']],
    ['a name without end', { siteName: 'x'.repeat(41) }, ['siteName']],
    ['a text without end', { imprint: 'x'.repeat(20_001) }, ['imprint']],
  ];
  for (const [name, theme, fields] of cases)
    it(name, () => {
      const findings = checkTheme({ ...PLAIN_THEME, ...theme });
      assert.deepEqual(
        findings.map((one) => one.field),
        fields,
      );
    });

  it('mixes and compares colours as CSS and WCAG do', () => {
    assert.equal(contrastOf('#000', '#fff'), 21);
    assert.equal(contrastOf('#ffffff', '#fff'), 1);
    assert.equal(mixed('#ff0000', '#ffffff', 0.5), '#ff8080');
  });
});
