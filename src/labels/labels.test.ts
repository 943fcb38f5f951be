import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabelLayout, TextElement } from '../domain/label/label-layout.ts';
import { LABEL_PRESETS } from '../domain/label/label-presets.ts';
import { paperType } from '../paper/paper-type.ts';
import { labelsOnPage, placeOf } from './label-places.ts';
import { packBitmap } from './pack-bitmap.ts';
import { type PlannedText, planLabel } from './plan-label.ts';
import { readZplGraphics } from './testing/read-zpl-graphics.ts';
import { sampleValues } from './testing/sample-values.ts';
import { writeLabelSvg } from './write-label-svg.ts';
import { escapeZpl, writeLabelZpl } from './write-label-zpl.ts';

const type = paperType();
const of = (name: string) => LABEL_PRESETS.find((one) => one.name === name)!;
const text = (rest: Partial<TextElement>): LabelLayout => ({
  ...of('vial-38x19'),
  elements: [{ kind: 'text', text: '{rock}', xMm: 2, yMm: 2, widthMm: 20, heightMm: 4, fontPt: 10, ...rest }],
});
const textsOf = (layout: LabelLayout, rock: string) => {
  const { shapes, findings } = planLabel(layout, sampleValues({ rock }), type);
  return { texts: shapes.filter((one): one is PlannedText => one.kind === 'text'), findings };
};

for (const preset of LABEL_PRESETS)
  test(`${preset.title}: nothing over the edge, no text over another or a code, all read`, () => {
    const { shapes, findings } = planLabel(preset, sampleValues(), type);
    assert.deepEqual(findings, []);
    const boxes = shapes.flatMap((one) => {
      if (one.kind === 'rect') return [];
      if (one.kind === 'code') {
        const { modules, moduleMm, rowMm } = one;
        const quiet = { x: modules.quietX * moduleMm, y: modules.quietY * moduleMm };
        return [
          [
            one.xMm - quiet.x,
            one.yMm - quiet.y,
            one.xMm + modules.columns * moduleMm + quiet.x,
            one.yMm + modules.rows * rowMm + quiet.y,
          ],
        ];
      }
      const mm = (one.sizePt / 72) * 25.4;
      return [[one.xMm, one.baselineMm - 0.72 * mm, one.xMm + one.widthMm, one.baselineMm + 0.21 * mm]];
    }) as [number, number, number, number][];
    assert.ok(boxes.length > 3);
    boxes.forEach(([left, top, right, bottom], at) => {
      assert.ok(left >= 0 && top >= 0 && right <= preset.widthMm && bottom <= preset.heightMm, `${at} over the edge`);
      for (const [l, t, r, b] of boxes.slice(at + 1))
        assert.ok(right <= l + 0.01 || r <= left + 0.01 || bottom <= t + 0.01 || b <= top + 0.01, `${at} overlaps`);
    });
  });

test('a long text shrinks to its least size, then it is cut with a finding', () => {
  assert.equal(textsOf(text({ minPt: 5 }), 'Gneiss').texts[0]!.sizePt, 10);
  const shrunk = textsOf(text({ minPt: 5 }), 'Amphibole gneiss');
  assert.ok(shrunk.texts[0]!.sizePt < 10 && shrunk.texts[0]!.sizePt >= 5);
  assert.deepEqual(shrunk.findings, []);
  const cut = textsOf(text({ minPt: 8 }), 'Amphibole gneiss with garnet');
  assert.equal(cut.texts[0]!.sizePt, 8);
  assert.match(cut.texts[0]!.text, /^Amphib.*…$/);
  assert.deepEqual(
    cut.findings.map(({ code, severity }) => [code, severity]),
    [['label-text-cut', 'warning']],
  );
});

test('wrapped text keeps within its field', () => {
  const { texts, findings } = textsOf(text({ fit: 'wrap', heightMm: 8, minPt: 6 }), 'Amphibole gneiss with garnet');
  assert.ok(texts.length >= 2);
  assert.deepEqual(findings, []);
  for (const one of texts) assert.ok(one.widthMm <= 20.01 && one.baselineMm < 10);
});

test('text stands left, in the middle or right', () => {
  const at = (align: NonNullable<TextElement['align']>) => textsOf(text({ align }), 'Gneiss').texts[0]!;
  assert.equal(at('left').xMm, 2);
  assert.ok(Math.abs(at('right').xMm + at('right').widthMm - 22) < 0.001);
  assert.ok(Math.abs(at('center').xMm + at('center').widthMm / 2 - 12) < 0.001);
});

test('what paper cannot show is said', () => {
  const { findings } = textsOf(text({ minPt: 4 }), '花岗岩');
  assert.equal(findings[0]!.code, 'label-characters');
  assert.match(findings[0]!.message, /花 岗 岩/);
});

test('a code that cannot hold its text is an error, one that is too fine too', () => {
  const code = (rest: object) =>
    planLabel(
      {
        ...of('vial-38x19'),
        elements: [{ kind: 'code', code: 'qr', text: '{rock}', xMm: 0, yMm: 0, widthMm: 10, heightMm: 10, ...rest }],
      },
      sampleValues({ rock: 'Ä'.repeat(60) }),
      type,
    ).findings.map((one) => [one.code, one.severity]);
  assert.deepEqual(code({}), [['label-code-fine', 'warning']]);
  assert.deepEqual(code({ widthMm: 6, heightMm: 6 }), [['label-code-fine', 'error']]);
  assert.deepEqual(code({ code: 'code128' }), [['label-code', 'error']]);
});

test('sheets are filled row by row, behind places that were used', () => {
  const sheet = of('a4-24');
  assert.equal(labelsOnPage(sheet), 24);
  assert.deepEqual(placeOf(sheet, 0), { page: 0, xMm: 7.2, yMm: 12.9 });
  assert.deepEqual(placeOf(sheet, 4), { page: 0, xMm: 73.2, yMm: 12.9 + 33.9 });
  assert.deepEqual(placeOf(sheet, 24), { page: 1, xMm: 7.2, yMm: 12.9 });
  assert.deepEqual(placeOf(sheet, 0, 23).xMm, 7.2 + 132);
  assert.equal(placeOf(sheet, 1, 23).page, 1);
});

test('SVG escapes what people typed', () => {
  const layout = text({ minPt: 3 });
  const svg = writeLabelSvg(layout, planLabel(layout, sampleValues({ rock: `<b>&"'` }), type));
  assert.match(svg, />&lt;b&gt;&amp;&quot;&#39;<\/text>/);
});

test('ZPL escapes its own signs and controls; other letters stay UTF-8', () => {
  assert.equal(escapeZpl('^XZ~JR_A\\&\nÅre 花'), '_5EXZ_7EJR_5FA_5C&_0AÅre 花');
  const layout = text({ minPt: 3 });
  const { zpl } = writeLabelZpl(layout, planLabel(layout, sampleValues({ rock: '^FS^XZ~DG' }), type), 203);
  assert.equal(zpl.match(/\^XZ/g)!.length, 1);
  assert.ok(zpl.startsWith('^XA^CI28'));
});

for (const dpi of [203, 300] as const)
  test(`at ${dpi} dpi fields stand where the layout says, and codes have whole dots`, () => {
    const layout = of('vial-38x19');
    const planned = planLabel(layout, sampleValues(), type);
    const { zpl, findings } = writeLabelZpl(layout, planned, dpi, 3);
    assert.deepEqual(findings, []);
    const dots = dpi === 203 ? 8 : 300 / 25.4;
    assert.ok(zpl.includes(`^PW${Math.round(38 * dots)}^LL${Math.round(19 * dots)}`));
    assert.match(zpl, /\^PQ3\^XZ\n$/);
    const [graphic] = readZplGraphics(zpl);
    const code = planned.shapes.find((one) => one.kind === 'code')!;
    const module = graphic!.height / code.modules.rows;
    assert.ok(Number.isInteger(module) && module >= 2);
    for (let y = 0; y < code.modules.rows; y++)
      for (let x = 0; x < code.modules.columns; x++)
        assert.equal(graphic!.dots[y * module]![x * module], code.modules.isDark(x, y));
    assert.ok(graphic!.x + graphic!.width <= 38 * dots + 8 && graphic!.y + graphic!.height <= 19 * dots);
  });

test('a sheet is no ZPL', () => {
  const layout = of('a4-24');
  const { zpl, findings } = writeLabelZpl(layout, planLabel(layout, sampleValues(), type), 203);
  assert.equal(zpl, '');
  assert.equal(findings[0]!.code, 'label-sheet-zpl');
});

test('packed bitmaps come back as they were, and short', () => {
  for (const [width, height] of [
    [1, 1],
    [8, 3],
    [37, 20],
    [700, 5],
  ] as const) {
    const isDark = (x: number, y: number) => (x * 7 + y * 13) % 5 < 2 || (y === 1 && x > 3) || x > 650;
    const { bytesAcross, data } = packBitmap(width, height, isDark);
    const [graphic] = readZplGraphics(
      `^FO0,0^GFA,${bytesAcross * height},${bytesAcross * height},${bytesAcross},${data}^FS`,
    );
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) assert.equal(graphic!.dots[y]![x], isDark(x, y));
  }
  assert.equal(packBitmap(800, 100, () => true).data, `!${':'.repeat(99)}`);
});
