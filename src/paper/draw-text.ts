import type { Face, PaperType } from './paper-type.ts';

/** Points in a millimetre. */
export const PT_PER_MM = 72 / 25.4;

/** One line of text on a page; `x` is its left end, `baseline` what the letters stand on, both in points from the top left. */
export interface TextLine {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly sizePt: number;
  readonly face: Face;
}

/** The only font of equal widths has one weight; an outline of this part of its size makes it bold. */
const OUTLINE = 0.035;

/** Draws one line of text in the current fill colour; bold identifiers are outlined in the current stroke colour. */
export function drawText(doc: PDFKit.PDFDocument, type: PaperType, line: TextLine): void {
  let { x } = line;
  const isOutlined = line.face === 'mono-bold';
  if (isOutlined) doc.lineWidth(line.sizePt * OUTLINE);
  const how = { lineBreak: false, baseline: 'alphabetic', ...(isOutlined && { fill: true, stroke: true }) } as const;
  for (const run of type.runs(line.text, line.face)) {
    doc.font(run.font, line.sizePt).text(run.text, x, line.baseline, how);
    x += type.widthPt(run.text, line.sizePt, line.face);
  }
}

/** The longest beginning of a text that fits a width, ending in `…` where it had to be cut. */
export function cutToWidth(type: PaperType, text: string, widthPt: number, sizePt: number, face: Face): string {
  if (type.widthPt(text, sizePt, face) <= widthPt) return text;
  const chars = [...text];
  let [fits, over] = [0, chars.length];
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    const cut = `${chars.slice(0, middle).join('').trimEnd()}…`;
    if (type.widthPt(cut, sizePt, face) <= widthPt) fits = middle;
    else over = middle;
  }
  return `${chars.slice(0, fits).join('').trimEnd()}…`;
}

/** A text in lines that fit a width, broken at blanks and behind `/`, `-`, `_`, `:` and `,`; words that are longer still are broken anywhere. */
export function wrapText(type: PaperType, text: string, widthPt: number, sizePt: number, face: Face): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (words: string) => type.widthPt(words.trimEnd(), sizePt, face) <= widthPt;
  for (const piece of text.match(/[^\s/_:,-]*[/_:,-]+\s*|\S+?(?=[/_:,-])|\S+\s*|\s+/gu) ?? []) {
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    for (const char of piece) {
      if (line !== '' && !fits(line + char)) {
        lines.push(line);
        line = '';
      }
      line += char;
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
