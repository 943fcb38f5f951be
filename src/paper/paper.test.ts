import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { cutToWidth, wrapText } from './draw-text.ts';
import { paperType } from './paper-type.ts';

const type = paperType();
const shown = (text: string) =>
  type
    .runs(text, 'regular')
    .map((run) => run.text)
    .join('');

const SPELLED: readonly [text: string, shown: string][] = [
  ['Gneiss, 62 %', 'Gneiss, 62 %'],
  ['62\u2009%', '62\u00a0%'],
  ['−3.20 m', '–3.20 m'],
  ['Åre, Östersund, Õ', 'Åre, Östersund, Õ'],
  ['Łódź', 'Łódź'],
  ['Việt', 'Viet'],
  ['花岗岩', '¿¿¿'],
];
for (const [text, expected] of SPELLED)
  test(`${text} is shown as ${expected}`, () => assert.equal(shown(text), expected));

test('what cannot be shown is named, each character once', () => {
  assert.deepEqual(type.missing('花岗花 Łódź − 62\u2009%', 'regular'), ['花', '岗']);
  assert.deepEqual(type.missing('Łódź 62 %', 'bold'), []);
});

test('a file that is no font is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'corestone-test-'));
  writeFileSync(join(folder, 'no.ttf'), 'no font');
  assert.throws(() => paperType(join(folder, 'no.ttf')), /cannot be read/);
  assert.throws(() => paperType(join(folder, 'none.ttf')), /cannot be read/);
  rmSync(folder, { recursive: true });
});

test('widths are those of Helvetica', () => {
  assert.equal(Math.round(type.widthPt('0123456789', 1000, 'regular')), 5560);
});

test('cut text fits and is as long as it can be', () => {
  assert.equal(cutToWidth(type, '5054_1_A', 1000, 10, 'regular'), '5054_1_A');
  const cut = cutToWidth(type, '5054_1_A_084_2_W', 50, 10, 'regular');
  assert.match(cut, /^5054_.*…$/);
  assert.ok(type.widthPt(cut, 10, 'regular') <= 50);
});

test('wrapped lines fit, and nothing but blanks is lost', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (text) => {
      const lines = wrapText(type, text, 60, 8, 'regular');
      assert.ok(lines.every((line) => [...line].length <= 1 || type.widthPt(line, 8, 'regular') <= 60.001));
      assert.equal(lines.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
    }),
  );
});
