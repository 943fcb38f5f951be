import { type Html, html, raw } from '../../frame/html.ts';
import { depthRange, recoveryPercent } from '../../frame/quantity.ts';
import type { Words } from '../../words/words.ts';
import { type RockStyle, rockLegend, rockPatterns, rockStyle } from '../rock-palette.ts';
import { depthAxis, fan } from './depth-axis.ts';
import type { DrawnFor } from './drawn-link.ts';
import { describeHole, frameOf, HOLE_RIGHT_PX, holeAxis, holeWindow } from './hole-window.ts';
import { recoveryLog } from './recovery-log.ts';
import { RUN_WINDOW_LEFT_PX, RUN_WINDOW_RIGHT_PX, runWindow } from './run-window.ts';
import { sectionFrame, sectionLabel, sectionWindow } from './section-window.ts';
import { type StripData, unitsWithin } from './strip-data.ts';
import { stripTables } from './strip-tables.ts';

/**
 * The card "Where it sits in the hole": up to three linked windows to scale, downwards, metres below surface; the legend of
 * the rocks that are drawn and no others; the same data as tables. Runs and samples lead to their pages, `wholeHref` to the drawing of
 * the whole hole.
 */
export function depthStripCard(data: StripData, drawnFor: DrawnFor, wholeHref?: string): Html {
  const { words } = drawnFor;
  const { drawing } = words;
  const styles = drawnRocks(data);
  const title = data.window === undefined ? drawing.holeFromTop : drawing.whereInHole;
  return html`<section class="card o1">${rockPatterns(styles)}<header><h2>${title}</h2><span class="mut sm sp">${drawing.scale}</span>${wholeHref !== undefined && html`<a class="sm noprint" href="${wholeHref}">${drawing.openStripLog}</a>`}</header>
<div class="strip" tabindex="0" role="region" aria-label="${drawing.oneAxis}"><svg viewBox="0 0 370 636" width="370" height="636" role="group" aria-labelledby="strip-d"><desc id="strip-d">${describe(data, words)}</desc>${raw(draw(data, drawnFor))}</svg></div>
<ul class="legend">${rockLegend(styles, words)}${recoveryLegend(data, words)}</ul>${stripTables(data, drawnFor)}</section>`;
}

function draw(data: StripData, drawnFor: DrawnFor): string {
  const { words } = drawnFor;
  const hole = holeAxis(data);
  if (data.window === undefined) return holeWindow(data, hole, words) + recoveryLog(data, hole, words);
  const runs = depthAxis(data.window.topM, data.window.bottomM);
  const [top, bottom] = frameOf(data.window, hole);
  const parts = [
    fan(HOLE_RIGHT_PX, top, bottom, RUN_WINDOW_LEFT_PX, runs.topPx, runs.bottomPx),
    data.section === undefined ? '' : sectionFan(data, runs),
    holeWindow(data, hole, words),
    runWindow(data, data.window, runs, drawnFor),
  ];
  if (data.section !== undefined)
    parts.push(sectionWindow(data, data.section, sectionFrame(data.section).axis, drawnFor));
  return parts.join('');
}

function sectionFan(data: StripData, runs: ReturnType<typeof depthAxis>): string {
  if (data.section === undefined) return '';
  const { x, axis } = sectionFrame(data.section);
  const [top, bottom] = [runs.y(data.section.topM), runs.y(data.section.bottomM)];
  return fan(RUN_WINDOW_RIGHT_PX, top, bottom, x, axis.topPx, axis.bottomPx);
}

function describe(data: StripData, words: Words): string {
  const { me, section, window } = data;
  const sentences = [
    describeHole(data, words),
    section && words.drawing.sectionWithSamples(sectionLabel(section, words), section.total),
    me && window && words.drawing.thisObject(depthRange(me.topM, me.bottomM)),
  ];
  return sentences.filter((one) => one !== undefined).join(' ');
}

function drawnRocks(data: StripData): readonly RockStyle[] {
  return unitsWithin(data.log.units, { topM: 0, bottomM: data.bottomM }).map((unit) => rockStyle(unit.rock));
}

function recoveryLegend(data: StripData, { drawing }: Words): readonly Html[] {
  const percents = data.runs.map((run) => recoveryPercent(run.recoveredM, run.drilledM) ?? 100);
  const entry = (fill: string, text: string) =>
    html`<li><svg width="18" height="13" aria-hidden="true"><rect width="18" height="13" fill="${fill}"/></svg>${text}</li>`;
  const lost =
    data.window === undefined ? entry('var(--wait)', drawing.coreLostBelow) : entry('url(#p-loss)', drawing.coreLost);
  return [
    ...(percents.some((percent) => percent > 100)
      ? [entry('var(--ink)', data.window === undefined ? drawing.stretchTwice : drawing.stretch)]
      : []),
    ...(percents.some((percent) => percent < 99.5) ? [lost] : []),
  ];
}
