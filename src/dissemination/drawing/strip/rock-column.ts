import type { RockUnit } from '../../../store/read/find-hole-log.ts';
import { type RockBox, rockFields, rockStyle, round } from '../rock-palette.ts';
import type { DepthAxis } from './depth-axis.ts';

/** Where a column of rock stands, px; `round` its corners where that is wanted. */
export interface ColumnFrame {
  readonly x: number;
  readonly width: number;
  /** Corner radius, px. */
  readonly radius?: number;
}

/** The fields of rock units along an axis, each at least a visible line high. */
export function rockBoxes(units: readonly RockUnit[], axis: DepthAxis, { x, width }: ColumnFrame): readonly RockBox[] {
  return units.map((unit) => {
    const [y, end] = [axis.y(unit.topM), axis.y(unit.bottomM)];
    return { style: rockStyle(unit.rock), x, y, width, height: Math.max(0.6, end - y) };
  });
}

/** A column of rock with its outline from `topPx` to `bottomPx`; what `over` draws stands between the two. */
export function rockColumn(
  boxes: readonly RockBox[],
  { x, width, radius }: ColumnFrame,
  { topPx, bottomPx }: Pick<DepthAxis, 'topPx' | 'bottomPx'>,
  over = '',
): string {
  const corner = radius === undefined ? '' : ` rx="${radius}"`;
  return `${rockFields(boxes)}${over}<rect x="${x}" y="${topPx}" width="${width}" height="${round(bottomPx - topPx)}"${corner} fill="none" stroke="var(--ink-3)"/>`;
}
