import { recoveryPercent } from '../../pages/quantity.ts';
import { round } from '../rock-palette.ts';
import { type DepthAxis, depthTicks, label } from './depth-axis.ts';
import type { StripData } from './strip-data.ts';

const LEFT = 140;
const WIDTH = 150;
const FULL = LEFT + WIDTH;
/** Twice the scale beyond 100 %, or a few percent would not be seen; the legend says so. */
const EXCESS_SCALE = 2;

interface Line {
  drilledM: number;
  recoveredM: number;
}

/** Recovery over the whole hole on its own depth axis: one pixel row is the mean of the runs that lie in it. */
export function recoveryLog(data: StripData, axis: DepthAxis): string {
  const lines = perPixel(data, axis);
  const came: string[] = [];
  const excess: string[] = [];
  const lost: string[] = [];
  for (const [y, { recoveredM, drilledM }] of lines) {
    const percent = recoveryPercent(recoveredM, drilledM) ?? 0;
    const end = round(LEFT + (Math.min(percent, 100) / 100) * WIDTH);
    came.push(`M${LEFT} ${y}H${end}`);
    if (percent > 100)
      excess.push(`M${FULL} ${y}H${round(FULL + Math.min(50, ((percent - 100) / 100) * WIDTH * EXCESS_SCALE))}`);
    if (percent < 90) lost.push(`M${end} ${y}H${FULL}`);
  }
  return [
    label(LEFT, 14, 'Recovery per run, %', 'b'),
    label(LEFT, 29, `${data.runs.length} core runs`),
    depthTicks(axis, LEFT - 4, 6),
    `<path d="${came.join('')}" stroke="var(--edge)" stroke-opacity=".42"/><path d="${excess.join('')}" stroke="var(--ink)"/><path d="${lost.join('')}" stroke="var(--wait)"/>`,
    `<path d="M${FULL} ${axis.topPx}V${axis.bottomPx}" stroke="var(--ink-3)" stroke-dasharray="3 2"/><path d="M${LEFT} ${axis.topPx}V${axis.bottomPx}" stroke="var(--line-2)"/>`,
    ...[0, 50, 100].map((percent) => label(LEFT + (percent / 100) * WIDTH, 616, String(percent), '', 'middle')),
  ].join('');
}

function perPixel(data: StripData, axis: DepthAxis): Map<number, Line> {
  const lines = new Map<number, Line>();
  for (const run of data.runs) {
    if (run.drilledM === null || run.recoveredM === null) continue;
    const last = Math.max(Math.floor(axis.y(run.topM)), Math.ceil(axis.y(run.bottomM)) - 1);
    for (let px = Math.floor(axis.y(run.topM)); px <= last; px++) {
      const line = lines.get(px + 0.5) ?? { drilledM: 0, recoveredM: 0 };
      line.drilledM += run.drilledM;
      line.recoveredM += run.recoveredM;
      lines.set(px + 0.5, line);
    }
  }
  return lines;
}
