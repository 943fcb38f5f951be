import { drawText, wrapText } from '../paper/draw-text.ts';
import type { Face } from '../paper/paper-type.ts';
import type { CellValue, ReportColumn, ReportTable } from './report-document.ts';
import { spellCell, spellHead } from './spell-cell.ts';
import type { Pen } from './write-report-pdf.ts';

const SIZE = 8;
const HEAD_SIZE = 8;
const LINE = 9.8;
const PAD_X = 4.2;
const PAD_Y = 2.6;
/** Lines of one cell; what is longer stands whole in the other formats. */
const MOST_LINES = 12;
const INK = '#1c1b18';

interface PlacedColumn {
  readonly column: ReportColumn;
  readonly x: number;
  readonly width: number;
  readonly face: Face;
}

/** Draws a table over as many pages as it takes, its head on each; cells wrap, numbers stand right. */
export function drawTable(pen: Pen, table: ReportTable): void {
  const columns = placeColumns(pen, table.columns);
  const strong = columns.map((one) => ({ ...one, face: one.face === 'mono' ? one.face : ('bold' as const) }));
  pen.need(70);
  if (table.title !== '') pen.write(table.title, { sizePt: 10.5, face: 'bold', gap: 1 });
  drawHead(pen, columns);
  let count = 0;
  for (const row of table.rows()) {
    count++;
    drawRow(pen, table.isStrong?.(row) === true ? strong : columns, row, columns);
  }
  if (count === 0) pen.write(pen.emptyTable, { sizePt: SIZE, face: 'regular' });
  pen.y += 10;
}

function placeColumns({ left, width }: Pen, columns: readonly ReportColumn[]): PlacedColumn[] {
  const total = columns.reduce((sum, one) => sum + one.weight, 0);
  let x = left;
  return columns.map((column) => {
    const own = (column.weight / total) * width;
    const placed = { column, x, width: own, face: column.kind === 'id' ? 'mono' : 'regular' } as const;
    x += own;
    return placed;
  });
}

function drawHead(pen: Pen, columns: readonly PlacedColumn[]): void {
  const cells = columns.map(({ column, width }) =>
    wrapText(pen.type, spellHead(column), width - 2 * PAD_X, HEAD_SIZE, 'bold'),
  );
  const lines = Math.max(...cells.map((one) => one.length));
  const height = lines * LINE + 2 * PAD_Y;
  pen.doc.fillColor(INK);
  cells.forEach((own, at) => {
    // Heads stand on the rule.
    const top = pen.y + (lines - own.length) * LINE;
    drawCell(pen, { ...columns[at]!, face: 'bold' }, own, top);
  });
  pen.y += height;
  drawRule(pen, 0.9, '#57534a');
}

function drawRow(
  pen: Pen,
  columns: readonly PlacedColumn[],
  row: readonly CellValue[],
  heads: readonly PlacedColumn[],
): void {
  const cells = columns.map(({ column, width, face }, at) =>
    cellLines(pen, spellCell(column, row[at] ?? null), width, face),
  );
  const height = Math.max(1, ...cells.map((one) => one.length)) * LINE + 2 * PAD_Y;
  if (pen.y + height > pen.bottom) {
    pen.newPage();
    drawHead(pen, heads);
  }
  // Once a row: the rule between rows has a colour of its own, and setting one takes as long as a cell.
  pen.doc.fillColor(INK);
  cells.forEach((lines, at) => {
    drawCell(pen, columns[at]!, lines, pen.y);
  });
  pen.y += height;
  drawRule(pen, 0.3, '#dfdcd3');
}

function cellLines({ type }: Pen, text: string, width: number, face: Face): readonly string[] {
  if (text === '') return [];
  const room = width - 2 * PAD_X;
  if (type.widthPt(text, SIZE, face) <= room) return [text];
  const lines = wrapText(type, text, room, SIZE, face);
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), '…'];
}

function drawCell(pen: Pen, { column, x, width, face }: PlacedColumn, lines: readonly string[], top: number): void {
  const { doc, type } = pen;
  if (lines.length === 0) return;
  lines.forEach((text, at) => {
    const own = column.kind === 'number' ? type.widthPt(text, SIZE, face) : 0;
    const from = column.kind === 'number' ? x + width - PAD_X - own : x + PAD_X;
    drawText(doc, type, { text, x: from, baseline: top + PAD_Y + SIZE * 0.86 + at * LINE, sizePt: SIZE, face });
  });
}

function drawRule({ doc, left, width, y }: Pen, lineWidth: number, colour: string): void {
  doc
    .moveTo(left, y)
    .lineTo(left + width, y)
    .lineWidth(lineWidth)
    .stroke(colour);
}
