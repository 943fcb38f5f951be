import { rockLegend, rockPatterns, rockStyle, round } from '../../../dissemination/drawing/rock-palette.ts';
import { depthAxis, depthTicks, label } from '../../../dissemination/drawing/strip/depth-axis.ts';
import { rockBoxes, rockColumn } from '../../../dissemination/drawing/strip/rock-column.ts';
import { unitsWithin } from '../../../dissemination/drawing/strip/strip-data.ts';
import { type Html, html, raw } from '../../../dissemination/frame/html.ts';
import { fixed } from '../../../dissemination/frame/quantity.ts';
import { wordsIn } from '../../../dissemination/words/words.ts';
import type { WantedStretch, WishOverlap } from '../../../domain/curation/wish-overlaps.ts';
import type { HoleLog } from '../../../store/read/find-hole-log.ts';
import type { HoleWishes } from '../../requests/request-overlaps.ts';

const ROCK = { x: 52, width: 34 };
const OWN_X = 100;
const TAKEN_X = 140;
const LANES_X = 180;
const LANE = 26;
const MOST_LANES = 8;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * What is wished of one hole, to scale downwards: rock, this request, samples that were taken, and a lane with a letter for each other
 * request. Where they want more than there is stands a red frame with a number, which the table below has too.
 */
export function wishDrawing(hole: HoleWishes, name: string, log: HoleLog): Html {
  const pad = Math.max(0.5, (hole.bottomM - hole.topM) * 0.04);
  const window = { topM: Math.max(0, hole.topM - pad), bottomM: hole.bottomM + pad };
  const axis = depthAxis(window.topM, window.bottomM, 44, 520);
  const units = unitsWithin(log.units, window);
  const styles = units.map((unit) => rockStyle(unit.rock));
  const lanes = [...new Set(hole.others.map((one) => one.who))].slice(0, MOST_LANES);
  const width = LANES_X + Math.max(1, lanes.length) * LANE + 30;
  const box = (one: WantedStretch, x: number, style: string, text: string) => {
    const y = axis.y(one.topM);
    const height = Math.max(3, round(axis.y(one.bottomM) - y));
    return `<rect x="${x}" y="${y}" width="20" height="${height}" rx="2" ${style}/>${height > 13 ? label(x + 10, y + height / 2 + 4, text, 'b', 'middle') : ''}`;
  };
  const taken = hole.taken.flatMap((one) =>
    one.topM === null || one.bottomM === null
      ? []
      : [{ ...one, who: '', topM: one.topM, bottomM: one.bottomM, sharePc: null }],
  );
  const parts = [
    label(ROCK.x, 14, name, 'b'),
    label(ROCK.x, 32, 'rock'),
    label(OWN_X + 10, 32, 'this', 'a', 'middle'),
    label(TAKEN_X + 10, 32, 'taken', '', 'middle'),
    ...lanes.map((_, at) => label(LANES_X + at * LANE + 10, 32, LETTERS[at]!, 'b', 'middle')),
    depthTicks(axis, ROCK.x, 12),
    rockColumn(rockBoxes(units, axis, ROCK), ROCK, axis),
    ...hole.own.map((one) =>
      box(one, OWN_X, 'fill="var(--act)" fill-opacity=".18" stroke="var(--act)" stroke-width="2"', ''),
    ),
    ...taken.map((one) => box(one, TAKEN_X, 'fill="var(--card)" stroke="var(--ink-2)" stroke-dasharray="2 2"', '')),
    ...hole.others.map((one) => {
      const at = lanes.indexOf(one.who);
      return at < 0 ? '' : box(one, LANES_X + at * LANE, 'fill="var(--off-t)" stroke="var(--ink-2)"', LETTERS[at]!);
    }),
    ...tightOnes(hole).map((one, at) => {
      const [y, end] = [axis.y(one.topM), axis.y(one.bottomM)];
      const middle = round((y + end) / 2);
      return `<rect x="${OWN_X - 3}" y="${round(y - 1)}" width="26" height="${Math.max(4, round(end - y + 2))}" fill="none" stroke="var(--bad)" stroke-width="2"/><path d="M${OWN_X - 14} ${middle}l8 -8l8 8l-8 8Z" fill="var(--bad)"/><text x="${OWN_X - 6}" y="${middle + 4}" text-anchor="middle" class="cn">${at + 1}</text>`;
    }),
  ];
  const title = `What is wished of ${name}, m below surface`;
  return html`${rockPatterns(styles)}<div class="strip" tabindex="0" role="region" aria-label="${title}"><svg viewBox="0 0 ${width} 540" width="${width}" height="540" role="img" aria-label="${title}; the same stands in the table below">${raw(parts.join(''))}</svg></div>
<ul class="legend">${rockLegend(styles, wordsIn('en'))}${lanes.map((who, at) => html`<li><b>${LETTERS[at]}</b> ${who}</li>`)}</ul>${overlapTable(hole)}`;
}

/** Where others want more than there is, each place once; what was taken stands in a column of its own. */
function tightOnes({ overlaps }: HoleWishes) {
  const tight = overlaps.filter((one) => one.isTight && !isSample(one));
  return tight.slice(0, 40);
}

const isSample = ({ other }: WishOverlap): boolean => other.who.startsWith('sample ');

function overlapTable(hole: HoleWishes): Html {
  if (hole.overlaps.length === 0)
    return html`<p class="box mut">Nobody else wishes for this, and nothing was taken here.</p>`;
  const tight = tightOnes(hole);
  const [samples, requests] = [hole.overlaps.filter(isSample), hole.overlaps.filter((one) => !isSample(one))];
  const taken = samples.filter((one) => one.isTight).length;
  const said = `${samples.length} ${samples.length === 1 ? 'sample' : 'samples'} there, of which ${taken} leave nothing more to take`;
  return html`${requests.length > 0 && rowsOf(requests, tight)}${samples.length > FEW_SAMPLES ? html`<details class="box"><summary>${said}</summary>${rowsOf(samples, tight)}</details>` : samples.length > 0 && rowsOf(samples, tight)}`;
}

/** More samples than these are folded away: what others wish, and the messages below, are looked for first. */
const FEW_SAMPLES = 8;
const MOST_ROWS = 100;

function rowsOf(overlaps: readonly WishOverlap[], tight: readonly WishOverlap[]): Html {
  const rows = overlaps.slice(0, MOST_ROWS).map((one) => {
    const at = tight.indexOf(one);
    const name = at >= 0 ? html`<b class="bad-c">${at + 1}</b>` : html``;
    const said = one.isTight
      ? isSample(one)
        ? 'taken already'
        : 'more than there is'
      : 'room for both by their shares';
    return html`<tr><td>${name}</td><th scope="row">${one.other.who}</th><td class="r n" data-l="Top, m">${fixed(one.topM, 2)}</td><td class="r n" data-l="Bottom, m">${fixed(one.bottomM, 2)}</td><td>${said}</td></tr>`;
  });
  const left =
    overlaps.length > MOST_ROWS && html`<p class="box mut">${overlaps.length - MOST_ROWS} more are not listed.</p>`;
  return html`<table class="qt"><thead><tr><th>No.</th><th>With</th><th class="r">Top, m</th><th class="r">Bottom, m</th><th>What it is</th></tr></thead><tbody>${rows}</tbody></table>${left}`;
}
