import type { RunRow } from '../../../store/read/find-core-runs.ts';
import { measure, plain, recoveryPercent } from '../../frame/quantity.ts';
import type { Words } from '../../words/words.ts';
import { runLabel } from '../object-label.ts';
import { round } from '../rock-palette.ts';
import { type DepthAxis, depthTicks, label } from './depth-axis.ts';
import { type DrawnFor, drawnLink } from './drawn-link.ts';
import { rockBoxes, rockColumn } from './rock-column.ts';
import { type Interval, type StripData, unitsWithin } from './strip-data.ts';

const ROCK_X = 122;
const COLUMN = { x: ROCK_X, width: 26 };
const RUN_X = 152.5;
const RUN_WIDTH = 29;
const BAR_X = 185;
const BAR_WIDTH = 24;
const FULL_X = BAR_X + BAR_WIDTH;
/** Widest piece drawn beyond 100 %, px; that is 150 %. */
const WIDEST_EXCESS = 12;

/** Left edge of this window, px; the fan from the hole ends here. */
export const RUN_WINDOW_LEFT_PX = ROCK_X;
/** Right edge of this window, px; the fan to the section begins here. */
export const RUN_WINDOW_RIGHT_PX = FULL_X + 9;

/** About 20 m of the hole: rock, core runs with their numbers, and how much of each came up. */
export function runWindow(data: StripData, window: Interval, axis: DepthAxis, { hrefOf, words }: DrawnFor): string {
  const runs = data.runs.filter((run) => run.topM < window.bottomM && run.bottomM > window.topM);
  return [
    label(ROCK_X, 14, `${plain(window.topM)}–${measure(plain(window.bottomM), 'm')}`, 'b'),
    label(ROCK_X, 29, words.drawing.windowColumns),
    depthTicks(axis, ROCK_X, 12, true),
    rocks(data, window, axis),
    `<path d="M${FULL_X} ${axis.topPx}V${axis.bottomPx}" stroke="var(--ink-3)" stroke-dasharray="3 2"/>`,
    ...runs.map((run) => drawRun(run, axis, run.combinedId === data.openRun, { hrefOf, words })),
    isOwn(data) ? '' : ownMark(data, axis, words),
    label(BAR_X, 616, '0', '', 'middle'),
    label(FULL_X, 616, '100', '', 'middle'),
    label(198, 630, words.drawing.percentRecovered, '', 'middle'),
  ].join('');
}

function rocks(data: StripData, window: Interval, axis: DepthAxis): string {
  const boxes = rockBoxes(unitsWithin(data.log.units, window), axis, COLUMN);
  const codes = boxes.map((box) => code(box.style.code, box.y, box.y + box.height));
  return rockColumn(boxes, COLUMN, axis, codes.join(''));
}

function code(text: string, top: number, bottom: number): string {
  return text === '' || bottom - top < 16
    ? ''
    : `<text x="${ROCK_X + 13}" y="${round((top + bottom) / 2 + 4)}" text-anchor="middle" class="b halo rc">${text}</text>`;
}

function drawRun(run: RunRow, axis: DepthAxis, isOpen: boolean, { hrefOf, words }: DrawnFor): string {
  const y = axis.y(run.topM) + 0.8;
  const height = Math.max(1, round(axis.y(run.bottomM) - y - 0.8));
  const [fill, edge] = isOpen ? ['var(--act-t)', 'var(--act)'] : ['var(--sunk)', 'var(--line-2)'];
  const box = `<rect x="${RUN_X}" y="${round(y)}" width="${RUN_WIDTH}" height="${height}" rx="2" fill="${fill}" stroke="${edge}"/>`;
  const text =
    height < 13
      ? ''
      : label(RUN_X + RUN_WIDTH / 2, y + height / 2 + 4, runLabel(run.name, run.coreType), isOpen ? 'a' : '', 'middle');
  const name = words.objects.named('core_run', runLabel(run.name, run.coreType));
  return drawnLink(box + text, run.igsn, name, hrefOf) + recoveryBar(run, round(y), height);
}

function recoveryBar(run: RunRow, y: number, height: number): string {
  const percent = recoveryPercent(run.recoveredM, run.drilledM);
  if (percent === undefined) return '';
  const share = Math.min(percent, 100) / 100;
  const bar = `<rect x="${BAR_X}" y="${y}" width="${round(BAR_WIDTH * share)}" height="${height}" fill="var(--edge)" fill-opacity=".42"/>`;
  if (percent > 100) {
    const excess = round(Math.min(WIDEST_EXCESS, Math.max(1.2, ((percent - 100) / 100) * BAR_WIDTH)));
    return `${bar}<rect x="${FULL_X}" y="${y}" width="${excess}" height="${height}" fill="var(--ink)"/>`;
  }
  // Missing core is hatched at the foot of the run, where it is looked for unless the driller said otherwise.
  const lost = round(height * (1 - share));
  return lost < 1
    ? bar
    : `${bar}<rect x="${BAR_X}" y="${round(y + height - lost)}" width="${BAR_WIDTH}" height="${lost}" fill="url(#p-loss)"/>`;
}

function isOwn(data: StripData): boolean {
  return data.me === undefined || data.section !== undefined || data.openRun !== undefined;
}

// A fluid, gas or cuttings sample lies in no run: its interval is marked on the rock.
function ownMark(data: StripData, axis: DepthAxis, { drawing }: Words): string {
  if (data.me === undefined) return '';
  const [top, bottom] = [axis.y(data.me.topM), axis.y(data.me.bottomM)];
  const height = Math.max(3, round(bottom - top));
  return `<rect x="${ROCK_X - 3}" y="${round(top - 1)}" width="95" height="${height + 2}" fill="var(--act)" fill-opacity=".14" stroke="var(--act)" stroke-width="1.5" rx="1.5"/>${label(FULL_X + 14, (top + bottom) / 2 + 4, drawing.this, 'a')}`;
}
