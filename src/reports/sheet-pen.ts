import { cutToWidth, drawText, wrapText } from '../paper/draw-text.ts';
import type { Face, PaperType } from '../paper/paper-type.ts';

/** Black enough for paper. */
export const INK = '#1c1b18';
/** Labels and remarks. */
export const QUIET_INK = '#57534a';

/** A sheet under the pen; `y` is where the next thing goes, points from the top. */
export interface SheetPen {
  readonly doc: PDFKit.PDFDocument;
  readonly type: PaperType;
  y: number;
}

/** How a line is set; regular and in ink where nothing else is said. */
export interface LineStyle {
  readonly sizePt: number;
  readonly face?: Face;
  readonly colour?: string;
}

/** Writes a line at the pen and moves it below. */
export function line(
  pen: SheetPen,
  text: string,
  x: number,
  { sizePt, face = 'regular', colour = INK }: LineStyle,
): void {
  pen.doc.fillColor(colour).strokeColor(colour);
  drawText(pen.doc, pen.type, { text, x, baseline: pen.y + sizePt, sizePt, face });
  pen.y += sizePt * 1.28;
}

/** A text in at most so many lines of a width, the last one cut where that is not all. */
export function cutLines(
  type: PaperType,
  text: string,
  {
    width,
    sizePt,
    face,
    most,
  }: { readonly width: number; readonly sizePt: number; readonly face: Face; readonly most: number },
): readonly string[] {
  const lines = wrapText(type, text, width, sizePt, face);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cutToWidth(type, lines.slice(most - 1).join(' '), width, sizePt, face)];
}
