import bwipjs from 'bwip-js';
import { boundedMemo } from '../frame/bounded-memo.ts';

/** A QR code (ISO/IEC 18004, error correction M) as SVG: one crisp square a module, with its quiet zone of four. */
export const qrCode: (text: string) => string = boundedMemo(500, drawQrCode);

interface Modules {
  readonly pixs: ArrayLike<number>;
  readonly pixx: number;
  readonly pixy: number;
}

const QUIET = 4;

function drawQrCode(text: string): string {
  const [code] = bwipjs.raw('qrcode', text, 'eclevel=M') as unknown as readonly Modules[];
  const { pixs, pixx, pixy } = code ?? { pixs: [], pixx: 0, pixy: 0 };
  const size = pixx + 2 * QUIET;
  const rows = Array.from({ length: pixy }, (_, y) =>
    runsOf(
      Array.from({ length: pixx }, (_, x) => pixs[y * pixx + x] === 1),
      y,
    ),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${rows.join('')}"/></svg>`;
}

function runsOf(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const end = row.indexOf(false, x);
    const length = (end < 0 ? row.length : end) - x;
    path += `M${x + QUIET} ${y + QUIET}h${length}v1h-${length}z`;
    x += length;
  }
  return path;
}
