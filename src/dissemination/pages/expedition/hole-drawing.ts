import type { HoleRun } from '../../../store/read/find-hole-runs.ts';
import { objectLabel } from '../../drawing/object-label.ts';
import { rockLegend, rockPatterns, rockStyle, round } from '../../drawing/rock-palette.ts';
import { type DepthAxis, label } from '../../drawing/strip/depth-axis.ts';
import { describeHole, holeAxis, holeWindow } from '../../drawing/strip/hole-window.ts';
import { recoveryLog } from '../../drawing/strip/recovery-log.ts';
import type { StripData } from '../../drawing/strip/strip-data.ts';
import { type Html, html, raw } from '../../frame/html.ts';
import { fixed, measure, plain, recoveryPercent } from '../../frame/quantity.ts';
import type { ExpeditionWords } from '../../words/en/expedition.ts';
import type { Words } from '../../words/words.ts';
import { dailyProgress, type ProgressDay } from './daily-progress.ts';
import { progressPlot } from './progress-plot.ts';
import { rockNames } from './rock-names.ts';

const WIDTH = 1128;
const RECOVERY_SHIFT = 140;
/** Behind the word that names the casing. */
const NAMES_X = 70;
const CORE_X = 520;
const PROGRESS = { leftPx: 620, rightPx: 1110 };

/**
 * The hole on one depth axis: rock, recovery of every run, core diameter, and how deep it was when; metres below surface. The same
 * stands below as tables: rock units, and depth by day.
 */
export function holeDrawing(data: StripData, runs: readonly HoleRun[], words: Words): Html {
  const { expedition: said, drawing } = words;
  const styles = data.log.units.map((unit) => rockStyle(unit.rock));
  const days = dailyProgress(runs);
  return html`<section class="card" id="hole">${rockPatterns(styles)}<header><h2>${said.fromTop(objectLabel(data.hole, words))}</h2><span class="mut sm sp">${drawing.scale}</span></header>
<div class="strip wd" tabindex="0" role="region" aria-label="${said.drawing}"><svg viewBox="0 0 ${WIDTH} 626" role="img" aria-labelledby="hole-d"><desc id="hole-d">${describe(data, days, words)}</desc>${raw(draw(data, runs, days, words))}</svg></div>
<ul class="legend">${rockLegend(styles, words)}${recoveryLegend(data, words)}</ul>${rockTable(data, words)}${dayTable(days, said)}</section>`;
}

function describe(data: StripData, days: readonly ProgressDay[], words: Words): string {
  const said = words.expedition;
  const [first, last] = [days[0], days.at(-1)];
  const sentences = [
    describeHole(data, words),
    data.runs.length === 0 ? undefined : said.recoveryOf(data.runs.length),
    first && last && said.cameUp(first.day, last.day),
  ];
  return sentences.filter((one) => one !== undefined).join(' ');
}

function draw(data: StripData, runs: readonly HoleRun[], days: readonly ProgressDay[], words: Words): string {
  const axis = holeAxis(data);
  return [
    holeWindow(data, axis, words),
    data.runs.length === 0 ? '' : `<g transform="translate(${RECOVERY_SHIFT})">${recoveryLog(data, axis, words)}</g>`,
    rockNames(data.log.units, axis, NAMES_X, words),
    coreColumn(runs, axis, words.expedition),
    progressPlot(days, axis, PROGRESS, words),
  ].join('');
}

/** Runs of the same core diameter as one bar, as wide as the core is thick against the thickest. */
function coreColumn(runs: readonly HoleRun[], axis: DepthAxis, said: ExpeditionWords): string {
  const stretches: { diameterMm: number; topM: number; bottomM: number }[] = [];
  for (const { diameterMm, topM, bottomM } of runs) {
    const last = stretches.at(-1);
    if (diameterMm === null || diameterMm <= 0) continue;
    if (last?.diameterMm === diameterMm) last.bottomM = bottomM;
    else stretches.push({ diameterMm, topM, bottomM });
  }
  if (stretches.length === 0) return '';
  const thickest = Math.max(...stretches.map((one) => one.diameterMm));
  const bars = stretches.map(({ diameterMm, topM, bottomM }) => {
    const [top, bottom] = [axis.y(topM), axis.y(bottomM)];
    const width = round((8 * diameterMm) / thickest);
    const words = bottom - top < 14 ? '' : label(CORE_X + 14, (top + bottom) / 2 + 4, measure(plain(diameterMm), 'mm'));
    return `<rect x="${CORE_X}" y="${top}" width="${width}" height="${round(Math.max(1, bottom - top))}" fill="var(--ink-3)"/>${words}`;
  });
  return label(CORE_X, 14, said.core, 'b') + label(CORE_X, 29, said.diameter) + bars.join('');
}

function recoveryLegend({ runs }: StripData, { drawing }: Words): readonly Html[] {
  const percents = runs.flatMap((run) => recoveryPercent(run.recoveredM, run.drilledM) ?? []);
  const swatch = (colour: string, words: string) =>
    html`<li><svg width="18" height="13" aria-hidden="true">${raw(`<rect width="18" height="13" fill="${colour}"/>`)}</svg>${words}</li>`;
  return [
    ...(percents.some((one) => one > 100) ? [swatch('var(--ink)', drawing.stretchTwice)] : []),
    ...(percents.some((one) => one < 90) ? [swatch('var(--wait)', drawing.coreLostBelow)] : []),
  ];
}

function rockTable({ log: { units } }: StripData, { expedition: said, terms }: Words): Html | null {
  if (units.length === 0) return null;
  const rows = units.map(
    (unit) =>
      html`<tr><th scope="row">${unit.rock === '' ? terms.notDescribed : unit.rock}</th><td class="r">${fixed(unit.topM, 2)}</td><td class="r">${fixed(unit.bottomM, 2)}</td><td class="r">${fixed(unit.bottomM - unit.topM, 2)}</td></tr>`,
  );
  return fold(
    said.rocksAsTable(units.length),
    said.rockUnits,
    html`<th>${said.rock}</th><th class="r">${said.top}</th><th class="r">${said.bottom}</th><th class="r">${said.thickness}</th>`,
    rows,
  );
}

function dayTable(days: readonly ProgressDay[], said: ExpeditionWords): Html | null {
  if (days.length === 0) return null;
  const rows = days.map(
    (one) =>
      html`<tr><th scope="row" class="n">${one.day}</th><td class="r">${fixed(one.coredM, 2)}</td><td class="r">${fixed(one.depthM, 2)}</td></tr>`,
  );
  return fold(
    said.daysAsTable(days.length),
    said.depthByDay,
    html`<th>${said.day}</th><th class="r">${said.cored}</th><th class="r">${said.depthReached}</th>`,
    rows,
  );
}

function fold(summary: string, name: string, heads: Html, rows: readonly Html[]): Html {
  return html`<details class="more"><summary>${summary}</summary><div class="scroll" tabindex="0" role="region" aria-label="${name}"><table class="tab"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div></details>`;
}
