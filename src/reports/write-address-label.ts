import { customsWords } from '../domain/curation/customs-words.ts';
import { parcelName } from '../domain/curation/parcel.ts';
import { drawText, PT_PER_MM, wrapText } from '../paper/draw-text.ts';
import { newPdf } from '../paper/new-pdf.ts';
import type { Face, PaperType } from '../paper/paper-type.ts';
import { addressLines, type ParcelPaperData } from './parcel-papers.ts';

const WIDTH = 148 * PT_PER_MM;
const HEIGHT = 105 * PT_PER_MM;
const MARGIN = 8 * PT_PER_MM;

/** The address of a parcel as a label of 148 by 105 mm (A6): who sends it, small, and to whom it goes, large. */
export function writeAddressLabel(data: ParcelPaperData, type: PaperType): PDFKit.PDFDocument {
  const { parcel, sender } = data;
  const say = customsWords(parcel.language);
  const doc = newPdf({
    autoFirstPage: false,
    margin: 0,
    info: { Title: parcelName(parcel), Creator: 'Corestone' },
  });
  type.addTo(doc);
  doc.addPage({ size: [WIDTH, HEIGHT], margin: 0 });
  doc.fillColor('#000000');
  let y = MARGIN;
  const write = (text: string, sizePt: number, face: Face, left = MARGIN) => {
    for (const line of wrapText(type, text, WIDTH - left - MARGIN, sizePt, face)) {
      drawText(doc, type, { text: line, x: left, baseline: y + sizePt, sizePt, face });
      y += sizePt * 1.3;
    }
  };
  write(`${say.sender}: ${sender}`, 9, 'regular');
  write(`${say.parcel} ${parcelName(parcel)}`, 9, 'regular');
  y = HEIGHT * 0.32;
  for (const [at, line] of addressLines(parcel.recipient).entries())
    write(line, 17, at === 0 ? 'bold' : 'regular', MARGIN * 3);
  y = HEIGHT - MARGIN - 26;
  if (parcel.recipient.phone !== '') write(`${say.phone}: ${parcel.recipient.phone}`, 9, 'regular');
  if (parcel.trackingNumber !== '') write(`${say.tracking}: ${parcel.trackingNumber}`, 9, 'mono');
  doc.end();
  return doc;
}
