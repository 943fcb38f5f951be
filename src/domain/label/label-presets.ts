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

/** A name or an IGSN: bold, every character as wide as the other, smaller where it is long. */
const identifier = (words: string, place: readonly [number, number, number, number], fontPt: number, minPt: number) =>
  text(words, place, fontPt, { bold: true, mono: true, minPt });

const line = (xMm: number, yMm: number, widthMm: number) =>
  ({ kind: 'line', xMm, yMm, widthMm, heightMm: 0, lineMm: 0.3 }) as const;

function layout(
  name: string,
  title: string,
  [widthMm, heightMm]: readonly [number, number],
  rest: Partial<LabelLayout> & Pick<LabelLayout, 'elements'>,
): LabelLayout {
  return { name, title, widthMm, heightMm, paper: { kind: 'single' }, types: [], ...rest };
}

const A4 = { kind: 'sheet', pageWidthMm: 210, pageHeightMm: 297 } as const;

/** 104 × 56 mm, the size that drilling teams of ICDP print sections, halves, samples and cuttings on. */
const MDIS = layout('mdis-104x56', 'mDIS size, 104 × 56 mm', [104, 56], {
  types: ['core_run', 'section', 'split', 'sample', 'cuttings', 'core_box'],
  elements: [
    text('{acronym}', [4, 3.5, 48, 5.5], 12, { bold: true }),
    text('{type}, hole {hole}', [52, 4, 48, 5], 10, { align: 'right' }),
    line(4, 10, 96),
    identifier('{combined_id}', [4, 11.5, 96, 9], 20, 9),
    text('{interval_cm}, length {length_cm}', [4, 22, 62, 6], 13, { bold: true }),
    text('{depth}', [4, 28.5, 62, 5], 11),
    text('{scale}', [4, 33.3, 62, 3.6], 7),
    text('{rock}', [4, 37.6, 62, 4.2], 9),
    text('Request {request}', [4, 42, 30, 4.2], 9),
    text('Taken {date}', [34, 42, 32, 4.2], 9, { align: 'right' }),
    identifier('{igsn}', [4, 47, 62, 5.6], 12, 7),
    text('Printed {printed_on}', [66, 52, 34, 3.4], 6.5, { align: 'right' }),
    code('qr', [69, 21.5, 30, 30], { level: 'Q' }),
  ],
});

const SHEET_24 = layout('a4-24', 'A4 sheet, 24 labels of 63.5 × 33.9 mm', [63.5, 33.9], {
  paper: { ...A4, columns: 3, rows: 8, leftMm: 7.2, topMm: 12.9, stepXMm: 66, stepYMm: 33.9 },
  elements: [
    identifier('{combined_id}', [2.5, 2.5, 58.5, 6], 13, 7),
    text('{interval_cm}', [2.5, 9, 33, 4.6], 10.5, { bold: true }),
    text('{depth}', [2.5, 13.8, 33, 4.2], 9.5),
    text('{type}, {acronym}', [2.5, 18.3, 33, 3.8], 8),
    text('Request {request}, {date}', [2.5, 22.3, 33, 3.8], 8),
    identifier('{igsn}', [2.5, 27, 33, 4.4], 9.5, 6),
    code('qr', [37.5, 9, 23.5, 23.5]),
  ],
});

const SHEET_65 = layout('a4-65', 'A4 sheet, 65 labels of 38.1 × 21.2 mm', [38.1, 21.2], {
  paper: { ...A4, columns: 5, rows: 13, leftMm: 4.7, topMm: 10.7, stepXMm: 40.6, stepYMm: 21.2 },
  elements: [
    identifier('{combined_id}', [1.5, 1.5, 35, 4], 8.5, 5.5),
    text('{interval_cm}', [1.5, 6, 19, 3.6], 8, { bold: true }),
    text('{depth}', [1.5, 9.7, 19, 3.2], 6.5, { minPt: 5 }),
    text('{date}', [1.5, 13, 19, 3], 6),
    identifier('{igsn}', [1.5, 16.4, 19, 3.4], 7, 5),
    code('datamatrix', [21.5, 5.5, 15, 15]),
  ],
});

const VIAL = layout('vial-38x19', 'Sample vial, 38 × 19 mm', [38, 19], {
  types: ['sample', 'thin_section', 'smear_slide', 'fluid', 'gas', 'water', 'bottle', 'mud', 'cuttings'],
  elements: [
    identifier('{above_id}', [1.2, 1, 21.6, 3.6], 8, 5),
    text('{interval_cm}', [1.2, 4.7, 21.6, 3.8], 9, { bold: true }),
    text('{depth}', [1.2, 8.6, 21.6, 3], 6.5, { minPt: 5 }),
    text('{date}, {sampled_by}', [1.2, 11.7, 21.6, 2.6], 5.5, { minPt: 4.5 }),
    identifier('{igsn}', [1.2, 14.6, 21.6, 3.4], 7, 5),
    code('qr', [23, 2, 14.6, 14.6]),
  ],
});

const BOX_END = layout('core-box-end', 'Core box end, 100 × 50 mm', [100, 50], {
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
});

const HALF = layout('section-half-90x25', 'Section half, 90 × 25 mm', [90, 25], {
  types: ['section', 'split'],
  elements: [
    text('{half}', [2, 1.5, 10.5, 11.2], 30, { bold: true, minPt: 10 }),
    identifier('{combined_id}', [14, 2, 53, 6], 13.5, 7),
    text('{depth}, {length_cm}', [14, 8.6, 53, 4.4], 9.5),
    code('code128', [12.2, 13.4, 55.2, 10], { text: '{igsn}' }),
    text('{acronym}', [2, 16.5, 10, 3.6], 7, { minPt: 5 }),
    code('qr', [67.5, 1.5, 21, 21]),
  ],
});

const ROLL = layout('roll-62', 'Continuous roll, 62 mm wide, cut every 32 mm', [62, 29], {
  paper: { kind: 'continuous', gapMm: 3 },
  elements: [
    identifier('{combined_id}', [2, 2, 58, 5.6], 12, 7),
    text('{interval_cm}', [2, 8, 36, 4.4], 10, { bold: true }),
    text('{depth}', [2, 12.6, 36, 4], 9),
    text('{type}, {acronym}', [2, 17, 36, 3.6], 7.5),
    identifier('{igsn}', [2, 23, 36, 4.2], 9, 6),
    code('datamatrix', [40, 8, 20, 20]),
  ],
});

/** 90 × 40 mm for halls, racks, shelves, slots and crates: what is scanned where something is put. */
export const PLACE_LABEL: LabelLayout = layout('place-90x40', 'Storage place, 90 × 40 mm', [90, 40], {
  elements: [
    identifier('{combined_id}', [3, 3, 52, 9], 20, 7),
    text('{type}, {name}', [3, 13, 52, 6], 13, { bold: true, minPt: 7 }),
    text('{place}', [3, 20, 52, 13], 9, { fit: 'wrap', minPt: 6 }),
    text('Printed {printed_on}', [3, 34.5, 52, 3.2], 6.5),
    code('qr', [57, 5, 30, 30], { level: 'Q' }),
  ],
});

/** The layouts that come with the program; they cannot be changed, only copied under another name. */
export const LABEL_PRESETS: readonly LabelLayout[] = [MDIS, SHEET_24, SHEET_65, VIAL, BOX_END, HALF, ROLL, PLACE_LABEL];

/** The preset for objects of a type, where nobody says another. */
export function presetFor(type: string): LabelLayout {
  if (type === 'core_box') return BOX_END;
  return VIAL.types.some((one) => one === type) && type !== 'cuttings' ? VIAL : MDIS;
}
