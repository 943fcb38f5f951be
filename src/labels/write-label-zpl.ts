import { type Finding, finding } from '../domain/finding.ts';
import type { LabelLayout } from '../domain/label/label-layout.ts';
import { pageSize } from './label-places.ts';
import { packBitmap } from './pack-bitmap.ts';
import type { PlannedCode, PlannedLabel, PlannedRect, PlannedText } from './plan-label.ts';

/** Resolutions of Zebra print heads, dots an inch. */
export const ZPL_DPIS = [203, 300, 600] as const;

/** One of {@link ZPL_DPIS}. */
export type ZplDpi = (typeof ZPL_DPIS)[number];

/** A label in ZPL II, and what to say about it. */
export interface ZplLabel {
  readonly zpl: string;
  readonly findings: readonly Finding[];
}

// 203 is written for 8 dots a millimetre.
const DOTS_PER_MM: Readonly<Record<ZplDpi, number>> = { 203: 8, 300: 300 / 25.4, 600: 600 / 25.4 };
const PT_PER_INCH = 72;

/**
 * One label in ZPL II, UTF-8 (`^CI28`), as often as `copies` says. Codes go as graphics with whole dots for each module, so that
 * every printer prints the very same symbol; texts in the scalable font 0. Findings: `label-sheet-zpl` (error: sheets are for
 * office printers), `label-code-dots` (error: less than a dot a module; warning: one dot).
 */
export function writeLabelZpl(layout: LabelLayout, planned: PlannedLabel, dpi: ZplDpi, copies = 1): ZplLabel {
  if (layout.paper.kind === 'sheet') return { zpl: '', findings: [sheetFinding(layout)] };
  const perMm = DOTS_PER_MM[dpi];
  const dots = (mm: number) => Math.round(mm * perMm);
  const size = pageSize(layout);
  const findings: Finding[] = [];
  const fields = planned.shapes.map((shape) => {
    if (shape.kind === 'rect') return rectField(shape, dots);
    if (shape.kind === 'text') return textField(shape, dots, dpi);
    return codeField(shape, perMm, (found) => findings.push(found));
  });
  const media = layout.paper.kind === 'continuous' ? '^MNN' : '';
  const head = `^XA^CI28${media}^PW${dots(size.widthMm)}^LL${dots(size.heightMm)}^LH0,0`;
  const quantity = copies > 1 ? `^PQ${copies}` : '';
  return { zpl: `${head}\n${fields.filter((one) => one !== '').join('\n')}\n${quantity}^XZ\n`, findings };
}

function rectField({ xMm, yMm, widthMm, heightMm }: PlannedRect, dots: (mm: number) => number): string {
  const [width, height] = [Math.max(1, dots(widthMm)), Math.max(1, dots(heightMm))];
  return `^FO${dots(xMm)},${dots(yMm)}^GB${width},${height},${Math.min(width, height)},B,0^FS`;
}

// Font 0 has no equal widths; a little narrower than high it takes no more room than the font that was measured.
const MONO_WIDTH = 0.9;

function textField({ text, xMm, baselineMm, sizePt, face }: PlannedText, dots: (mm: number) => number, dpi: ZplDpi) {
  const height = Math.max(10, Math.round((sizePt * dpi) / PT_PER_INCH));
  const width = Math.round(height * (face.startsWith('mono') ? MONO_WIDTH : 1));
  return `^FT${dots(xMm)},${dots(baselineMm)}^A0N,${height},${width}^FH_^FD${escapeZpl(text)}^FS`;
}

/** Text between `^FH_^FD` and `^FS`: what ZPL or the escape would take for itself goes as hexadecimal octets of UTF-8. */
export function escapeZpl(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are just what must not get through.
  return text.toWellFormed().replace(/[\u0000-\u001f\u007f^~_\\]/g, (char) => {
    const octet = char.codePointAt(0)!.toString(16).toUpperCase().padStart(2, '0');
    return `_${octet}`;
  });
}

function codeField({ element, modules, moduleMm }: PlannedCode, perMm: number, say: (found: Finding) => void): string {
  // A hair below a whole dot is a whole dot.
  const module = Math.floor(moduleMm * perMm + 0.01);
  if (module < 2) say(dotsFinding(module, moduleMm));
  if (module < 1) return '';
  const isBars = modules.rows === 1;
  const height = isBars ? Math.floor(element.heightMm * perMm) : modules.rows * module;
  const width = modules.columns * module;
  const x = Math.round((element.xMm + element.widthMm / 2) * perMm - width / 2);
  const y = Math.round((element.yMm + element.heightMm / 2) * perMm - height / 2);
  const isDark = (dotX: number, dotY: number) =>
    modules.isDark(Math.floor(dotX / module), isBars ? 0 : Math.floor(dotY / module));
  const { bytesAcross, data } = packBitmap(width, height, isDark);
  const bytes = bytesAcross * height;
  return `^FO${x},${y}^GFA,${bytes},${bytes},${bytesAcross},${data}^FS`;
}

function dotsFinding(module: number, moduleMm: number): Finding {
  const message = module < 1 ? 'The code is left out: it is finer than the printer.' : 'The code has one dot a module.';
  const details = { value: `${moduleMm.toFixed(2)} mm a module`, rule: 'two dots a module or more' };
  return finding('label-code-dots', message, { ...details, severity: module < 1 ? 'error' : 'warning' });
}

function sheetFinding({ name }: LabelLayout): Finding {
  const message = 'Sheets are for office printers: write a PDF.';
  return finding('label-sheet-zpl', message, { field: 'layout', value: name, rule: 'a layout for a roll' });
}
