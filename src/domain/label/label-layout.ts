import type { ObjectType } from '../drilling/object-type.ts';

/** What a code may be: QR (ISO/IEC 18004), Data Matrix (ISO/IEC 16022) or Code 128 (ISO/IEC 15417). */
export const CODE_KINDS = ['qr', 'datamatrix', 'code128'] as const;

/** One of {@link CODE_KINDS}. */
export type CodeKind = (typeof CODE_KINDS)[number];

/**
 * What becomes of a text that is too long: `shrink` makes it smaller on one line, `wrap` breaks it into lines and then makes it
 * smaller. Below `minPt` it ends in `…`, which is a finding.
 */
export const FIT_RULES = ['shrink', 'wrap'] as const;

/** Where a line of text stands in its field. */
export const ALIGNMENTS = ['left', 'center', 'right'] as const;

/** A field on the label; all lengths in mm from its top left corner. */
interface Placed {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Text with `{field}` in braces; it is left out where all its fields are empty. */
export interface TextElement extends Placed {
  readonly kind: 'text';
  readonly text: string;
  readonly fontPt: number;
  readonly minPt?: number;
  readonly bold?: boolean;
  /** For identifiers: every character as wide as the other, zero slashed where the font has it. */
  readonly mono?: boolean;
  readonly align?: (typeof ALIGNMENTS)[number];
  readonly fit?: (typeof FIT_RULES)[number];
}

/** A code with its quiet zone inside the field. `level` is the error correction of a QR code, M unless stated. */
export interface CodeElement extends Placed {
  readonly kind: 'code';
  readonly code: CodeKind;
  readonly text: string;
  readonly level?: 'L' | 'M' | 'Q' | 'H';
}

/** The outline of a field, drawn inside it. */
export interface BoxElement extends Placed {
  readonly kind: 'box';
  readonly lineMm: number;
}

/** A straight line; horizontal or vertical, because printers draw no others crisply. */
export interface LineElement extends Placed {
  readonly kind: 'line';
  readonly lineMm: number;
}

/** What stands on a label. */
export type LabelElement = TextElement | CodeElement | BoxElement | LineElement;

/** A sheet of labels; steps are from one label's corner to the next one's. */
export interface SheetPaper {
  readonly kind: 'sheet';
  readonly pageWidthMm: number;
  readonly pageHeightMm: number;
  readonly columns: number;
  readonly rows: number;
  readonly leftMm: number;
  readonly topMm: number;
  readonly stepXMm: number;
  readonly stepYMm: number;
}

/** What labels are printed on: one a page (die-cut roll), a roll that is cut with a gap, or sheets. */
export type LabelPaper =
  | { readonly kind: 'single' }
  | { readonly kind: 'continuous'; readonly gapMm: number }
  | SheetPaper;

/** A label as data: size in mm, paper, what stands on it. `types` says what it is meant for; empty is anything. */
export interface LabelLayout {
  readonly name: string;
  readonly title: string;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly paper: LabelPaper;
  readonly types: readonly ObjectType[];
  readonly elements: readonly LabelElement[];
}
