import bwipjs from 'bwip-js';
import { boundedMemo } from '../frame/bounded-memo.ts';

/** A QR code (ISO/IEC 18004, error correction M) as SVG: one crisp square a module, with its quiet zone of four. */
export const qrCode: (text: string) => string = boundedMemo(500, drawQrCode);

/** The modules of the same code by row, without its quiet zone: true is dark. */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  const [code] = bwipjs.raw('qrcode', text, 'eclevel=M') as unknown as readonly Modules[];
  const { pixs, pixx, pixy } = code ?? { pixs: [], pixx: 0, pixy: 0 };
  return Array.from({ length: pixy }, (_, y) => Array.from({ length: pixx }, (_, x) => pixs[y * pixx + x] === 1));
}

interface Modules {
  readonly pixs: ArrayLike<number>;
  readonly pixx: number;
  readonly pixy: number;
}

const QUIET = 4;

function drawQrCode(text: string): string {
  const modules = qrModules(text);
  const size = modules.length + 2 * QUIET;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${modules.map(runsOf).join('')}"/></svg>`;
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
