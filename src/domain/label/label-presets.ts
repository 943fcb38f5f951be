import type { CodeElement, LabelLayout, TextElement } from './label-layout.ts';

type TextRest = Partial<Omit<TextElement, 'kind' | 'text' | 'fontPt'>>;

function text(
  words: string,
  [xMm, yMm, widthMm, heightMm]: readonly [number, number, number, number],
  fontPt: number,
  rest: TextRest = {},
): TextElement {
  return { kind: 'text', text: words, xMm, yMm, widthMm, heightMm, fontPt, ...rest };
}

function code(
  kind: CodeElement['code'],
  [xMm, yMm, widthMm, heightMm]: readonly [number, number, number, number],
  rest: Partial<Pick<CodeElement, 'text' | 'level'>> = {},
): CodeElement {
  return { kind: 'code', code: kind, text: '{address}', xMm, yMm, widthMm, heightMm, ...rest };
}

const line = (xMm: number, yMm: number, widthMm: number) =>
  ({ kind: 'line', xMm, yMm, widthMm, heightMm: 0, lineMm: 0.3 }) as const;

const A4 = { kind: 'sheet', pageWidthMm: 210, pageHeightMm: 297 } as const;

/** 104 × 56 mm, the size that drilling teams of ICDP print sections, halves, samples and cuttings on. */
const MDIS: LabelLayout = {
  name: 'mdis-104x56',
  title: 'mDIS size, 104 × 56 mm',
  widthMm: 104,
  heightMm: 56,
  paper: { kind: 'single' },
  types: ['core_run', 'section', 'split', 'sample', 'cuttings', 'core_box'],
  elements: [
    text('{acronym}', [4, 3.5, 48, 5.5], 12, { bold: true }),
    text('{type}, hole {hole}', [52, 4, 48, 5], 10, { align: 'right' }),
    line(4, 10, 96),
    text('{combined_id}', [4, 11.5, 96, 9], 20, { bold: true, mono: true, minPt: 9 }),
    text('{interval_cm}, length {length_cm}', [4, 22, 62, 6], 13, { bold: true }),
    text('{depth}', [4, 28.5, 62, 5], 11),
    text('{scale}', [4, 33.3, 62, 3.6], 7),
    text('{rock}', [4, 37.6, 62, 4.2], 9),
    text('Request {request}', [4, 42, 30, 4.2], 9),
    text('Taken {date}', [34, 42, 32, 4.2], 9, { align: 'right' }),
    text('{igsn}', [4, 47, 62, 5.6], 12, { bold: true, mono: true, minPt: 7 }),
    text('Printed {printed_on}', [66, 52, 34, 3.4], 6.5, { align: 'right' }),
    code('qr', [69, 21.5, 30, 30], { level: 'Q' }),
  ],
};

const SHEET_24: LabelLayout = {
  name: 'a4-24',
  title: 'A4 sheet, 24 labels of 63.5 × 33.9 mm',
  widthMm: 63.5,
  heightMm: 33.9,
  paper: { ...A4, columns: 3, rows: 8, leftMm: 7.2, topMm: 12.9, stepXMm: 66, stepYMm: 33.9 },
  types: [],
  elements: [
    text('{combined_id}', [2.5, 2.5, 58.5, 6], 13, { bold: true, mono: true, minPt: 7 }),
    text('{interval_cm}', [2.5, 9, 33, 4.6], 10.5, { bold: true }),
    text('{depth}', [2.5, 13.8, 33, 4.2], 9.5),
    text('{type}, {acronym}', [2.5, 18.3, 33, 3.8], 8),
    text('Request {request}, {date}', [2.5, 22.3, 33, 3.8], 8),
    text('{igsn}', [2.5, 27, 33, 4.4], 9.5, { bold: true, mono: true, minPt: 6 }),
    code('qr', [37.5, 9, 23.5, 23.5]),
  ],
};

const SHEET_65: LabelLayout = {
  name: 'a4-65',
  title: 'A4 sheet, 65 labels of 38.1 × 21.2 mm',
  widthMm: 38.1,
  heightMm: 21.2,
  paper: { ...A4, columns: 5, rows: 13, leftMm: 4.7, topMm: 10.7, stepXMm: 40.6, stepYMm: 21.2 },
  types: [],
  elements: [
    text('{combined_id}', [1.5, 1.5, 35, 4], 8.5, { bold: true, mono: true, minPt: 5.5 }),
    text('{interval_cm}', [1.5, 6, 19, 3.6], 8, { bold: true }),
    text('{depth}', [1.5, 9.7, 19, 3.2], 6.5, { minPt: 5 }),
    text('{date}', [1.5, 13, 19, 3], 6),
    text('{igsn}', [1.5, 16.4, 19, 3.4], 7, { bold: true, mono: true, minPt: 5 }),
    code('datamatrix', [21.5, 5.5, 15, 15]),
  ],
};

const VIAL: LabelLayout = {
  name: 'vial-38x19',
  title: 'Sample vial, 38 × 19 mm',
  widthMm: 38,
  heightMm: 19,
  paper: { kind: 'single' },
  types: ['sample', 'thin_section', 'smear_slide', 'fluid', 'gas', 'water', 'bottle', 'mud', 'cuttings'],
  elements: [
    text('{above_id}', [1.2, 1, 21.6, 3.6], 8, { bold: true, mono: true, minPt: 5 }),
    text('{interval_cm}', [1.2, 4.7, 21.6, 3.8], 9, { bold: true }),
    text('{depth}', [1.2, 8.6, 21.6, 3], 6.5, { minPt: 5 }),
    text('{date}, {sampled_by}', [1.2, 11.7, 21.6, 2.6], 5.5, { minPt: 4.5 }),
    text('{igsn}', [1.2, 14.6, 21.6, 3.4], 7, { bold: true, mono: true, minPt: 5 }),
    code('qr', [23, 2, 14.6, 14.6]),
  ],
};

const BOX_END: LabelLayout = {
  name: 'core-box-end',
  title: 'Core box end, 100 × 50 mm',
  widthMm: 100,
  heightMm: 50,
  paper: { kind: 'single' },
  types: ['core_box'],
  elements: [
    { kind: 'box', xMm: 1.5, yMm: 1.5, widthMm: 97, heightMm: 47, lineMm: 0.5 },
    text('{acronym}, hole {hole}', [5, 4, 55, 5.5], 12, { bold: true }),
    text('{name}', [5, 10.5, 55, 14], 36, { bold: true, minPt: 16 }),
    text('{depth}', [5, 26, 55, 6.5], 15, { bold: true }),
    text('{contents}', [5, 33, 55, 4.2], 8.5, { mono: true, minPt: 6 }),
    text('{storage}', [5, 38, 55, 7.6], 8, { fit: 'wrap', minPt: 6 }),
    code('qr', [62, 6, 33, 33], { text: '{combined_id}' }),
    text('{combined_id}', [61, 40, 35, 4.5], 9, { mono: true, align: 'center', minPt: 6 }),
  ],
};

const HALF: LabelLayout = {
  name: 'section-half-90x25',
  title: 'Section half, 90 × 25 mm',
  widthMm: 90,
  heightMm: 25,
  paper: { kind: 'single' },
  types: ['section', 'split'],
  elements: [
    text('{half}', [2, 1.5, 10.5, 11.2], 30, { bold: true, minPt: 10 }),
    text('{combined_id}', [14, 2, 53, 6], 13.5, { bold: true, mono: true, minPt: 7 }),
    text('{depth}, {length_cm}', [14, 8.6, 53, 4.4], 9.5),
    code('code128', [12.2, 13.4, 55.2, 10], { text: '{igsn}' }),
    text('{acronym}', [2, 16.5, 10, 3.6], 7, { minPt: 5 }),
    code('qr', [67.5, 1.5, 21, 21]),
  ],
};

const ROLL: LabelLayout = {
  name: 'roll-62',
  title: 'Continuous roll, 62 mm wide, cut every 32 mm',
  widthMm: 62,
  heightMm: 29,
  paper: { kind: 'continuous', gapMm: 3 },
  types: [],
  elements: [
    text('{combined_id}', [2, 2, 58, 5.6], 12, { bold: true, mono: true, minPt: 7 }),
    text('{interval_cm}', [2, 8, 36, 4.4], 10, { bold: true }),
    text('{depth}', [2, 12.6, 36, 4], 9),
    text('{type}, {acronym}', [2, 17, 36, 3.6], 7.5),
    text('{igsn}', [2, 23, 36, 4.2], 9, { bold: true, mono: true, minPt: 6 }),
    code('datamatrix', [40, 8, 20, 20]),
  ],
};

/** The layouts that come with the program; they cannot be changed, only copied under another name. */
export const LABEL_PRESETS: readonly LabelLayout[] = [MDIS, SHEET_24, SHEET_65, VIAL, BOX_END, HALF, ROLL];

/** The preset for objects of a type, where nobody says another. */
export function presetFor(type: string): LabelLayout {
  if (type === 'core_box') return BOX_END;
  return VIAL.types.some((one) => one === type) && type !== 'cuttings' ? VIAL : MDIS;
}
