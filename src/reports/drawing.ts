import type { Face } from '../paper/paper-type.ts';

/** A rectangle with its outline, a fill, or both; grey from 0 (black) to 1 (white). */
export interface DrawnRect {
  readonly kind: 'rect';
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly fillGrey?: number;
  readonly lineMm?: number;
  readonly isDashed?: boolean;
}

/** Straight strokes of one width: `[x, y, x, y]` in mm. */
export interface DrawnStrokes {
  readonly kind: 'strokes';
  readonly strokes: readonly (readonly [number, number, number, number])[];
  readonly lineMm: number;
  readonly grey?: number;
}

/** A line of text; `xMm` is its left end, middle or right end by `align`, `yMm` what its letters stand on. */
export interface DrawnText {
  readonly kind: 'text';
  readonly text: string;
  readonly xMm: number;
  readonly yMm: number;
  readonly sizePt: number;
  readonly face?: Face;
  readonly align?: 'left' | 'center' | 'right';
  /** White below the letters, where they stand on a pattern. */
  readonly isOnPattern?: boolean;
}

/** A JPEG in a box that it fills: the same share of its sides is cut away where the box is narrower. */
export interface DrawnImage {
  readonly kind: 'image';
  readonly jpeg: Uint8Array;
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** What is drawn. */
export type Drawn = DrawnRect | DrawnStrokes | DrawnText | DrawnImage;

/** A drawing in mm from its top left corner, without colour but for its images: paper may be printed in black. */
export interface Drawing {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly shapes: readonly Drawn[];
}
