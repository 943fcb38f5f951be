import { FILE_KIND_LABELS } from '../domain/files/file-kind.ts';
import type { ReportPicture, ReportPictures } from '../domain/report/report-rows.ts';
import type { Drawn } from './drawing.ts';
import type { ReportBlock } from './report-document.ts';

/** Pictures side by side in a row, and the box of each in mm; a row is as wide as a page that lies. */
const IN_ROW = 5;
const BOX = { widthMm: 48, heightMm: 56 };
const PITCH_MM = 53;
const CAPTION_MM = 4;
const LETTERS = 34;

/** Pictures in rows with whom they show, what of it, and whose they are; nothing where there are none. */
export function* pictureRows(pictures: ReportPictures): Generator<ReportBlock> {
  const { shown } = pictures;
  if (shown.length === 0 && pictures.leftOut === 0) return;
  yield { kind: 'heading', text: 'Pictures' };
  const left = leftOutWords(pictures);
  if (left !== '') yield { kind: 'note', text: left };
  for (let at = 0; at < shown.length; at += IN_ROW) {
    const row = shown.slice(at, at + IN_ROW);
    const shapes = row.flatMap((one, column) => framed(one, column * PITCH_MM));
    const alt = `Pictures of ${row.map((one) => one.combinedId).join(', ')}.`;
    const heightMm = BOX.heightMm + 3 * CAPTION_MM + 2;
    yield { kind: 'drawing', title: '', alt, drawing: { widthMm: IN_ROW * PITCH_MM, heightMm, shapes } };
  }
}

/** How many pictures a report does not show, in words; empty where it shows all. */
export function leftOutWords({ leftOut, isMore }: ReportPictures): string {
  if (isMore) return 'More pictures than these are kept; the pages of the objects show all.';
  if (leftOut === 0) return '';
  return `${leftOut} ${leftOut === 1 ? 'picture is' : 'pictures are'} kept that cannot be shown here.`;
}

function framed(picture: ReportPicture, xMm: number): Drawn[] {
  const { jpeg, widthPx, heightPx, combinedId, kind, title, topCm, bottomCm, credit, licence } = picture;
  const scale = Math.min(BOX.widthMm / widthPx, BOX.heightMm / heightPx);
  const box = { xMm, yMm: 0, widthMm: widthPx * scale, heightMm: heightPx * scale };
  const stretch = topCm === null || bottomCm === null ? '' : `, ${topCm}–${bottomCm} cm`;
  const lines = [combinedId, `${title === '' ? FILE_KIND_LABELS[kind] : title}${stretch}`, whose({ credit, licence })];
  return [
    { kind: 'image', jpeg, ...box },
    ...lines.map((text, at): Drawn => {
      const yMm = BOX.heightMm + CAPTION_MM * (at + 1);
      return { kind: 'text', text: shortened(text), xMm, yMm, sizePt: 7, ...(at === 0 && { face: 'bold' }) };
    }),
  ];
}

const whose = ({ credit, licence }: Pick<ReportPicture, 'credit' | 'licence'>): string =>
  [credit, licence].filter((one) => one !== '').join(', ');

const shortened = (text: string): string => (text.length <= LETTERS ? text : `${text.slice(0, LETTERS - 1)}…`);
