import { recoveryPercent } from '../../frame/quantity.ts';
import type { Words } from '../../words/words.ts';
import { round } from '../rock-palette.ts';
import { type DepthAxis, depthTicks, label } from './depth-axis.ts';
import type { StripData } from './strip-data.ts';

const LEFT = 140;
const WIDTH = 150;
const FULL = LEFT + WIDTH;
/** Twice the scale beyond 100 %, or a few percent would not be seen; the legend says so. */
const EXCESS_SCALE = 2;

interface Line {
  lowest: number;
  highest: number;
}

/**
 * Recovery over the whole hole on its own depth axis, percent. Where several runs share a pixel row, the worst and the best of
 * them are drawn, so that no loss is squeezed out.
 */
export function recoveryLog(data: StripData, axis: DepthAxis, { drawing, objects }: Words): string {
  const came: string[] = [];
  const excess: string[] = [];
  const lost: string[] = [];
  for (const [y, { lowest, highest }] of perPixel(data, axis)) {
    const end = round(LEFT + (Math.min(lowest, 100) / 100) * WIDTH);
    came.push(`M${LEFT} ${y}H${end}`);
    if (lowest < 90) lost.push(`M${end} ${y}H${FULL}`);
    if (highest > 100)
      excess.push(`M${FULL} ${y}h${round(Math.min(50, ((highest - 100) / 100) * WIDTH * EXCESS_SCALE))}`);
  }
  return [
    label(LEFT, 14, drawing.recoveryPerRun, 'b'),
    label(LEFT, 29, objects.counted(data.runs.length, 'core_run')),
    depthTicks(axis, LEFT - 4, 6),
    `<path d="${came.join('')}" stroke="var(--edge)" stroke-opacity=".42"/><path d="${excess.join('')}" stroke="var(--ink)"/><path d="${lost.join('')}" stroke="var(--wait)"/>`,
    `<path d="M${FULL} ${axis.topPx}V${axis.bottomPx}" stroke="var(--ink-3)" stroke-dasharray="3 2"/><path d="M${LEFT} ${axis.topPx}V${axis.bottomPx}" stroke="var(--line-2)"/>`,
    ...[0, 50, 100].map((percent) => label(LEFT + (percent / 100) * WIDTH, 616, String(percent), '', 'middle')),
  ].join('');
}

function perPixel(data: StripData, axis: DepthAxis): Map<number, Line> {
  const lines = new Map<number, Line>();
  for (const run of data.runs) {
    const percent = recoveryPercent(run.recoveredM, run.drilledM);
    if (percent === undefined) continue;
    const first = Math.floor(axis.y(run.topM));
    const last = Math.max(first, Math.ceil(axis.y(run.bottomM)) - 1);
    for (let px = first; px <= last; px++) {
      const line = lines.get(px + 0.5) ?? { lowest: percent, highest: percent };
      lines.set(px + 0.5, { lowest: Math.min(line.lowest, percent), highest: Math.max(line.highest, percent) });
    }
  }
  return lines;
}
