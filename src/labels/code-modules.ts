import bwipjs from 'bwip-js';
import type { CodeElement, CodeKind } from '../domain/label/label-layout.ts';

/** A code as squares: `dark[y][x]`, without quiet zone. A bar code has one row, which is drawn as high as there is room. */
export interface Modules {
  readonly columns: number;
  readonly rows: number;
  readonly isDark: (x: number, y: number) => boolean;
  /** Modules that stay empty around it (ISO/IEC 18004: 4, 16022: 1, 15417: 10 at the sides). */
  readonly quietX: number;
  readonly quietY: number;
}

const NAME: Readonly<Record<CodeKind, string>> = { qr: 'qrcode', datamatrix: 'datamatrix', code128: 'code128' };

interface Squares {
  readonly pixs: ArrayLike<number>;
  readonly pixx: number;
  readonly pixy: number;
}

interface Bars {
  readonly sbs: ArrayLike<number>;
}

/** The modules of a code; undefined for a text that it cannot hold (too long, or characters that Code 128 does not have). */
export function codeModules(
  { code, level = 'M' }: Pick<CodeElement, 'code' | 'level'>,
  text: string,
): Modules | undefined {
  // Its package writes such characters as their UTF-8 octets, which readers show as others.
  if (code === 'code128' && !/^[\x20-\x7e]+$/.test(text)) return undefined;
  try {
    const options = code === 'qr' ? `eclevel=${level}` : '';
    const [drawn] = bwipjs.raw(NAME[code], text, options) as unknown as readonly (Squares | Bars)[];
    if (drawn === undefined) return undefined;
    return 'sbs' in drawn ? barModules(drawn) : squareModules(drawn, code === 'qr' ? 4 : 1);
  } catch {
    return undefined;
  }
}

function squareModules({ pixs, pixx, pixy }: Squares, quiet: number): Modules {
  const isDark = (x: number, y: number) => pixs[y * pixx + x] === 1;
  return { columns: pixx, rows: pixy, isDark, quietX: quiet, quietY: quiet };
}

/** Widths of bar and space by turns, the first a bar. */
function barModules({ sbs }: Bars): Modules {
  const dark = Array.from(sbs).flatMap((width, at) => new Array<boolean>(width).fill(at % 2 === 0));
  return { columns: dark.length, rows: 1, isDark: (x) => dark[x]!, quietX: 10, quietY: 0 };
}

/** A rectangle of dark modules. */
export interface DarkRun {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The dark modules of all rows as runs from left to right. */
export function darkRuns({ columns, rows, isDark }: Modules): DarkRun[] {
  const runs: DarkRun[] = [];
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      if (!isDark(x, y)) continue;
      const from = x;
      while (x < columns && isDark(x, y)) x++;
      runs.push({ x: from, y, width: x - from });
    }
  }
  return runs;
}
