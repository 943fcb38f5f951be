import { drawText, PT_PER_MM } from '../paper/draw-text.ts';
import type { PaperType } from '../paper/paper-type.ts';
import type { Drawing, Drawn, DrawnImage, DrawnRect, DrawnText } from './drawing.ts';
import { greyHex } from './drawing-svg.ts';

/** Draws on a page of a PDF with the corner at `x`, `y` (points), `scale` times its own size. */
export function drawingPdf(
  doc: PDFKit.PDFDocument,
  type: PaperType,
  { shapes }: Drawing,
  { x, y, scale }: { readonly x: number; readonly y: number; readonly scale: number },
): void {
  doc.save();
  doc.translate(x, y).scale(scale);
  for (const shape of shapes) drawShape(doc, type, shape);
  doc.restore();
}

function drawShape(doc: PDFKit.PDFDocument, type: PaperType, shape: Drawn): void {
  if (shape.kind === 'rect') drawRect(doc, shape);
  else if (shape.kind === 'text') drawWords(doc, type, shape);
  else if (shape.kind === 'image') drawImage(doc, shape);
  else if (shape.strokes.length > 0) {
    shape.strokes.forEach(([x1, y1, x2, y2], at) => {
      // A stroke that begins where the last one ended goes on from there: a wave is one line.
      const before = shape.strokes[at - 1];
      if (before?.[2] !== x1 || before[3] !== y1) doc.moveTo(x1 * PT_PER_MM, y1 * PT_PER_MM);
      doc.lineTo(x2 * PT_PER_MM, y2 * PT_PER_MM);
    });
    doc.lineWidth(shape.lineMm * PT_PER_MM).stroke(greyHex(shape.grey ?? 0));
  }
}

function drawRect(doc: PDFKit.PDFDocument, rect: DrawnRect): void {
  const { xMm, yMm, widthMm, heightMm, fillGrey, lineMm, isDashed = false } = rect;
  const path = () => doc.rect(xMm * PT_PER_MM, yMm * PT_PER_MM, widthMm * PT_PER_MM, heightMm * PT_PER_MM);
  if (fillGrey !== undefined) path().fill(greyHex(fillGrey));
  if (lineMm === undefined) return;
  if (isDashed) doc.dash(1 * PT_PER_MM, { space: 0.7 * PT_PER_MM });
  path()
    .lineWidth(lineMm * PT_PER_MM)
    .stroke('#000000');
  if (isDashed) doc.undash();
}

function drawImage(doc: PDFKit.PDFDocument, { jpeg, xMm, yMm, widthMm, heightMm }: DrawnImage): void {
  const [x, y, width, height] = [xMm, yMm, widthMm, heightMm].map((mm) => mm * PT_PER_MM) as [
    number,
    number,
    number,
    number,
  ];
  doc.save();
  doc.rect(x, y, width, height).clip();
  doc.image(Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.length), x, y, {
    cover: [width, height],
    align: 'center',
    valign: 'center',
  });
  doc.restore();
}

const SHARE = { left: 0, center: 0.5, right: 1 } as const;
const HALO_PT = 1.5;

function drawWords(doc: PDFKit.PDFDocument, type: PaperType, words: DrawnText): void {
  const { text, xMm, yMm, sizePt, face = 'regular', align = 'left', isOnPattern = false } = words;
  const width = type.widthPt(text, sizePt, face);
  const x = xMm * PT_PER_MM - SHARE[align] * width;
  const baseline = yMm * PT_PER_MM;
  if (isOnPattern) {
    const [top, height] = [baseline - sizePt * 0.74 - HALO_PT, sizePt * 0.74 + 2 * HALO_PT];
    doc.rect(x - HALO_PT, top, width + 2 * HALO_PT, height).fill('#ffffff');
  }
  doc.fillColor('#000000').strokeColor('#000000');
  drawText(doc, type, { text, sizePt, face, x, baseline });
}
