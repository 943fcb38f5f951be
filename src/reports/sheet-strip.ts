import type { SheetColumn, SheetInterval, SheetStrip } from '../domain/report/data-sheet.ts';
import { cutToWidth } from '../paper/draw-text.ts';
import { INK, line, QUIET_INK, type SheetPen } from './sheet-pen.ts';

/** How wide a strip is drawn, points. */
export const STRIP_WIDTH = 178;

const COLUMN_WIDTH = 34;
const TICK_ROOM = 34;
const LEGEND_LINE = 11;
const MOST_LEGEND = 14;
const LEGEND_COLUMNS = 2;
const HIGHEST = 330;
const LOWEST_CODE = 9;
const MARK = '#1d4fbf';
/** Beside a column of which the runs are named. */
const SMALL = 6.5;

/** Where a strip may be drawn, points. */
export interface StripPlace {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

interface Axis {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly y: (depthM: number) => number;
}

/** Draws where an object lies in its hole: columns to scale, downwards, joined where one is a window of the other, and the rocks in them. */
export function drawSheetStrip(pen: SheetPen, strip: SheetStrip, place: StripPlace): void {
  const own = { ...pen, y: place.top };
  line(own, cutToWidth(pen.type, strip.head, STRIP_WIDTH, 10, 'bold'), place.x, { sizePt: 10, face: 'bold' });
  line(own, cutToWidth(pen.type, strip.scale, STRIP_WIDTH, 7.5, 'regular'), place.x, {
    sizePt: 7.5,
    colour: QUIET_INK,
  });
  const legend = strip.legend.slice(0, MOST_LEGEND);
  const top = own.y + 14;
  const bottom = Math.min(place.bottom - Math.ceil(legend.length / LEGEND_COLUMNS) * LEGEND_LINE - 8, top + HIGHEST);
  if (bottom - top < 60) return;
  const axes = strip.columns.map((column, at) =>
    axisOf(column, place.x + TICK_ROOM + at * (COLUMN_WIDTH + 48), top, bottom),
  );
  drawFan(pen, strip.columns, axes);
  strip.columns.forEach((column, at) => {
    drawColumn(pen, column, axes[at]!);
  });
  drawLegend({ ...own, y: bottom + 8 }, legend, place.x);
}

/** The rocks, in two columns; the first half stands in the left one. */
function drawLegend(pen: SheetPen, legend: SheetStrip['legend'], x: number): void {
  const rows = Math.ceil(legend.length / LEGEND_COLUMNS);
  const width = STRIP_WIDTH / LEGEND_COLUMNS;
  for (const [at, { colour, code, text }] of legend.entries()) {
    const left = x + Math.floor(at / rows) * width;
    const y = pen.y + (at % rows) * LEGEND_LINE;
    pen.doc
      .rect(left, y + 1, 14, 8)
      .lineWidth(0.4)
      .fillAndStroke(colour, '#8a8578');
    line({ ...pen, y: y + 1.2 }, code, left + 3, { sizePt: SMALL });
    line({ ...pen, y: y + 0.5 }, cutToWidth(pen.type, text, width - 24, 7.5, 'regular'), left + 18, { sizePt: 7.5 });
  }
}

function axisOf({ topM, bottomM }: SheetInterval, x: number, top: number, bottom: number): Axis {
  const lengthM = bottomM > topM ? bottomM - topM : 1;
  const share = (depthM: number) => Math.min(1, Math.max(0, (depthM - topM) / lengthM));
  return { x, top, bottom, y: (depthM) => top + share(depthM) * (bottom - top) };
}

/** Two lines that lead from the window in one column to the whole of the next. */
function drawFan({ doc }: SheetPen, columns: readonly SheetColumn[], axes: readonly Axis[]): void {
  const [[, window], [from, to]] = [columns, axes];
  if (window === undefined || from === undefined || to === undefined) return;
  const end = from.x + COLUMN_WIDTH;
  doc.moveTo(end, from.y(window.topM)).lineTo(to.x, to.top);
  doc.moveTo(end, from.y(window.bottomM)).lineTo(to.x, to.bottom);
  doc.lineWidth(0.5).dash(2, { space: 1.5 }).stroke(MARK).undash();
}

function drawColumn(pen: SheetPen, column: SheetColumn, axis: Axis): void {
  const { doc, type } = pen;
  const { x, top, bottom, y } = axis;
  line({ ...pen, y: top - 11 }, cutToWidth(type, column.head, COLUMN_WIDTH + 44, 7.5, 'bold'), x, {
    sizePt: 7.5,
    face: 'bold',
  });
  for (const rock of column.rocks) {
    const [from, height] = [y(rock.topM), y(rock.bottomM) - y(rock.topM)];
    doc.rect(x, from, COLUMN_WIDTH, Math.max(0.4, height)).fill(rock.colour);
    if (height > LOWEST_CODE && rock.code !== '')
      line({ ...pen, y: from + height / 2 - 4.5 }, rock.code, x + COLUMN_WIDTH - 12, { sizePt: SMALL });
  }
  doc
    .lineWidth(0.6)
    .rect(x, top, COLUMN_WIDTH, bottom - top)
    .stroke(QUIET_INK);
  drawRuns(pen, column, axis);
  drawTicks(pen, column, axis);
  if (column.marked === undefined) return;
  const [from, to] = [y(column.marked.topM), y(column.marked.bottomM)];
  const height = Math.max(2, to - from);
  const isHigh = height > LOWEST_CODE;
  doc.rect(x - 3, (from + to - height) / 2, COLUMN_WIDTH + 6, height).lineWidth(isHigh ? 2 : 1.2);
  // What is high enough to be seen hides no rock.
  if (isHigh) doc.stroke(MARK);
  else doc.fillAndStroke(MARK, MARK);
}

/** Core runs as ticks at the right of a column, each with its name where there is room. */
function drawRuns(pen: SheetPen, { runs }: SheetColumn, { x, y }: Axis): void {
  const right = x + COLUMN_WIDTH;
  let free = Number.NEGATIVE_INFINITY;
  for (const { topM, bottomM, label } of runs) {
    const [from, to] = [y(topM), y(bottomM)];
    pen.doc
      .moveTo(right, from)
      .lineTo(right + 6, from)
      .moveTo(right, to)
      .lineTo(right + 6, to)
      .lineWidth(0.4)
      .stroke(QUIET_INK);
    const middle = (from + to) / 2;
    if (middle - 4 < free) continue;
    line({ ...pen, y: middle - 4.3 }, cutToWidth(pen.type, label, 24, SMALL, 'regular'), right + 8, { sizePt: SMALL });
    free = middle + 4;
  }
}

/** The ends of a column and round depths between them, at its left. */
function drawTicks(pen: SheetPen, { topM, bottomM }: SheetInterval, { x, top, bottom, y }: Axis): void {
  const step = roundStep((bottomM - topM) / 6);
  const depths = [topM];
  for (let depth = (Math.floor(topM / step) + 1) * step; depth < bottomM; depth += step) {
    if (y(depth) - top > 9 && bottom - y(depth) > 9) depths.push(depth);
  }
  for (const depth of [...depths, bottomM]) {
    const text = String(Number(depth.toFixed(2)));
    const width = pen.type.widthPt(text, SMALL, 'regular');
    pen.doc
      .moveTo(x - 3, y(depth))
      .lineTo(x, y(depth))
      .lineWidth(0.4)
      .stroke(INK);
    line({ ...pen, y: y(depth) - 4.3 }, text, x - 5 - width, { sizePt: SMALL });
  }
}

/** The least of 1, 2 and 5 times a power of ten that is not below. */
function roundStep(least: number): number {
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((one) => one * power >= least) ?? 10) * power;
}
