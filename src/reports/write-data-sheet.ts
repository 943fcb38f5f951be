import type { DataSheet, SheetFact } from '../domain/report/data-sheet.ts';
import { cutToWidth } from '../paper/draw-text.ts';
import { newPdf } from '../paper/new-pdf.ts';
import type { PaperType } from '../paper/paper-type.ts';
import { cutLines, line, QUIET_INK, type SheetPen } from './sheet-pen.ts';
import { drawSheetRows, measureBelow, writeBelow } from './sheet-rows.ts';
import { drawSheetStrip, STRIP_WIDTH } from './sheet-strip.ts';

/** Size of a page of A4 and what stays empty around it, in points. */
const [WIDTH, HEIGHT] = [595.28, 841.89];
const MARGIN = 40;
const INNER = WIDTH - 2 * MARGIN;
const CODE = 86;
/** The quiet zone of a QR code, modules (ISO/IEC 18004). */
const QUIET = 4;
const GUTTER = 18;
const FOOT = 14;

const NOTE_GROUND = '#f3efe2';

/**
 * A data sheet as PDF: always one page of A4, whatever it is given. Texts are cut to their places and rows that find no room are left out,
 * which the sheet says. The same sheet gives the same bytes.
 */
export async function writeDataSheet(sheet: DataSheet, type: PaperType): Promise<Buffer> {
  const doc = newPdf({
    autoFirstPage: false,
    margin: 0,
    lang: sheet.language,
    displayTitle: true,
    info: {
      Title: `${sheet.title}, ${sheet.igsn}`,
      Author: sheet.site,
      Producer: 'Corestone',
      Creator: 'Corestone',
      CreationDate: new Date(`${sheet.madeOn}T00:00:00Z`),
    },
  });
  type.addTo(doc);
  doc.addPage({ size: [WIDTH, HEIGHT], margin: 0 });
  drawSheet({ doc, type, y: MARGIN }, sheet);
  doc.end();
  const parts: Uint8Array[] = [];
  for await (const part of doc as unknown as AsyncIterable<Uint8Array>) parts.push(part);
  return Buffer.concat(parts);
}

function drawSheet(pen: SheetPen, sheet: DataSheet): void {
  drawHead(pen, sheet);
  drawNotes(pen, sheet.notes);
  drawFacts(pen, sheet.facts);
  const below = measureBelow(pen.type, sheet.below, INNER);
  const bottom = HEIGHT - MARGIN - FOOT - below.height - 14;
  const [top, hasStrip] = [pen.y, sheet.strip !== undefined && bottom - pen.y > 140];
  const width = hasStrip ? INNER - STRIP_WIDTH - GUTTER : INNER;
  const isWhole = drawSheetRows(pen, sheet.groups, { x: MARGIN, width, bottom });
  if (hasStrip && sheet.strip !== undefined)
    drawSheetStrip(pen, sheet.strip, { x: MARGIN + width + GUTTER, top, bottom });
  pen.y = bottom + 4;
  if (!isWhole) line(pen, sheet.more, MARGIN, { sizePt: 7.5, colour: QUIET_INK });
  pen.y = bottom + 14;
  writeBelow(pen, below, MARGIN);
  drawFoot(pen, sheet);
}

function drawHead(pen: SheetPen, sheet: DataSheet): void {
  const { doc, type } = pen;
  const name = cutToWidth(type, sheet.name, INNER / 3, 9, 'bold');
  const nameWidth = type.widthPt(name, 9, 'bold');
  const site = cutToWidth(type, sheet.site, INNER - nameWidth - 20, 9, 'regular');
  line({ ...pen }, site, MARGIN, { sizePt: 9, colour: QUIET_INK });
  line({ ...pen }, name, MARGIN + INNER - nameWidth, { sizePt: 9, face: 'bold' });
  pen.y += 14;
  rule(pen);
  pen.y += 8;
  const [top, width] = [pen.y, INNER - CODE - 18];
  drawCode(doc, sheet.code, MARGIN + INNER - CODE, top);
  line(pen, cutToWidth(type, sheet.kind, width, 9, 'bold'), MARGIN, { sizePt: 9, face: 'bold', colour: QUIET_INK });
  pen.y += 1;
  for (const one of cutLines(type, sheet.title, { width, sizePt: 16, face: 'bold', most: 3 }))
    line(pen, one, MARGIN, { sizePt: 16, face: 'bold' });
  pen.y += 2;
  for (const one of cutLines(type, sheet.igsn, { width, sizePt: 12, face: 'mono-bold', most: 2 }))
    line(pen, one, MARGIN, { sizePt: 12, face: 'mono-bold' });
  for (const one of cutLines(type, sheet.address, { width, sizePt: 8.5, face: 'regular', most: 2 }))
    line(pen, one, MARGIN, { sizePt: 8.5, colour: QUIET_INK });
  pen.y = Math.max(pen.y, top + CODE) + 8;
}

function drawNotes(pen: SheetPen, notes: readonly string[]): void {
  for (const note of notes.slice(0, 4)) {
    const lines = cutLines(pen.type, note, { width: INNER - 16, sizePt: 8.5, face: 'regular', most: 4 });
    pen.doc.rect(MARGIN, pen.y, INNER, lines.length * 11 + 8).fill(NOTE_GROUND);
    pen.y += 4;
    for (const one of lines) line(pen, one, MARGIN + 8, { sizePt: 8.5 });
    pen.y += 8;
  }
}

function drawFacts(pen: SheetPen, facts: readonly SheetFact[]): void {
  if (facts.length === 0) return;
  const pitch = INNER / facts.length;
  rule(pen);
  pen.y += 5;
  const top = pen.y;
  const ends = facts.map(({ label, value, note = '' }, at) => {
    const own = { ...pen, y: top };
    const [x, width] = [MARGIN + at * pitch, pitch - 8];
    line(own, cutToWidth(pen.type, label, width, 7.5, 'regular'), x, { sizePt: 7.5, colour: QUIET_INK });
    for (const one of cutLines(pen.type, value, { width, sizePt: 10, face: 'bold', most: 3 }))
      line(own, one, x, { sizePt: 10, face: 'bold' });
    for (const one of cutLines(pen.type, note, { width, sizePt: 7.5, face: 'regular', most: 2 }))
      line(own, one, x, { sizePt: 7.5, colour: QUIET_INK });
    return own.y;
  });
  pen.y = Math.max(...ends) + 4;
  rule(pen);
  pen.y += 8;
}

function drawFoot(pen: SheetPen, { foot, address }: DataSheet): void {
  const baseline = HEIGHT - MARGIN - 8;
  const width = pen.type.widthPt(foot, 7.5, 'regular');
  const left = cutToWidth(pen.type, address, INNER - width - 20, 7.5, 'regular');
  line({ ...pen, y: baseline }, left, MARGIN, { sizePt: 7.5, colour: QUIET_INK });
  line({ ...pen, y: baseline }, foot, MARGIN + INNER - width, { sizePt: 7.5, colour: QUIET_INK });
}

// One path: modules that touch are one area, without hairlines between them on any screen.
function drawCode(doc: PDFKit.PDFDocument, code: DataSheet['code'], x: number, y: number): void {
  const size = CODE / (code.length + 2 * QUIET);
  for (const [row, modules] of code.entries())
    for (const [column, isDark] of modules.entries())
      if (isDark) doc.rect(x + (column + QUIET) * size, y + (row + QUIET) * size, size, size);
  doc.fill('#000000');
}

function rule({ doc, y }: SheetPen): void {
  doc
    .moveTo(MARGIN, y)
    .lineTo(MARGIN + INNER, y)
    .lineWidth(0.5)
    .stroke('#c3beb1');
}
