import type { RecordCount } from '../../store/read/count-records-by-type.ts';
import type { ExpeditionRow } from '../../store/read/find-expeditions.ts';
import type { HoleFigures } from '../../store/read/find-hole-figures.ts';
import type { PublicFace } from '../public-face.ts';
import { countChips } from './count-chips.ts';
import { expeditionPeriod, expeditionShortName } from './expedition-list.ts';
import { type Html, html, raw } from './html.ts';
import { icon } from './icons.ts';
import { linkTo, recordPath, renderPage } from './page-shell.ts';
import { count, fixed, plain, recoveryPercent } from './quantity.ts';

/** What the page of an expedition shows beside itself. `map` is a drawing of where it lies, where that is known; `strip` one of its only hole. */
export interface ExpeditionView {
  readonly expedition: ExpeditionRow;
  readonly holes: readonly HoleFigures[];
  readonly counts: readonly RecordCount[];
  readonly map: Html | undefined;
  readonly strip: Html | undefined;
}

/** An expedition with its holes and their key figures. Depths and lengths in metres. */
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
<h1>${name}</h1>${facts.length > 0 && html`<p class="lead">${expedition.program}, ${facts.join(', ')}</p>`}${keyFigures(view)}${countChips(view.counts)}</div>
${view.map && html`<section class="card clip" aria-label="Place">${view.map}</section>`}</div>
<div class="${view.strip === undefined ? 'gap' : 'cols'}"><section class="card"><header><h2>Holes</h2><span class="mut sm">lengths and depths in m</span></header>${holeTable(face, view.holes)}</section>${view.strip}</div>`;
  return renderPage(face, {
    title: name,
    description: `${name}: holes, core runs and samples with their identifiers.`,
    canonical: `${face.baseUrl}/expeditions/${encodeURIComponent(expedition.code)}`,
    current: 'expeditions',
    main,
  });
}

function keyFigures({ holes, counts }: ExpeditionView): Html {
  const sum = (of: (hole: HoleFigures) => number) => holes.reduce((total, hole) => total + of(hole), 0);
  const drilled = sum((hole) => hole.drilledM);
  const recovered = sum((hole) => hole.recoveredM);
  const percent = holes.every(isComparable) ? recoveryPercent(recovered, drilled) : undefined;
  const deepest = Math.max(0, ...holes.map((hole) => hole.deepestM ?? 0));
  return html`<dl class="nums n">${deepest > 0 && figure('Deepest hole, driller’s depth', plain(deepest), 'm')}${
    recovered > 0 && figure('Core recovered', fixed(recovered, 1), 'm')
  }${percent !== undefined && figure(`Of ${fixed(drilled, 1)} m cored`, fixed(percent, 1), '%')}${figure('Records', count(counts.reduce((total, one) => total + one.count, 0)))}</dl>`;
}

/** Recovery means something only where every run says how far it was drilled. */
function isComparable(hole: HoleFigures): boolean {
  return hole.runsWithDrilledLength === hole.runs;
}

function figure(label: string, value: string, unit?: string): Html {
  return html`<div><dt>${label}</dt><dd>${value}${unit !== undefined && html` <small>${unit}</small>`}</dd></div>`;
}

function holeTable(face: PublicFace, holes: readonly HoleFigures[]): Html {
  if (holes.length === 0) return html`<p class="box mut">No hole yet.</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Holes"><table class="tab"><thead><tr><th>Hole</th><th class="r">Depth, m</th><th class="r">Core runs</th><th class="r">Drilled, m</th><th class="r">Recovered, m</th><th class="r">Recovery, %</th></tr></thead><tbody>${holes.map((hole) => holeRow(face, hole))}</tbody></table></div>`;
}

function holeRow(face: PublicFace, hole: HoleFigures): Html {
  const name = `Site ${hole.site}, hole ${hole.name}`;
  const link = hole.igsn === null ? name : html`<a href="${linkTo(face, recordPath(hole.igsn))}">${name}</a>`;
  const percent = isComparable(hole) ? recoveryPercent(hole.recoveredM, hole.drilledM) : undefined;
  const unknown = html`<span class="mut">Not stated</span>`;
  const drilled = isComparable(hole) ? fixed(hole.drilledM, 2) : unknown;
  return html`<tr><th scope="row">${link}<br><span class="m mut">${hole.igsn ?? hole.combinedId}</span></th><td class="r">${hole.deepestM === null ? unknown : plain(hole.deepestM)}</td><td class="r">${count(hole.runs)}</td><td class="r">${drilled}</td><td class="r">${fixed(hole.recoveredM, 2)}</td><td class="r">${percent === undefined ? unknown : html`${recoveryBar(percent)}${fixed(percent, 1)}`}</td></tr>`;
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
