import { type Finding, finding } from '../domain/finding.ts';
import { fillText, type LabelValues } from '../domain/label/label-fields.ts';
import type { CodeElement, LabelElement, LabelLayout, TextElement } from '../domain/label/label-layout.ts';
import type { Face, PaperType } from '../paper/paper-type.ts';
import { codeModules, type Modules } from './code-modules.ts';
import { fitText } from './fit-text.ts';

/** A line of text in its place; `xMm` is its left end, `baselineMm` what its letters stand on. */
export interface PlannedText {
  readonly kind: 'text';
  readonly text: string;
  readonly xMm: number;
  readonly baselineMm: number;
  readonly widthMm: number;
  readonly sizePt: number;
  readonly face: Face;
}

/** A code in its place: where its first module begins, how wide one is, and how high a bar code's bars are. */
export interface PlannedCode {
  readonly kind: 'code';
  readonly element: CodeElement;
  readonly modules: Modules;
  readonly xMm: number;
  readonly yMm: number;
  readonly moduleMm: number;
  readonly rowMm: number;
}

/** A filled rectangle: lines, and the sides of boxes. */
export interface PlannedRect {
  readonly kind: 'rect';
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** What is drawn of one label, and what to say about it. */
export interface PlannedLabel {
  readonly shapes: readonly (PlannedText | PlannedCode | PlannedRect)[];
  readonly findings: readonly Finding[];
}

/**
 * Fills a layout for one object: texts fitted, codes made, everything in mm, without a device in mind. Findings, all about one
 * element: `label-text-cut` (warning), `label-characters` (warning: characters that paper cannot show), `label-code` (error: a text
 * that the code cannot hold), `label-code-fine` (warning: modules under 0.25 mm, which thermal printers at 203 dpi blur; an error
 * under 0.17 mm, which few readers see).
 */
export function planLabel(layout: LabelLayout, values: LabelValues, type: PaperType): PlannedLabel {
  const findings: Finding[] = [];
  const shapes = layout.elements.flatMap((element, at) => {
    const say: Say = (code, message, details) =>
      findings.push(finding(code, message, { ...details, field: `${values.combined_id}: elements[${at}]` }));
    return planElement(element, values, type, say);
  });
  return { shapes, findings };
}

type Say = (code: string, message: string, details: Parameters<typeof finding>[2]) => void;

function planElement(element: LabelElement, values: LabelValues, type: PaperType, say: Say): PlannedLabel['shapes'] {
  if (element.kind === 'line') return [planLine(element)];
  if (element.kind === 'box') return planBox(element);
  const text = fillText(element.text, values);
  if (text === '') return [];
  return element.kind === 'text' ? planText(element, text, type, say) : planCode(element, text, say);
}

function planText(element: TextElement, text: string, type: PaperType, say: Say): PlannedText[] {
  const face = faceOf(element);
  const missing = type.missing(text, face);
  if (missing.length > 0) {
    const rule = 'letters of western Europe, or a font set by CORESTONE_PAPER_FONT';
    const message = `Paper shows ¿ for ${missing.join(' ')}.`;
    say('label-characters', message, { severity: 'warning', value: text, rule });
  }
  const fitted = fitText(element, text, face, type);
  if (fitted.isCut) {
    const rule = `${element.widthMm} × ${element.heightMm} mm at ${element.minPt ?? element.fontPt} pt or more`;
    say('label-text-cut', 'The text is too long for its field and is cut.', { severity: 'warning', value: text, rule });
  }
  return fitted.lines.map((line) => ({ kind: 'text', face, sizePt: fitted.sizePt, ...line }));
}

function faceOf({ mono = false, bold = false }: TextElement): Face {
  if (mono) return bold ? 'mono-bold' : 'mono';
  return bold ? 'bold' : 'regular';
}

/** Under this, thermal printers at 203 dpi (0.125 mm a dot) have a single dot for a module. */
const FINE_MM = 0.25;
/** Under this, few readers see a module. */
const TOO_FINE_MM = 0.17;

function planCode(element: CodeElement, text: string, say: Say): PlannedCode[] {
  const modules = codeModules(element, text);
  if (modules === undefined) {
    const rule = element.code === 'code128' ? 'ASCII, and not too long' : 'less text';
    say('label-code', 'The code cannot hold this text; it is left out.', { value: text, rule });
    return [];
  }
  const { columns, rows, quietX, quietY } = modules;
  const acrossMm = element.widthMm / (columns + 2 * quietX);
  const moduleMm = rows === 1 ? acrossMm : Math.min(acrossMm, element.heightMm / (rows + 2 * quietY));
  if (moduleMm < FINE_MM) {
    const severity = moduleMm < TOO_FINE_MM ? 'error' : 'warning';
    const value = `${moduleMm.toFixed(2)} mm`;
    const rule = `modules of ${FINE_MM} mm or more`;
    say('label-code-fine', 'The code is so fine that it may not be read.', { severity, value, rule });
  }
  const rowMm = rows === 1 ? element.heightMm : moduleMm;
  const xMm = element.xMm + (element.widthMm - columns * moduleMm) / 2;
  const yMm = element.yMm + (element.heightMm - rows * rowMm) / 2;
  return [{ kind: 'code', element, modules, xMm, yMm, moduleMm, rowMm }];
}

function planLine({ xMm, yMm, widthMm, heightMm, lineMm }: Extract<LabelElement, { kind: 'line' }>): PlannedRect {
  return { kind: 'rect', xMm, yMm, widthMm: Math.max(widthMm, lineMm), heightMm: Math.max(heightMm, lineMm) };
}

function planBox({ xMm, yMm, widthMm, heightMm, lineMm }: Extract<LabelElement, { kind: 'box' }>): PlannedRect[] {
  const side = (x: number, y: number, width: number, height: number): PlannedRect => ({
    kind: 'rect',
    xMm: x,
    yMm: y,
    widthMm: width,
    heightMm: height,
  });
  return [
    side(xMm, yMm, widthMm, lineMm),
    side(xMm, yMm + heightMm - lineMm, widthMm, lineMm),
    side(xMm, yMm, lineMm, heightMm),
    side(xMm + widthMm - lineMm, yMm, lineMm, heightMm),
  ];
}
