import { round } from '../../drawing/rock-palette.ts';
import { type DepthAxis, label, roundDepths } from '../../drawing/strip/depth-axis.ts';
import { measure, plain } from '../../frame/quantity.ts';
import type { Words } from '../../words/words.ts';
import { dayNumber, type ProgressDay } from './daily-progress.ts';

/** Where the plot stands, px. */
export interface PlotFrame {
  readonly leftPx: number;
  readonly rightPx: number;
}

const MOST_LABELS = 9;

/** Depth reached by date on the depth axis of the hole: a line through the ends of days, months as ticks, the first and last day named. */
export function progressPlot(days: readonly ProgressDay[], axis: DepthAxis, frame: PlotFrame, words: Words): string {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || first === last) return '';
  const [from, to] = [dayNumber(first.day), dayNumber(last.day) + 1];
  const x = (day: number) => round(frame.leftPx + ((day - from) / (to - from)) * (frame.rightPx - frame.leftPx));
  const points = days.map((one) => `${x(dayNumber(one.day) + 1)} ${axis.y(one.depthM)}`);
  const start = `${x(from)} ${axis.y(Math.max(0, first.depthM - first.coredM))}`;
  return [
    label(frame.leftPx, 14, words.expedition.depthByDate, 'b'),
    label(frame.leftPx, 29, yearsOf(first, last)),
    roundDepths(axis.topM, axis.bottomM, 6)
      .map(
        (depthM) =>
          `<path d="M${frame.leftPx} ${axis.y(depthM)}H${frame.rightPx}" stroke="var(--line)"/>${label(frame.leftPx - 8, axis.y(depthM) + 4, String(depthM), '', 'end')}`,
      )
      .join(''),
    months(from, to, words)
      .map(
        ([day, name]) =>
          `<path d="M${x(day)} ${axis.topPx}V${axis.bottomPx}" stroke="var(--line)"/>${label(x(day), 616, name, '', 'middle')}`,
      )
      .join(''),
    `<path d="M${start}L${points.join('L')}" fill="none" stroke="var(--act)" stroke-width="2" stroke-linejoin="round"/>`,
    marks(days, axis, x),
  ].join('');
}

function yearsOf(first: ProgressDay, last: ProgressDay): string {
  return [...new Set([first.day.slice(0, 4), last.day.slice(0, 4)])].join('–');
}

// Half-way and at the end, so that the line can be read without counting.
function marks(days: readonly ProgressDay[], axis: DepthAxis, x: (day: number) => number): string {
  const named = [days[Math.floor(days.length / 2)], days.at(-1)].filter((one) => one !== undefined);
  return named
    .map((one) => {
      const [px, py] = [x(dayNumber(one.day) + 1), axis.y(one.depthM)];
      const text = `${measure(plain(one.depthM), 'm')}, ${one.day}`;
      const isLast = one === days.at(-1);
      const words = `<text x="${isLast ? px - 10 : px + 9}" y="${round(py - 7)}" class="b halo" text-anchor="${isLast ? 'end' : 'start'}">${text}</text>`;
      return `<circle cx="${px}" cy="${py}" r="4" fill="var(--card)" stroke="var(--act)" stroke-width="2"/>${words}`;
    })
    .join('');
}

/** First days of months within a stretch of days, no more than have room. */
function months(from: number, to: number, words: Words): readonly (readonly [day: number, name: string])[] {
  const start = new Date(from * 86_400_000);
  const next = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1) / 86_400_000;
  // The month in which it began stands at its first day, unless the next would stand on it.
  const isApart = next - from > (to - from) / 12;
  const found: (readonly [number, string])[] = isApart ? [[from, nameOf(start, words)]] : [];
  for (let at = start.getUTCMonth(); ; at++) {
    const month = Date.UTC(start.getUTCFullYear(), at, 1);
    if (month / 86_400_000 > to) break;
    if (month / 86_400_000 > from) found.push([month / 86_400_000, nameOf(new Date(month), words)]);
  }
  const step = Math.ceil(found.length / MOST_LABELS);
  return found.filter((_, at) => at % Math.max(1, step) === 0);
}

function nameOf(month: Date, words: Words): string {
  return month.getUTCMonth() === 0 ? String(month.getUTCFullYear()) : words.month(month);
}
