import { isHidden } from '../../domain/registration/embargo.ts';
import type { Format } from '../../formats/format.ts';
import type { RecordCount } from '../../store/read/count-records-by-type.ts';
import type { ExpeditionRow } from '../../store/read/find-expeditions.ts';
import type { HoleFigures } from '../../store/read/find-hole-figures.ts';
import { positionMap } from '../drawing/map/position-map.ts';
import { type Html, html, type Part } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { count, fixed, plain, recoveryPercent } from '../frame/quantity.ts';
import type { PublicFace } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import { recordPath } from '../record-address.ts';
import { countChips } from './count-chips.ts';
import { coreRunTable } from './expedition/core-run-table.ts';
import { holeDrawing } from './expedition/hole-drawing.ts';
import { holeFiguresCard } from './expedition/hole-figures-card.ts';
import { holePlan } from './expedition/hole-plan.ts';
import type { ShownHole } from './expedition/read-expedition.ts';
import { recoveryBar } from './expedition/recovery-bar.ts';
import type { RunPage, RunPageRequest } from './expedition/run-order.ts';
import { archiveCard, downloadsCard, peopleCard, publicationsCard } from './expedition/side-cards.ts';
import { expeditionPeriod, expeditionShortName } from './expedition-list.ts';

/** What the page of an expedition shows beside itself: what is public of it, and nothing else. */
export interface ExpeditionView {
  readonly expedition: ExpeditionRow;
  /** Its path below the base address. */
  readonly address: string;
  /** ISO day by which embargoes are judged. */
  readonly today: string;
  readonly holes: readonly HoleFigures[];
  readonly counts: readonly RecordCount[];
  /** Of the expedition and its holes. */
  readonly records: readonly PublicRecord[];
  /** The hole that is drawn; undefined where none may be. */
  readonly shown: ShownHole | undefined;
  readonly request: RunPageRequest;
  readonly page: RunPage;
  /** In which formats all records are offered. */
  readonly formats: readonly Format[];
  /** A link to the page or to what lies below it, with members of the query. */
  readonly link: (path: string, members: Readonly<Record<string, string>>) => string;
}

/**
 * An expedition: what it was for, its holes on a map and in a table, one hole drawn from top to bottom with its core runs, and who,
 * what and where beside. Depths and lengths in metres. How much core came up is a result: it is not said of a hole under embargo,
 * nor summed up where one is.
 */
export function expeditionPage(face: PublicFace, view: ExpeditionView): string {
  const { expedition, shown } = view;
  const name = expedition.name ?? expeditionShortName(expedition);
  const main = html`<div class="ehd"><div>${kindLine(face, view)}
<h1>${name}</h1>${lead(view)}${keyFigures(view)}${countChips(face, view.counts, `&expedition=${encodeURIComponent(expedition.acronym ?? expedition.code)}`)}</div>${placeCard(view)}</div>
<div class="gap"><section class="card" id="holes"><header><h2>Holes</h2><span class="mut sm">lengths and depths in m</span></header>${holeTable(face, view)}</section>
${holeChoice(view)}${shown && holeDrawing(shown.strip, shown.runs)}</div>
<div class="two ex"><div>${shown && runTable(face, view, shown)}${shown && holeFiguresCard(shown.strip, shown.runs)}</div><div>${peopleCard(view.records)}${publicationsCard(view.records)}${archiveCard(view.records)}${downloadsCard(view.formats, (format) => view.link('/records', { format: format.name }))}</div></div>`;
  return renderPage(face, {
    title: name,
    description: `${name}: holes, core runs and samples with their identifiers.`,
    canonical: `${face.baseUrl}${view.address}`,
    current: 'expeditions',
    main,
  });
}

function kindLine(face: PublicFace, { expedition }: ExpeditionView): Html {
  const { igsn } = expedition;
  const record = igsn === null ? null : html` <a class="m" href="${linkTo(face, recordPath(igsn))}">${igsn}</a>`;
  return html`<div class="kind"><span class="k">${icon('expedition')}Expedition ${expedition.code}</span>${record}</div>`;
}

/** Where and when, and what it was for as far as that is public. */
function lead({ expedition, records }: ExpeditionView): Html {
  const facts = [expedition.program, expedition.country, expeditionPeriod(expedition)].filter(
    (fact) => fact !== null && fact !== undefined,
  );
  const own = records.find((one) => one.description.objectType === 'expedition')?.description;
  const { abstract } = own ?? {};
  return html`<p class="lead">${facts.join(', ')}</p>${abstract !== undefined && html`<p class="sum">${abstract}</p>`}`;
}

/** The region, where the holes lie, and where several do, how they lie to each other. Null where no position is public. */
function placeCard({ expedition, holes, records }: ExpeditionView): Html | null {
  const placed = records.flatMap(({ igsn, description }) => {
    const { latitudeDeg, longitudeDeg } = description;
    const hole = holes.find((one) => one.igsn === igsn);
    const label = hole === undefined ? expedition.code : holeName(hole, holes);
    return latitudeDeg === undefined || longitudeDeg === undefined
      ? []
      : [{ label, latitudeDeg, longitudeDeg, isHole: hole !== undefined }];
  });
  const drawn = placed.some((one) => one.isHole) ? placed.filter((one) => one.isHole) : placed;
  const [first] = drawn;
  if (first === undefined) return null;
  const region = positionMap(first.latitudeDeg, first.longitudeDeg, `Map: where expedition ${expedition.code} drilled`);
  const rows = drawn.map(
    (one) =>
      html`<tr><th scope="row">${one.label}</th><td class="r">${fixed(one.latitudeDeg, 5)}</td><td class="r">${fixed(one.longitudeDeg, 5)}</td></tr>`,
  );
  return html`<section class="card clip" aria-label="Place">${region}${holePlan(drawn)}<details class="more"><summary>${drawn.length === 1 ? 'Position' : `Positions (${drawn.length})`}</summary><div class="scroll" tabindex="0" role="region" aria-label="Positions"><table class="tab"><thead><tr><th>Hole</th><th class="r">Latitude, °</th><th class="r">Longitude, °</th></tr></thead><tbody>${rows}</tbody></table></div></details></section>`;
}

function holeName({ site, name }: HoleFigures, holes: readonly HoleFigures[]): string {
  return new Set(holes.map((one) => one.site)).size > 1 ? `${site}${name}` : `Hole ${name}`;
}

/** Which of several holes is drawn below; null for one alone, and a word where none may be drawn. */
function holeChoice({ holes, shown, link }: ExpeditionView): Html | null {
  if (holes.length < 2) return null;
  const items = holes.map((hole) => {
    const isShown = hole.id === shown?.hole.id;
    const current = isShown ? html` aria-current="true"` : null;
    return html`<li><a class="btn s ${isShown ? 'p' : ''}" href="${link('', { hole: hole.combinedId })}#hole"${current}>${holeName(hole, holes)}</a></li>`;
  });
  return html`<nav aria-label="Hole to draw" class="noprint"><ul class="act">${items}</ul></nav>`;
}

function runTable(
  face: PublicFace,
  { page, request, link, holes }: ExpeditionView,
  { hole, runs }: ShownHole,
): Html | null {
  const own: Readonly<Record<string, string>> = holes.length > 1 ? { hole: hole.combinedId } : {};
  return coreRunTable(runs, page, request, {
    page: (members) => link('', { ...own, ...members }),
    record: (igsn) => linkTo(face, recordPath(igsn)),
    file: link('/core-runs.csv', own),
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
