import { setImmediate } from 'node:timers/promises';
import type { Finding } from '../domain/finding.ts';
import type { LabelValues } from '../domain/label/label-fields.ts';
import type { LabelLayout } from '../domain/label/label-layout.ts';
import { drawText, PT_PER_MM } from '../paper/draw-text.ts';
import { newPdf } from '../paper/new-pdf.ts';
import type { PaperType } from '../paper/paper-type.ts';
import { darkRuns } from './code-modules.ts';
import { pageSize, placeOf } from './label-places.ts';
import { type PlannedCode, type PlannedLabel, planLabel } from './plan-label.ts';

/** How labels are written. */
export interface LabelPdfOptions {
  readonly type: PaperType;
  readonly title: string;
  /** Places at the beginning of the first sheet that stay empty. */
  readonly skip?: number;
  /** When it was made; stands in the file. */
  readonly at: Date;
  readonly onFinding: (finding: Finding) => void;
}

/** Labels as a PDF in its own size, everything as vectors; it begins to flow while it is written. To be printed at 100 %. */
export function writeLabelPdf(
  layout: LabelLayout,
  labels: Iterable<LabelValues>,
  { type, title, skip, at, onFinding }: LabelPdfOptions,
): PDFKit.PDFDocument {
  const doc = newPdf({
    autoFirstPage: false,
    margin: 0,
    info: { Title: title, Producer: 'Corestone', Creator: 'Corestone', CreationDate: at },
  });
  type.addTo(doc);
  fill(doc, layout, labels, { type, onFinding, ...(skip !== undefined && { skip }) }).catch((error: Error) =>
    doc.destroy(error),
  );
  return doc;
}

/** How many labels are drawn before others get their turn: a code takes milliseconds. */
export const LABELS_AT_ONCE = 10;

async function fill(
  doc: PDFKit.PDFDocument,
  layout: LabelLayout,
  labels: Iterable<LabelValues>,
  { type, skip = 0, onFinding }: Omit<LabelPdfOptions, 'title' | 'at'>,
): Promise<void> {
  const size = pageSize(layout);
  const addPage = () => doc.addPage({ size: [size.widthMm * PT_PER_MM, size.heightMm * PT_PER_MM], margin: 0 });
  let page = -1;
  let n = 0;
  for (const values of labels) {
    if (n % LABELS_AT_ONCE === LABELS_AT_ONCE - 1) await setImmediate();
    const place = placeOf(layout, n++, skip);
    if (place.page !== page) addPage();
    page = place.page;
    const planned = planLabel(layout, values, type);
    for (const one of planned.findings) onFinding(one);
    drawLabel(doc, type, planned, place);
  }
  if (page < 0) addPage();
  doc.end();
}

function drawLabel(
  doc: PDFKit.PDFDocument,
  type: PaperType,
  { shapes }: PlannedLabel,
  corner: { readonly xMm: number; readonly yMm: number },
): void {
  const x = (mm: number) => (corner.xMm + mm) * PT_PER_MM;
  const y = (mm: number) => (corner.yMm + mm) * PT_PER_MM;
  for (const shape of shapes) {
    if (shape.kind === 'rect') {
      doc.rect(x(shape.xMm), y(shape.yMm), shape.widthMm * PT_PER_MM, shape.heightMm * PT_PER_MM).fill('#000');
    } else if (shape.kind === 'code') drawCode(doc, shape, x, y);
    else {
      const { text, sizePt, face, xMm, baselineMm } = shape;
      doc.fillColor('#000').strokeColor('#000');
      drawText(doc, type, { text, sizePt, face, x: x(xMm), baseline: y(baselineMm) });
    }
  }
}

// One path a code: modules that touch are one area, without hairlines between them on any screen.
function drawCode(
  doc: PDFKit.PDFDocument,
  { modules, xMm, yMm, moduleMm, rowMm }: PlannedCode,
  x: (mm: number) => number,
  y: (mm: number) => number,
): void {
  for (const run of darkRuns(modules))
    doc.rect(x(xMm + run.x * moduleMm), y(yMm + run.y * rowMm), run.width * moduleMm * PT_PER_MM, rowMm * PT_PER_MM);
  doc.fill('#000');
}
