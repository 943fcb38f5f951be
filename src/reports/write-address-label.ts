import { customsWords } from '../domain/curation/customs-words.ts';
import { parcelName } from '../domain/curation/parcel.ts';
import { drawText, PT_PER_MM, wrapText } from '../paper/draw-text.ts';
import { newPdf } from '../paper/new-pdf.ts';
import type { Face, PaperType } from '../paper/paper-type.ts';
import { addressLines, type ParcelPaperData } from './parcel-papers.ts';

const WIDTH = 148 * PT_PER_MM;
const HEIGHT = 105 * PT_PER_MM;
const MARGIN = 8 * PT_PER_MM;
const ADDRESS_X = MARGIN * 3;
const ADDRESS_Y = HEIGHT * 0.32;
/** Where telephone and tracking number begin: the address ends above. */
const FOOT_Y = HEIGHT - MARGIN - 26;
/** Height of a line in sizes of its letters. */
const LINE = 1.3;
/** Sizes of the letters of an address; a long one takes the first in which it ends above the foot. */
const SIZES_PT = [17, 15, 13, 11, 9, 8, 7] as const;

const faceOf = (line: number): Face => (line === 0 ? 'bold' : 'regular');

/** The size of letters in which an address ends above telephone and tracking number, pt; one that is too long for all gets the smallest. */
export function addressSizePt(type: PaperType, address: readonly string[]): number {
  const width = WIDTH - ADDRESS_X - MARGIN;
  const fits = (sizePt: number) => {
    const lines = address.flatMap((text, at) => wrapText(type, text, width, sizePt, faceOf(at)));
    return ADDRESS_Y + lines.length * sizePt * LINE <= FOOT_Y;
  };
  return SIZES_PT.find(fits) ?? SIZES_PT.at(-1)!;
}

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
      y += sizePt * LINE;
    }
  };
  write(`${say.sender}: ${sender}`, 9, 'regular');
  write(`${say.parcel} ${parcelName(parcel)}`, 9, 'regular');
  y = ADDRESS_Y;
  const address = addressLines(parcel.recipient);
  const sizePt = addressSizePt(type, address);
  for (const [at, line] of address.entries()) write(line, sizePt, faceOf(at), ADDRESS_X);
  y = FOOT_Y;
  if (parcel.recipient.phone !== '') write(`${say.phone}: ${parcel.recipient.phone}`, 9, 'regular');
  if (parcel.trackingNumber !== '') write(`${say.tracking}: ${parcel.trackingNumber}`, 9, 'mono');
  doc.end();
  return doc;
}
