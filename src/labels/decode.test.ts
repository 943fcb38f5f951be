import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { after, test } from 'node:test';
import type { CodeElement, LabelLayout } from '../domain/label/label-layout.ts';
import { LABEL_PRESETS } from '../domain/label/label-presets.ts';
import { paperType } from '../paper/paper-type.ts';
import { planLabel } from './plan-label.ts';
import { readZplGraphics, zplPicture } from './testing/read-zpl-graphics.ts';
import { sampleValues } from './testing/sample-values.ts';
import { writeLabelPdf } from './write-label-pdf.ts';
import { writeLabelZpl } from './write-label-zpl.ts';

const has = (program: string) => spawnSync(program, ['--version']).error === undefined;
const without = (...programs: readonly string[]) => {
  const missing = programs.filter((one) => !has(one));
  return missing.length === 0 ? false : `${missing.join(', ')} not installed: printed codes are not read back`;
};

const type = paperType();
const folder = mkdtempSync(join(tmpdir(), 'corestone-test-'));
after(() => rmSync(folder, { recursive: true }));

function decode(picture: string, kind: CodeElement['code']): string {
  if (kind === 'datamatrix')
    return spawnSync('dmtxread', ['-N1', picture], { encoding: 'utf8', timeout: 20_000 }).stdout;
  return spawnSync('zbarimg', ['--quiet', '--raw', picture], { encoding: 'utf8' }).stdout.trim();
}

async function pictureOfPdf(layout: LabelLayout, name: string, dpi: number): Promise<string> {
  const file = join(folder, `${name}.pdf`);
  const options = { type, title: 'Labels', at: new Date(0), onFinding: () => assert.fail('a finding') };
  await pipeline(writeLabelPdf(layout, [sampleValues()], options), createWriteStream(file));
  const made = spawnSync('pdftoppm', ['-r', String(dpi), '-gray', '-singlefile', '-png', file, join(folder, name)]);
  assert.equal(made.status, 0);
  return join(folder, `${name}.png`);
}

const alone = (layout: LabelLayout, element: CodeElement): LabelLayout => ({
  ...layout,
  paper: { kind: 'single' },
  elements: [element],
});

for (const layout of LABEL_PRESETS)
  for (const element of layout.elements.filter((one) => one.kind === 'code')) {
    const expected = element.text.replace(/\{(\w+)\}/, (_, field: 'igsn') => sampleValues()[field]);
    const reader = element.code === 'datamatrix' ? 'dmtxread' : 'zbarimg';
    test(`${element.code} of ${layout.name} is read from PDF at 300 dpi`, {
      skip: without('pdftoppm', reader),
    }, async () => {
      const picture = await pictureOfPdf(alone(layout, element), `${layout.name}-${element.code}`, 300);
      assert.equal(decode(picture, element.code), expected);
    });
    if (layout.paper.kind === 'sheet') continue;
    for (const dpi of [203, 300] as const)
      test(`${element.code} of ${layout.name} is read from ZPL at ${dpi} dpi`, { skip: without(reader) }, () => {
        const planned = planLabel(alone(layout, element), sampleValues(), type);
        const { zpl } = writeLabelZpl(alone(layout, element), planned, dpi);
        const picture = join(folder, `${layout.name}-${element.code}-${dpi}.pgm`);
        writeFileSync(picture, zplPicture(readZplGraphics(zpl)));
        assert.equal(decode(picture, element.code), expected);
      });
  }

test('a whole label is read with all that stands around its code', {
  skip: without('pdftoppm', 'zbarimg'),
}, async () => {
  for (const name of ['mdis-104x56', 'vial-38x19', 'a4-24']) {
    const layout = LABEL_PRESETS.find((one) => one.name === name)!;
    assert.equal(decode(await pictureOfPdf(layout, `whole-${name}`, 300), 'qr'), sampleValues().address);
  }
});

test('the text of a label is text in the PDF', { skip: without('pdftotext') }, async () => {
  const layout = LABEL_PRESETS.find((one) => one.name === 'mdis-104x56')!;
  await pictureOfPdf(layout, 'text', 72);
  const { stdout } = spawnSync('pdftotext', ['-layout', join(folder, 'text.pdf'), '-'], { encoding: 'utf8' });
  for (const word of ['5054_1_A_084_2_W:62-70', 'ICDP5054EX66601', '339.00–339.08 m', 'Amphibole gneiss', 'Request 7'])
    assert.ok(stdout.includes(word), `${word} in ${stdout}`);
});
