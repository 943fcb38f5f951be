import { isHidden } from '../../domain/registration/embargo.ts';
import type { RecordCount } from '../../store/read/count-records-by-type.ts';
import type { ExpeditionRow } from '../../store/read/find-expeditions.ts';
import type { HoleFigures } from '../../store/read/find-hole-figures.ts';
import { type Html, html, type Part, raw } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { count, fixed, plain, recoveryPercent } from '../frame/quantity.ts';
import type { PublicFace } from '../public-face.ts';
import { recordPath } from '../record-address.ts';
import { countChips } from './count-chips.ts';
import { expeditionPeriod, expeditionShortName } from './expedition-list.ts';

/** What the page of an expedition shows beside itself. `map` is a drawing of where it lies, where that is known; `strip` one of its only hole. */
export interface ExpeditionView {
  readonly expedition: ExpeditionRow;
  /** Its path below the base address. */
  readonly address: string;
  /** ISO day by which embargoes are judged. */
  readonly today: string;
  readonly holes: readonly HoleFigures[];
  readonly counts: readonly RecordCount[];
  readonly map: Html | undefined;
  readonly strip: Html | undefined;
}

/**
 * An expedition with its holes and their key figures. Depths and lengths in metres. How much core came up is a result: it is
 * not said of a hole under embargo, nor summed up where one is.
 */
export function expeditionPage(face: PublicFace, view: ExpeditionView): string {
  const { expedition } = view;
  const name = expedition.name ?? expeditionShortName(expedition);
  const facts = [expedition.country, expeditionPeriod(expedition)].filter(
    (fact) => fact !== null && fact !== undefined,
  );
  const record =
    expedition.igsn === null
      ? null
      : html` <a class="m" href="${linkTo(face, recordPath(expedition.igsn))}">${expedition.igsn}</a>`;
  const main = html`<div class="ehd"><div><div class="kind"><span class="k">${icon('expedition')}Expedition ${expedition.code}</span>${record}</div>
<h1>${name}</h1>${facts.length > 0 && html`<p class="lead">${expedition.program}, ${facts.join(', ')}</p>`}${keyFigures(view)}${countChips(face, view.counts, `&expedition=${encodeURIComponent(expedition.acronym ?? expedition.code)}`)}</div>
${view.map && html`<section class="card clip" aria-label="Place">${view.map}</section>`}</div>
<div class="${view.strip === undefined ? 'gap' : 'cols'}"><section class="card"><header><h2>Holes</h2><span class="mut sm">lengths and depths in m</span></header>${holeTable(face, view)}</section>${view.strip}</div>`;
  return renderPage(face, {
    title: name,
    description: `${name}: holes, core runs and samples with their identifiers.`,
    canonical: `${face.baseUrl}${view.address}`,
    current: 'expeditions',
    main,
  });
}

function keyFigures(view: ExpeditionView): Html {
  const { holes, counts } = view;
  const isOpen = !holes.some((hole) => isClosed(view, hole));
  const sum = (of: (hole: HoleFigures) => number) => holes.reduce((total, hole) => total + of(hole), 0);
  const drilled = sum((hole) => hole.drilledM);
  const recovered = sum((hole) => hole.recoveredM);
  const percent = isOpen && holes.every(isComparable) ? recoveryPercent(recovered, drilled) : undefined;
  const deepest = Math.max(0, ...holes.map((hole) => hole.deepestM ?? 0));
  return html`<dl class="nums n">${deepest > 0 && figure('Deepest hole, driller’s depth', plain(deepest), 'm')}${
    isOpen && recovered > 0 && figure('Core recovered', fixed(recovered, 1), 'm')
  }${percent !== undefined && figure(`Of ${fixed(drilled, 1)} m cored`, fixed(percent, 1), '%')}${figure('Records', count(counts.reduce((total, one) => total + one.count, 0)))}</dl>`;
}

/** Whether what was found in a hole is hidden, with it or with the whole expedition. */
function isClosed({ expedition, today }: ExpeditionView, hole: HoleFigures): boolean {
  return isHidden(expedition.embargoEnd, today) || isHidden(hole.embargoEnd, today);
}

/** Recovery means something only where every run says how far it was drilled. */
function isComparable(hole: HoleFigures): boolean {
  return hole.runsWithDrilledLength === hole.runs;
}

function figure(label: string, value: string, unit?: string): Html {
  return html`<div><dt>${label}</dt><dd>${value}${unit !== undefined && html` <small>${unit}</small>`}</dd></div>`;
}

function holeTable(face: PublicFace, view: ExpeditionView): Html {
  const { holes } = view;
  if (holes.length === 0) return html`<p class="box mut">No hole yet.</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Holes"><table class="tab"><thead><tr><th>Hole</th><th class="r">Depth, m</th><th class="r">Core runs</th><th class="r">Drilled, m</th><th class="r">Recovered, m</th><th class="r">Recovery, %</th></tr></thead><tbody>${holes.map((hole) => holeRow(face, hole, isClosed(view, hole)))}</tbody></table></div>`;
}

function holeRow(face: PublicFace, hole: HoleFigures, isClosed: boolean): Html {
  const name = `Site ${hole.site}, hole ${hole.name}`;
  const link = hole.igsn === null ? name : html`<a href="${linkTo(face, recordPath(hole.igsn))}">${name}</a>`;
  const depth = hole.deepestM === null ? NOT_STATED : plain(hole.deepestM);
  const [drilled, recovered, percent] = isClosed ? [CLOSED, CLOSED, CLOSED] : recoveryCells(hole);
  return html`<tr><th scope="row">${link}<br><span class="m mut">${hole.igsn ?? hole.combinedId}</span></th><td class="r">${depth}</td><td class="r">${count(hole.runs)}</td><td class="r">${drilled}</td><td class="r">${recovered}</td><td class="r">${percent}</td></tr>`;
}

const NOT_STATED = html`<span class="mut">Not stated</span>`;
const CLOSED = html`<span class="mut">Under embargo</span>`;

function recoveryCells(hole: HoleFigures): readonly Part[] {
  if (!isComparable(hole)) return [NOT_STATED, fixed(hole.recoveredM, 2), NOT_STATED];
  const percent = recoveryPercent(hole.recoveredM, hole.drilledM);
  const cell = percent === undefined ? NOT_STATED : html`${recoveryBar(percent)}${fixed(percent, 1)}`;
  return [fixed(hole.drilledM, 2), fixed(hole.recoveredM, 2), cell];
}

/** A bar to 100 % with a dark piece beyond it. */
function recoveryBar(percent: number): Html {
  const share = Math.min(44, Math.round(percent * 0.44));
  const excess =
    percent > 100
      ? `<rect x="45" y="0" width="${Math.min(8, Math.max(1, Math.round((percent - 100) * 0.44)))}" height="8" fill="var(--ink)"/>`
      : '';
  return raw(
    `<svg class="bar" width="54" height="8" aria-hidden="true"><rect x=".5" y=".5" width="44" height="7" fill="none" stroke="var(--line-2)"/><rect width="${share}" height="8" fill="var(--edge)"/>${excess}</svg> `,
  );
}
