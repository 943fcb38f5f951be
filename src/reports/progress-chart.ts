import type { Drawing, Drawn } from './drawing.ts';
import type { RecoverySum } from './recovery.ts';

/** One day of drilling with what was reached by its end. */
export interface ProgressDay {
  readonly day: string;
  readonly sum: RecoverySum;
  readonly total: RecoverySum;
  readonly deepestM: number | null;
}

const WIDTH = 250;
const LEFT = 16;
const RIGHT = WIDTH - 4;
const DEPTH_TOP = 8;
const DEPTH_BOTTOM = 62;
const BARS_TOP = 75;
const BARS_BOTTOM = 96;
const HEIGHT = 103;
const DAY_MS = 86_400_000;
/** Percent at the upper end of the bars. */
const MOST_PC = 120;

/** Depth by day, growing downwards, and below it the recovery of each day with a line at 100 %; undefined without any depth. */
export function progressChart(days: readonly ProgressDay[]): Drawing | undefined {
  const deepest = Math.max(...days.map((one) => one.deepestM ?? 0));
  if (days.length === 0 || deepest <= 0) return undefined;
  const [first, last] = [Date.parse(days[0]!.day), Date.parse(days.at(-1)!.day)];
  const span = Math.max(1, (last - first) / DAY_MS + 1);
  const xOf = (day: string) => LEFT + ((Date.parse(day) - first) / DAY_MS / span) * (RIGHT - LEFT);
  const widthMm = (RIGHT - LEFT) / span;
  const step = niceStep(deepest / 6);
  const bottomM = Math.ceil(deepest / step) * step;
  const yOf = (depthM: number) => DEPTH_TOP + (depthM / bottomM) * (DEPTH_BOTTOM - DEPTH_TOP);
  return {
    widthMm: WIDTH,
    heightMm: HEIGHT,
    shapes: [
      ...depthAxis(bottomM, step, yOf),
      ...depthLine(days, xOf, yOf, widthMm),
      ...recoveryBars(days, xOf, widthMm),
      ...dayTicks(days, xOf),
    ],
  };
}

/** 1, 2 or 5 times a power of ten, not under a length. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((one) => one * power).find((one) => one >= least)!;
}

const small = (text: string, xMm: number, yMm: number, align: 'left' | 'center' | 'right'): Drawn => ({
  kind: 'text',
  text,
  xMm,
  yMm,
  sizePt: 7,
  align,
});

function depthAxis(bottomM: number, step: number, yOf: (depthM: number) => number): Drawn[] {
  const shapes: Drawn[] = [{ ...small('m below surface', 0, 4, 'left'), sizePt: 8 } as Drawn];
  for (let depthM = 0; depthM <= bottomM + step / 2; depthM += step) {
    const y = yOf(depthM);
    shapes.push({ kind: 'strokes', strokes: [[LEFT, y, RIGHT, y]], lineMm: 0.1, grey: 0.75 });
    shapes.push(small(String(Math.round(depthM * 100) / 100), LEFT - 2, y + 1, 'right'));
  }
  return shapes;
}

/** A day's depth is reached at its end; between two days the line stands still until the next one with core. */
function depthLine(
  days: readonly ProgressDay[],
  xOf: (day: string) => number,
  yOf: (depthM: number) => number,
  dayMm: number,
): Drawn[] {
  const strokes: [number, number, number, number][] = [];
  let from: readonly [number, number] | undefined;
  for (const { day, deepestM } of days) {
    if (deepestM === null) continue;
    const [begin, end, y] = [xOf(day), xOf(day) + dayMm, yOf(deepestM)];
    if (from !== undefined) {
      strokes.push([from[0], from[1], begin, from[1]], [begin, from[1], end, y]);
    }
    from = [end, y];
  }
  if (strokes.length === 0 && from !== undefined) strokes.push([from[0] - dayMm, yOf(0), from[0], from[1]]);
  return [{ kind: 'strokes', strokes, lineMm: 0.5 }];
}

function recoveryBars(days: readonly ProgressDay[], xOf: (day: string) => number, dayMm: number): Drawn[] {
  const yOf = (pc: number) => BARS_BOTTOM - (Math.min(pc, MOST_PC) / MOST_PC) * (BARS_BOTTOM - BARS_TOP);
  const bars: Drawn[] = [];
  for (const { day, sum } of days) {
    if (sum.recoveryPc === null) continue;
    const place = { kind: 'rect', xMm: xOf(day) + dayMm * 0.1, widthMm: dayMm * 0.8 } as const;
    const top = yOf(Math.min(100, sum.recoveryPc));
    bars.push({ ...place, yMm: top, heightMm: BARS_BOTTOM - top, fillGrey: 0.72 });
    const over = yOf(sum.recoveryPc);
    if (sum.recoveryPc > 100) bars.push({ ...place, yMm: over, heightMm: yOf(100) - over, fillGrey: 0 });
  }
  const lines: Drawn = { kind: 'strokes', strokes: [[LEFT, BARS_BOTTOM, RIGHT, BARS_BOTTOM]], lineMm: 0.2 };
  const hundred: Drawn = { kind: 'strokes', strokes: [[LEFT, yOf(100), RIGHT, yOf(100)]], lineMm: 0.2, grey: 0.35 };
  const words = 'Recovery of each day, %; black is what lies over 100 (pipe stretch)';
  return [
    { ...small(words, 0, BARS_TOP - 4, 'left'), sizePt: 8 } as Drawn,
    ...bars,
    lines,
    hundred,
    small('100', LEFT - 2, yOf(100) + 1, 'right'),
    small('0', LEFT - 2, BARS_BOTTOM + 1, 'right'),
  ];
}

const MOST_TICKS = 9;

function dayTicks(days: readonly ProgressDay[], xOf: (day: string) => number): Drawn[] {
  const first = Date.parse(days[0]!.day);
  const count = Math.round((Date.parse(days.at(-1)!.day) - first) / DAY_MS) + 1;
  const every = Math.max(1, Math.ceil(count / MOST_TICKS));
  const ticks: Drawn[] = [];
  for (let at = 0; at < count; at += every) {
    const day = new Date(first + at * DAY_MS).toISOString().slice(0, 10);
    const x = xOf(day);
    ticks.push({ kind: 'strokes', strokes: [[x, BARS_BOTTOM, x, BARS_BOTTOM + 1.5]], lineMm: 0.2 });
    ticks.push({ kind: 'strokes', strokes: [[x, DEPTH_TOP, x, DEPTH_BOTTOM]], lineMm: 0.1, grey: 0.85 });
    ticks.push(small(day, x, BARS_BOTTOM + 5, 'left'));
  }
  return ticks;
}
