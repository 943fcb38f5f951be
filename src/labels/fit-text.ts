import type { TextElement } from '../domain/label/label-layout.ts';
import { cutToWidth, PT_PER_MM, wrapText } from '../paper/draw-text.ts';
import type { Face, PaperType } from '../paper/paper-type.ts';

/** Lines of one size in their places within the label, mm. */
export interface FittedText {
  readonly sizePt: number;
  readonly isCut: boolean;
  readonly lines: readonly {
    readonly text: string;
    readonly xMm: number;
    readonly baselineMm: number;
    readonly widthMm: number;
  }[];
}

/** Height of a line and of its part above the baseline, in parts of the size of its letters. */
const LINE = 1.16;
const ASCENT = 0.76;
const DESCENT = 0.22;
const STEP_PT = 0.25;

/**
 * Makes a text fit its field by the rule of the element: in steps of a quarter point down to `minPt` (its size without one), then cut.
 * One line stands in the middle of the field's height, several begin at its top.
 */
export function fitText(element: TextElement, text: string, face: Face, type: PaperType): FittedText {
  const widthPt = element.widthMm * PT_PER_MM;
  const leastPt = Math.min(element.minPt ?? element.fontPt, element.fontPt);
  const linesAt = (sizePt: number) =>
    element.fit === 'wrap' ? wrapText(type, text, widthPt, sizePt, face) : [text.replace(/\s+/g, ' ')];
  const sizeAt = (step: number) => Math.max(leastPt, element.fontPt - step * STEP_PT);
  // What fits at one size fits at every smaller one.
  let [step, last] = [0, Math.ceil((element.fontPt - leastPt) / STEP_PT)];
  while (step < last) {
    const middle = (step + last) >> 1;
    if (fits(element, linesAt(sizeAt(middle)), sizeAt(middle), face, type)) last = middle;
    else step = middle + 1;
  }
  const sizePt = sizeAt(step);
  const lines = linesAt(sizePt);
  const isCut = !fits(element, lines, sizePt, face, type);
  const shown = isCut ? cut(element, lines, sizePt, face, type) : lines;
  return { sizePt, isCut, lines: placed(element, shown, sizePt, face, type) };
}

function fits(element: TextElement, lines: readonly string[], sizePt: number, face: Face, type: PaperType): boolean {
  // What is as wide or high as its field to a thousandth of a point fits.
  const widthPt = element.widthMm * PT_PER_MM + 0.001;
  return (
    lines.every((line) => type.widthPt(line, sizePt, face) <= widthPt) &&
    textHeightPt(lines.length, sizePt) <= element.heightMm * PT_PER_MM + 0.001
  );
}

const textHeightPt = (lines: number, sizePt: number): number => ((lines - 1) * LINE + ASCENT + DESCENT) * sizePt;

function cut(element: TextElement, lines: readonly string[], sizePt: number, face: Face, type: PaperType): string[] {
  const widthPt = element.widthMm * PT_PER_MM;
  const heightPt = element.heightMm * PT_PER_MM;
  let room = 1;
  while (room < lines.length && textHeightPt(room + 1, sizePt) <= heightPt) room++;
  const shown = lines.slice(0, room);
  if (lines.length > room) shown[room - 1] = `${shown[room - 1]} ${lines.slice(room).join(' ')}`;
  return shown.map((line) => cutToWidth(type, line, widthPt, sizePt, face));
}

function placed(element: TextElement, lines: readonly string[], sizePt: number, face: Face, type: PaperType) {
  const freeMm = element.heightMm - textHeightPt(lines.length, sizePt) / PT_PER_MM;
  const firstMm = element.yMm + (lines.length === 1 ? freeMm / 2 : 0) + (ASCENT * sizePt) / PT_PER_MM;
  const share = { left: 0, center: 0.5, right: 1 }[element.align ?? 'left'];
  return lines.map((text, at) => {
    const widthMm = type.widthPt(text, sizePt, face) / PT_PER_MM;
    const xMm = element.xMm + share * (element.widthMm - widthMm);
    return { text, xMm, widthMm, baselineMm: firstMm + (at * LINE * sizePt) / PT_PER_MM };
  });
}
