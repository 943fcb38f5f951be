import type { SheetGroup, SheetRow } from '../domain/report/data-sheet.ts';
import type { PaperType } from '../paper/paper-type.ts';
import { cutLines, line, QUIET_INK, type SheetPen } from './sheet-pen.ts';

const SIZE = 8.5;
const LINE = SIZE * 1.28;
const LABEL_WIDTH = 96;
const HEAD = 20;
const ROW_GAP = 2.5;
const MOST_LINES = 3;
const GROUP_GAP = 5;

/** Where rows may be drawn, points. */
export interface RowsPlace {
  readonly x: number;
  readonly width: number;
  readonly bottom: number;
}

interface FittedRow {
  readonly label: readonly string[];
  readonly value: readonly string[];
  readonly height: number;
}

/**
 * Draws groups of rows in their order. Where there is no room for all of them every group gets its first rows; false then, and where a
 * value had to be cut.
 */
export function drawSheetRows(pen: SheetPen, groups: readonly SheetGroup[], place: RowsPlace): boolean {
  const fitted = groups.map(({ rows }) => rows.map((row) => fitRow(pen.type, row, place.width)));
  const counts = chooseRows(fitted, place.bottom - pen.y);
  groups.forEach(({ head }, at) => {
    const rows = fitted[at]!.slice(0, counts[at]);
    if (rows.length === 0) return;
    pen.y += 2;
    line(pen, head, place.x, { sizePt: 10, face: 'bold' });
    pen.y += HEAD - 2 - 10 * 1.28 - GROUP_GAP;
    for (const row of rows) drawRow(pen, row, place.x);
    pen.y += GROUP_GAP;
  });
  return groups.every(
    ({ rows }, at) =>
      counts[at] === rows.length && fitted[at]!.every(({ value }) => value.at(-1)?.endsWith('…') !== true),
  );
}

/** How many rows of each group find room: first the first of each, then the second of each, and so on. */
function chooseRows(groups: readonly (readonly FittedRow[])[], room: number): readonly number[] {
  const counts = groups.map(() => 0);
  const isFull = groups.map(() => false);
  let left = room;
  for (let turn = 0; isFull.includes(false); turn++) {
    groups.forEach((rows, at) => {
      const row = rows[turn];
      const height = (row?.height ?? 0) + (turn === 0 ? HEAD : 0);
      if (row === undefined || isFull[at] || height > left) {
        isFull[at] = true;
        return;
      }
      left -= height;
      counts[at] = turn + 1;
    });
  }
  return counts;
}

function fitRow(type: PaperType, { label, value }: SheetRow, width: number): FittedRow {
  const how = { sizePt: SIZE, face: 'regular', most: MOST_LINES } as const;
  const labels = cutLines(type, label, { ...how, width: LABEL_WIDTH - 8, sizePt: 8, most: 2 });
  const values = cutLines(type, value, { ...how, width: width - LABEL_WIDTH });
  return { label: labels, value: values, height: Math.max(labels.length, values.length) * LINE + ROW_GAP };
}

function drawRow(pen: SheetPen, { label, value, height }: FittedRow, x: number): void {
  const { y } = pen;
  label.forEach((text, at) => {
    line({ ...pen, y: y + at * LINE + 0.5 }, text, x, { sizePt: 8, colour: QUIET_INK });
  });
  value.forEach((text, at) => {
    line({ ...pen, y: y + at * LINE }, text, x + LABEL_WIDTH, { sizePt: SIZE });
  });
  pen.y = y + height;
}

/** What stands below everything else, in lines, and how high it is, points. */
export interface MeasuredBelow {
  readonly rows: readonly { readonly label: string; readonly lines: readonly string[] }[];
  readonly height: number;
}

/** Citation and licence across the page, at most six lines each. */
export function measureBelow(type: PaperType, rows: readonly SheetRow[], width: number): MeasuredBelow {
  const fitted = rows.map(({ label, value }) => ({
    label,
    lines: cutLines(type, value, { width, sizePt: SIZE, face: 'regular', most: 6 }),
  }));
  return { rows: fitted, height: fitted.reduce((sum, { lines }) => sum + (lines.length + 1) * LINE + 6, 0) };
}

/** Writes what was measured. */
export function writeBelow(pen: SheetPen, { rows }: MeasuredBelow, x: number): void {
  for (const { label, lines } of rows) {
    pen.y += 3;
    line(pen, label, x, { sizePt: SIZE, face: 'bold' });
    for (const one of lines) line(pen, one, x, { sizePt: SIZE });
    pen.y += 3;
  }
}
