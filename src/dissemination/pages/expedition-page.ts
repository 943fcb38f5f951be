import { isHidden } from '../../domain/registration/embargo.ts';
import type { Format } from '../../formats/format.ts';
import type { RecordCount } from '../../store/read/count-records-by-type.ts';
import type { ExpeditionRow } from '../../store/read/find-expeditions.ts';
import type { HoleFigures } from '../../store/read/find-hole-figures.ts';
import type { WorkBelow } from '../../store/read/find-works-below.ts';
import { endOver } from '../../store/read/tree-row.ts';
import { positionMap } from '../drawing/map/position-map.ts';
import { type Html, html, type Part } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { fixed, plain, recoveryPercent } from '../frame/quantity.ts';
import { courseOf } from '../landing/place-card.ts';
import type { PublicFace } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import { publicationPath, recordPath } from '../record-address.ts';
import { dataLanguage } from '../words/data-language.ts';
import type { ExpeditionWords } from '../words/en/expedition.ts';
import type { Reader } from '../words/reader.ts';
import type { Words } from '../words/words.ts';
import { doiAddress } from '../write-context.ts';
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
import { expeditionJsonLd } from './portal-json-ld.ts';

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
  /** Works of the register that its objects are linked to. */
  readonly worksBelow: readonly WorkBelow[];
  /** The hole that is drawn; undefined where none may be. */
  readonly shown: ShownHole | undefined;
  readonly request: RunPageRequest;
  readonly page: RunPage;
  /** In which formats all records are offered. */
  readonly formats: readonly Format[];
  /** A link to the page or to what lies below it, with members of the query. */
  readonly link: (path: string, members: Readonly<Record<string, string>>) => string;
  readonly reader: Reader;
}

/**
 * An expedition: what it was for, its holes on a map and in a table, one hole drawn from top to bottom with its core runs, and who,
 * what and where beside. Depths and lengths in metres. How much core came up is a result: it is not said of a hole under embargo,
 * nor summed up where one is.
 */
export function expeditionPage(face: PublicFace, view: ExpeditionView): string {
  const { expedition, shown, reader } = view;
  const { words } = reader;
  const said = words.expedition;
  const name = expedition.name ?? expeditionShortName(expedition);
  const main = html`<div class="ehd"><div>${kindLine(face, view)}
<h1>${name}</h1>${lead(view)}${keyFigures(view)}${countChips(face, view.counts, words, `&expedition=${encodeURIComponent(expedition.acronym ?? expedition.code)}`)}<p class="act noprint"><a class="btn" href="${linkTo(face, `/requests/new?expedition=${expedition.id}`)}">${icon('request')}${words.requests.askForMaterial}</a></p></div>${placeCard(view)}</div>
<div class="gap"><section class="card" id="holes"><header><h2>${said.holes}</h2><span class="mut sm">${said.unitNote}</span></header>${holeTable(face, view)}</section>
${holeChoice(view)}${shown && holeDrawing(shown.strip, shown.runs, words)}</div>
<div class="two ex"><div>${shown && runTable(face, view, shown)}${shown && holeFiguresCard(shown.strip, shown.runs, words)}</div><div>${peopleCard(view.records, words)}${publicationsCard(view.records, { below: view.worksBelow, pageHref: (id) => linkTo(face, publicationPath(id)) }, words)}${archiveCard(view.records, words)}${downloadsCard(view.formats, (format) => view.link('/records', { format: format.name }), words)}</div></div>`;
  return renderPage(face, {
    reader,
    title: name,
    description: said.summary(name),
    canonical: `${face.baseUrl}${view.address}`,
    jsonLd: expeditionJsonLd(face, told(face, view, name)),
    current: 'expeditions',
    main,
  });
}

function told(face: PublicFace, { expedition, address, records, formats, link }: ExpeditionView, name: string) {
  const own = records.find((one) => one.description.objectType === 'expedition');
  const placed = records.find((one) => one.description.latitudeDeg !== undefined)?.description;
  const origin = new URL(face.baseUrl).origin;
  const files = formats
    .filter((one) => one.isOffered !== false && one.isPage !== true)
    .map((one) => ({
      mediaType: one.mediaTypes[0] ?? 'application/octet-stream',
      address: `${origin}${link('/records', { format: one.name })}`,
    }));
  return {
    name,
    code: expedition.code,
    address: `${face.baseUrl}${address}`,
    description: own?.description.abstract,
    from: expedition.startDate ?? undefined,
    to: expedition.endDate ?? undefined,
    country: expedition.country ?? undefined,
    latitudeDeg: placed?.latitudeDeg,
    longitudeDeg: placed?.longitudeDeg,
    doi: own?.facts.state === 'registered' ? doiAddress(face, own.igsn) : undefined,
    files,
  };
}

function kindLine(face: PublicFace, { expedition, reader }: ExpeditionView): Html {
  const { igsn } = expedition;
  const record = igsn === null ? null : html` <a class="m" href="${linkTo(face, recordPath(igsn))}">${igsn}</a>`;
  return html`<div class="kind"><span class="k">${icon('expedition')}${reader.words.expedition.kind(expedition.code)}</span>${record}</div>`;
}

/** Where and when, and what it was for as far as that is public. */
function lead({ expedition, records, reader: { words } }: ExpeditionView): Html {
  const facts = [
    expedition.program,
    expedition.country && words.country(expedition.country),
    expeditionPeriod(expedition, words.portal),
  ].filter((fact) => fact !== null && fact !== undefined);
  const own = records.find((one) => one.description.objectType === 'expedition')?.description;
  const { abstract, abstractLanguage, language } = own ?? {};
  return html`<p class="lead">${facts.join(', ')}</p>${abstract !== undefined && html`<p class="sum"${dataLanguage(abstractLanguage ?? language, words)}>${abstract}</p>`}`;
}

/** The region, where the holes lie, and where several do, how they lie to each other. Null where no position is public. */
function placeCard({ expedition, holes, records, reader }: ExpeditionView): Html | null {
  const said = reader.words.expedition;
  const placed = records.flatMap(({ igsn, description }) => {
    const { latitudeDeg, longitudeDeg } = description;
    const hole = holes.find((one) => one.igsn === igsn);
    const label = hole === undefined ? expedition.code : holeName(hole, holes, said);
    return latitudeDeg === undefined || longitudeDeg === undefined
      ? []
      : [{ label, latitudeDeg, longitudeDeg, isHole: hole !== undefined, track: courseOf(description) }];
  });
  const drawn = placed.some((one) => one.isHole) ? placed.filter((one) => one.isHole) : placed;
  const [first] = drawn;
  if (first === undefined) return null;
  const region = positionMap(first.latitudeDeg, first.longitudeDeg, said.mapOf(expedition.code));
  const rows = drawn.map(
    (one) =>
      html`<tr><th scope="row">${one.label}</th><td class="r">${fixed(one.latitudeDeg, 5)}</td><td class="r">${fixed(one.longitudeDeg, 5)}</td></tr>`,
  );
  return html`<section class="card clip" aria-label="${said.place}">${region}${holePlan(drawn, said)}<details class="more"><summary>${said.positions(drawn.length)}</summary><div class="scroll" tabindex="0" role="region" aria-label="${said.positionTable}"><table class="tab"><thead><tr><th>${said.hole}</th><th class="r">${said.latitude}</th><th class="r">${said.longitude}</th></tr></thead><tbody>${rows}</tbody></table></div></details></section>`;
}

function holeName({ site, name }: HoleFigures, holes: readonly HoleFigures[], said: ExpeditionWords): string {
  return new Set(holes.map((one) => one.site)).size > 1 ? `${site}${name}` : said.holeNamed(name);
}

/** Which of several holes is drawn below; null for one alone, and a word where none may be drawn. */
function holeChoice({ holes, shown, link, reader }: ExpeditionView): Html | null {
  const said = reader.words.expedition;
  if (holes.length < 2) return null;
  const items = holes.map((hole) => {
    const isShown = hole.id === shown?.hole.id;
    const current = isShown ? html` aria-current="true"` : null;
    return html`<li><a class="btn s ${isShown ? 'p' : ''}" href="${link('', { hole: hole.combinedId })}#hole"${current}>${holeName(hole, holes, said)}</a></li>`;
  });
  return html`<nav aria-label="${said.holeToDraw}" class="noprint"><ul class="act">${items}</ul></nav>`;
}

function runTable(
  face: PublicFace,
  { page, request, link, holes, reader }: ExpeditionView,
  { hole, runs }: ShownHole,
): Html | null {
  const own: Readonly<Record<string, string>> = holes.length > 1 ? { hole: hole.combinedId } : {};
  return coreRunTable(runs, page, request, {
    page: (members) => link('', { ...own, ...members }),
    record: (igsn) => linkTo(face, recordPath(igsn)),
    file: link('/core-runs.csv', own),
    said: reader.words.expedition,
  });
}

function keyFigures(view: ExpeditionView): Html {
  const { holes, counts, reader } = view;
  const said = reader.words.expedition;
  const isOpen = !holes.some((hole) => isClosed(view, hole));
  const sum = (of: (hole: HoleFigures) => number) => holes.reduce((total, hole) => total + of(hole), 0);
  const drilled = sum((hole) => hole.drilledM);
  const recovered = sum((hole) => hole.recoveredM);
  const percent = isOpen && holes.every(isComparable) ? recoveryPercent(recovered, drilled) : undefined;
  const deepest = Math.max(0, ...holes.map((hole) => hole.deepestM ?? 0));
  return html`<dl class="nums n">${deepest > 0 && figure(said.deepest, plain(deepest), 'm')}${
    isOpen && recovered > 0 && figure(said.coreRecovered, fixed(recovered, 1), 'm')
  }${percent !== undefined && figure(said.ofCored(fixed(drilled, 1)), fixed(percent, 1), '%')}${figure(said.records, reader.words.count(counts.reduce((total, one) => total + one.count, 0)))}</dl>`;
}

/** Whether what was found in a hole is hidden, with it or with the expedition. */
function isClosed({ expedition, today }: ExpeditionView, hole: HoleFigures): boolean {
  return isHidden(endOver(expedition, hole), today) || isHidden(hole.embargoEnd, today);
}

/** Recovery means something only where every run says how far it was drilled. */
function isComparable(hole: HoleFigures): boolean {
  return hole.runsWithDrilledLength === hole.runs;
}

function figure(label: string, value: string, unit?: string): Html {
  return html`<div><dt>${label}</dt><dd>${value}${unit !== undefined && html` <small>${unit}</small>`}</dd></div>`;
}

function holeTable(face: PublicFace, view: ExpeditionView): Html {
  const { holes, reader } = view;
  const said = reader.words.expedition;
  if (holes.length === 0) return html`<p class="box mut">${said.noHole}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${said.holes}"><table class="tab"><thead><tr><th>${said.hole}</th><th class="r">${said.depth}</th><th class="r">${said.runs}</th><th class="r">${said.drilled}</th><th class="r">${said.recovered}</th><th class="r">${said.recovery}</th></tr></thead><tbody>${holes.map((hole) => holeRow(face, hole, isClosed(view, hole), reader.words))}</tbody></table></div>`;
}

function holeRow(face: PublicFace, hole: HoleFigures, isClosed: boolean, { expedition: said, count }: Words): Html {
  const name = said.holeAtSite(hole.site, hole.name);
  const notStated = html`<span class="mut">${said.notStated}</span>`;
  const closed = html`<span class="mut">${said.underEmbargo}</span>`;
  const link = hole.igsn === null ? name : html`<a href="${linkTo(face, recordPath(hole.igsn))}">${name}</a>`;
  const depth = hole.deepestM === null ? notStated : plain(hole.deepestM);
  const [drilled, recovered, percent] = isClosed ? [closed, closed, closed] : recoveryCells(hole, notStated);
  return html`<tr><th scope="row">${link}<br><span class="m mut">${hole.igsn ?? hole.combinedId}</span></th><td class="r">${depth}</td><td class="r">${count(hole.runs)}</td><td class="r">${drilled}</td><td class="r">${recovered}</td><td class="r">${percent}</td></tr>`;
}

function recoveryCells(hole: HoleFigures, notStated: Html): readonly Part[] {
  if (!isComparable(hole)) return [notStated, fixed(hole.recoveredM, 2), notStated];
  const percent = recoveryPercent(hole.recoveredM, hole.drilledM);
  const cell = percent === undefined ? notStated : html`${recoveryBar(percent)}${fixed(percent, 1)}`;
  return [fixed(hole.drilledM, 2), fixed(hole.recoveredM, 2), cell];
}
