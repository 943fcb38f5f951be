import { PT_PER_MM } from '../paper/draw-text.ts';
import { escapeXml } from '../paper/escape-xml.ts';
import type { Drawing, Drawn, DrawnImage, DrawnRect, DrawnText } from './drawing.ts';

/** A drawing as SVG within a page, in its own size; `alt` says in words what it shows. */
export function drawingSvg({ widthMm, heightMm, shapes }: Drawing, alt: string): string {
  const size = `width="${round(widthMm)}mm" height="${round(heightMm)}mm" viewBox="0 0 ${round(widthMm)} ${round(heightMm)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(alt)}" ${size}>${shapes.map(shapeSvg).join('')}</svg>`;
}

function shapeSvg(shape: Drawn): string {
  if (shape.kind === 'rect') return rectSvg(shape);
  if (shape.kind === 'text') return textSvg(shape);
  if (shape.kind === 'image') return imageSvg(shape);
  const path = shape.strokes
    .map(([x1, y1, x2, y2], at) => {
      const before = shape.strokes[at - 1];
      const from = before?.[2] === x1 && before[3] === y1 ? '' : `M${round(x1)} ${round(y1)}`;
      return `${from}L${round(x2)} ${round(y2)}`;
    })
    .join('');
  return path === ''
    ? ''
    : `<path d="${path}" fill="none" stroke="${greyHex(shape.grey ?? 0)}" stroke-width="${shape.lineMm}"/>`;
}

function rectSvg({ xMm, yMm, widthMm, heightMm, fillGrey, lineMm, isDashed = false }: DrawnRect): string {
  const fill = fillGrey === undefined ? 'none' : greyHex(fillGrey);
  const dash = isDashed ? ' stroke-dasharray="1 .7"' : '';
  const stroke = lineMm === undefined ? '' : ` stroke="#000" stroke-width="${lineMm}"${dash}`;
  return `<rect x="${round(xMm)}" y="${round(yMm)}" width="${round(widthMm)}" height="${round(heightMm)}" fill="${fill}"${stroke}/>`;
}

function imageSvg({ jpeg, xMm, yMm, widthMm, heightMm }: DrawnImage): string {
  const box = `x="${round(xMm)}" y="${round(yMm)}" width="${round(widthMm)}" height="${round(heightMm)}"`;
  const content = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.length).toString('base64');
  return `<image ${box} preserveAspectRatio="xMidYMid slice" href="data:image/jpeg;base64,${content}"/>`;
}

const ANCHOR = { left: 'start', center: 'middle', right: 'end' } as const;

function textSvg({ text, xMm, yMm, sizePt, face = 'regular', align = 'left', isOnPattern = false }: DrawnText): string {
  const weight = face === 'bold' ? ' font-weight="700"' : '';
  const halo = isOnPattern ? ' stroke="#fff" stroke-width="1" paint-order="stroke" stroke-linejoin="round"' : '';
  return `<text x="${round(xMm)}" y="${round(yMm)}" font-size="${round(sizePt / PT_PER_MM)}" font-family="Helvetica,Arial,sans-serif" text-anchor="${ANCHOR[align]}"${weight}${halo}>${escapeXml(text)}</text>`;
}

/** A grey from 0 (black) to 1 (white) as a colour. */
export function greyHex(grey: number): string {
  const part = Math.round(grey * 255)
    .toString(16)
    .padStart(2, '0');
  return `#${part}${part}${part}`;
}

const round = (mm: number): number => Math.round(mm * 100) / 100;
