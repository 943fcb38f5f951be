import { depthRange, measure, plain } from '../../frame/quantity.ts';
import type { Words } from '../../words/words.ts';
import { objectLabel } from '../object-label.ts';
import { round } from '../rock-palette.ts';
import { type DepthAxis, depthAxis, depthTicks, label } from './depth-axis.ts';
import { rockBoxes, rockColumn } from './rock-column.ts';
import type { Interval, StripData } from './strip-data.ts';

const X = 40;
const WIDTH = 20;
const COLUMN = { x: X, width: WIDTH };

/** The whole hole at the left: casing, rock, and a blue frame around what the next window shows. */
export function holeWindow(data: StripData, axis: DepthAxis, words: Words): string {
  const frame = data.window ?? undefined;
  return [
    label(0, 14, objectLabel(data.hole, words), 'b'),
    label(0, 29, `0–${measure(plain(data.bottomM), 'm')}`),
    depthTicks(axis, X - 1, 6),
    casing(data, axis, words),
    rocks(data, axis),
    frame === undefined ? '' : windowFrame(frame, axis),
  ].join('');
}

/** The axis of the whole hole. */
export function holeAxis(data: StripData): DepthAxis {
  return depthAxis(0, data.bottomM);
}

/** Right edge of the hole's column, px; fans begin here. */
export const HOLE_RIGHT_PX = X + WIDTH;

/** Top and bottom of the frame around an interval, px: at least 4 high, however thin the interval. */
export function frameOf(interval: Interval, axis: DepthAxis): readonly [top: number, bottom: number] {
  const [top, bottom] = [axis.y(interval.topM), axis.y(interval.bottomM)];
  const grow = Math.max(0, (4 - (bottom - top)) / 2);
  return [round(top - grow), round(bottom + grow)];
}

/** What stands in words for the hole's part of the drawing. */
export function describeHole({ hole, bottomM, window }: StripData, words: Words): string {
  const [name, bottom] = [objectLabel(hole, words), measure(plain(bottomM), 'm')];
  return window === undefined
    ? words.drawing.hole(name, bottom)
    : words.drawing.holeWithWindow(name, bottom, depthRange(window.topM, window.bottomM));
}

function casing({ log }: StripData, axis: DepthAxis, { drawing }: Words): string {
  if (log.casingDepthM === null || log.casingDepthM <= 0) return '';
  const foot = axis.y(log.casingDepthM);
  const walls = `<path d="M${X + 0.5} ${axis.topPx}V${foot}M${X + WIDTH - 0.5} ${axis.topPx}V${foot}" stroke="var(--ink-2)" stroke-width="2"/>`;
  return foot - axis.topPx < 9 ? walls : walls + label(X + WIDTH + 6, (axis.topPx + foot) / 2 + 4, drawing.casing);
}

function rocks({ log }: StripData, axis: DepthAxis): string {
  const first = log.units[0];
  const last = log.units.at(-1);
  const top = first === undefined ? (log.casingDepthM ?? 0) : first.topM;
  const bottom = last === undefined ? axis.bottomM : last.bottomM;
  const ends = { topPx: axis.y(top), bottomPx: axis.y(bottom) };
  return rockColumn(rockBoxes(log.units, axis, COLUMN), COLUMN, ends);
}

function windowFrame(interval: Interval, axis: DepthAxis): string {
  const [top, bottom] = frameOf(interval, axis);
  return `<rect x="${X - 3}" y="${top}" width="${WIDTH + 6}" height="${round(bottom - top)}" fill="none" stroke="var(--act)" stroke-width="2" rx="1.5"/>`;
}
