import { drawText, PT_PER_MM, wrapText } from '../paper/draw-text.ts';
import { newPdf } from '../paper/new-pdf.ts';
import type { Face, PaperType } from '../paper/paper-type.ts';
import { drawingPdf } from './drawing-pdf.ts';
import {
  ownWords,
  type ReportBlock,
  type ReportDocument,
  type ReportDrawing,
  type ReportFact,
} from './report-document.ts';
import { spellMoment } from './spell-cell.ts';
import { drawTable } from './table-pdf.ts';

const MARGIN = 12 * PT_PER_MM;
const FOOT = 16;
const INK = '#1c1b18';
const QUIET = '#57534a';

/** A page under the pen: where the next thing goes, and how to get to the next page. Points from the top left. */
export interface Pen {
  readonly doc: PDFKit.PDFDocument;
  readonly type: PaperType;
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  y: number;
  readonly newPage: () => void;
  /** Begins a new page where less than this is left of the current one. */
  readonly need: (height: number) => void;
  readonly write: (text: string, style: TextStyle) => void;
  /** What is said where a table has no rows. */
  readonly emptyTable: string;
}

/** How a paragraph is set. */
export interface TextStyle {
  readonly sizePt: number;
  readonly face: Face;
  readonly colour?: string;
  readonly gap?: number;
}

/** A report as PDF on A4 with page numbers; it begins to flow while it is written. */
export function writeReportPdf(report: ReportDocument, type: PaperType): PDFKit.PDFDocument {
  const { title, subtitle, isLandscape, madeAt } = report;
  const doc = newPdf({
    autoFirstPage: false,
    margin: 0,
    size: 'A4',
    layout: isLandscape ? 'landscape' : 'portrait',
    lang: ownWords(report).language,
    info: {
      Title: `${title}, ${subtitle}`,
      Producer: 'Corestone',
      Creator: 'Corestone',
      CreationDate: new Date(madeAt),
    },
  });
  type.addTo(doc);
  const pen = makePen(doc, type, report);
  pen.newPage();
  pen.write(title, { sizePt: 20, face: 'bold', gap: 2 });
  pen.write(subtitle, { sizePt: 11, face: 'regular', colour: QUIET, gap: 6 });
  writeFacts(pen, report.facts);
  for (const block of report.blocks()) writeBlock(pen, block);
  doc.end();
  return doc;
}

function makePen(doc: PDFKit.PDFDocument, type: PaperType, report: ReportDocument): Pen {
  const [short, long] = [595.28, 841.89];
  const [pageWidth, pageHeight] = report.isLandscape ? [long, short] : [short, long];
  const [left, width, bottom] = [MARGIN, pageWidth - 2 * MARGIN, pageHeight - MARGIN - FOOT];
  let page = 0;
  const pen: Pen = {
    doc,
    type,
    left,
    width,
    bottom,
    y: MARGIN,
    newPage: () => {
      doc.addPage({ size: [pageWidth, pageHeight], margin: 0 });
      pen.y = MARGIN;
      page++;
      writeEdges(pen, report, page, pageHeight - MARGIN);
    },
    need: (height) => {
      if (pen.y + height > bottom) pen.newPage();
    },
    write: (text, style) => writeParagraph(pen, text, style),
    emptyTable: ownWords(report).emptyTable,
  };
  return pen;
}

/** The foot of every page; from the second one on a head that says what this is. */
function writeEdges(pen: Pen, report: ReportDocument, page: number, baseline: number): void {
  const { doc, type, left, width } = pen;
  const { title, subtitle, madeAt } = report;
  const words = ownWords(report);
  doc.fillColor(QUIET).strokeColor(QUIET);
  const line = { sizePt: 8, face: 'regular' } as const;
  drawText(doc, type, { ...line, text: `${words.madeBy}, ${spellMoment(madeAt)}`, x: left, baseline });
  const number = `${words.page} ${page}`;
  drawText(doc, type, { ...line, text: number, x: left + width - type.widthPt(number, 8, 'regular'), baseline });
  if (page === 1) return;
  drawText(doc, type, { ...line, text: `${title}, ${subtitle}`, x: left, baseline: MARGIN + 6 });
  pen.y = MARGIN + 16;
}

function writeParagraph(pen: Pen, text: string, { sizePt, face, colour = INK, gap = 4 }: TextStyle): void {
  const { doc, type, left, width } = pen;
  const height = sizePt * 1.3;
  for (const line of wrapText(type, text, width, sizePt, face)) {
    pen.need(height);
    doc.fillColor(colour).strokeColor(colour);
    drawText(doc, type, { text: line, x: left, baseline: pen.y + sizePt * 0.95, sizePt, face });
    pen.y += height;
  }
  pen.y += gap;
}

function writeFacts(pen: Pen, facts: readonly ReportFact[]): void {
  const { doc, type, left, width } = pen;
  const columns = width > 600 ? 5 : 3;
  const pitch = width / columns;
  rule(pen);
  for (let at = 0; at < facts.length; at += columns) {
    const row = facts.slice(at, at + columns).map(({ label, value }) => ({
      label,
      lines: wrapText(type, value, pitch - 10, 9, 'bold'),
    }));
    const height = 11 + Math.max(...row.map((one) => one.lines.length)) * 11.5 + 3;
    pen.need(height);
    row.forEach(({ label, lines }, column) => {
      const x = left + column * pitch;
      doc.fillColor(QUIET).strokeColor(QUIET);
      drawText(doc, type, { text: label, x, baseline: pen.y + 8, sizePt: 8, face: 'regular' });
      doc.fillColor(INK).strokeColor(INK);
      lines.forEach((text, n) => {
        drawText(doc, type, { text, x, baseline: pen.y + 19 + n * 11.5, sizePt: 9, face: 'bold' });
      });
    });
    pen.y += height;
  }
  rule(pen);
  pen.y += 4;
}

function rule({ doc, left, width, y }: Pen): void {
  doc
    .moveTo(left, y)
    .lineTo(left + width, y)
    .lineWidth(0.5)
    .stroke('#c3beb1');
}

function writeBlock(pen: Pen, block: ReportBlock): void {
  if (block.kind === 'table') drawTable(pen, block);
  else if (block.kind === 'drawing') writeDrawing(pen, block);
  else if (block.kind === 'page') pen.newPage();
  else if (block.kind === 'note') pen.write(block.text, { sizePt: 9, face: 'regular' });
  else if (block.kind === 'heading') {
    // A heading stays with what it heads.
    pen.need(90);
    pen.y += 6;
    pen.write(block.text, { sizePt: 13, face: 'bold', gap: 2 });
  } else writeLines(pen, block.title, block.count);
}

const HAND_LINE = 9 * PT_PER_MM;

function writeLines(pen: Pen, title: string, count: number): void {
  pen.need(20 + Math.min(count, 3) * HAND_LINE);
  pen.y += 6;
  pen.write(title, { sizePt: 10, face: 'bold', gap: 0 });
  for (let at = 0; at < count; at++) {
    pen.need(HAND_LINE);
    pen.y += HAND_LINE;
    rule(pen);
  }
  pen.y += 6;
}

/** A drawing in its own size; smaller where it is wider or higher than a page. */
function writeDrawing(pen: Pen, { title, drawing }: ReportDrawing): void {
  const { doc, type, left, width, bottom } = pen;
  const titleHeight = title === '' ? 0 : 18;
  const room = bottom - MARGIN - 16 - titleHeight;
  const natural = { width: drawing.widthMm * PT_PER_MM, height: drawing.heightMm * PT_PER_MM };
  const fits = Math.min(1, width / natural.width);
  // What stands at the top of its page may have headings above it: the rest of the page is what it gets.
  const restOfPage = bottom - pen.y - titleHeight;
  const needed = natural.height * fits;
  if (needed > restOfPage && restOfPage < room * 0.8) pen.newPage();
  const scale = Math.min(fits, (bottom - pen.y - titleHeight) / natural.height);
  if (title !== '') pen.write(title, { sizePt: 10.5, face: 'bold', gap: 2 });
  drawingPdf(doc, type, drawing, { x: left, y: pen.y, scale });
  pen.y += natural.height * scale + 10;
}
