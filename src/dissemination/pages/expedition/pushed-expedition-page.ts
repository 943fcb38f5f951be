import { depthOn } from '../../../domain/description/measured-depths.ts';
import type { Format } from '../../../formats/format.ts';
import type { RecordCount } from '../../../store/read/count-records-by-type.ts';
import type { WorkBelow } from '../../../store/read/find-works-below.ts';
import { positionMap } from '../../drawing/map/position-map.ts';
import { type Html, html } from '../../frame/html.ts';
import { icon } from '../../frame/icons.ts';
import { linkTo, renderPage } from '../../frame/page-shell.ts';
import { fixed, plain } from '../../frame/quantity.ts';
import { shortenedText } from '../../frame/shortened-text.ts';
import { nameBelow } from '../../landing/name-below.ts';
import { courseOf } from '../../landing/place-card.ts';
import type { PublicFace } from '../../public-face.ts';
import type { PublicRecord } from '../../public-record.ts';
import { publicationPath, recordPath } from '../../record-address.ts';
import { dataLanguage } from '../../words/data-language.ts';
import type { Reader } from '../../words/reader.ts';
import type { Words } from '../../words/words.ts';
import { countChips } from '../count-chips.ts';
import { expeditionPeriod } from '../expedition-list.ts';
import { holePlan } from './hole-plan.ts';
import type { PushedExpedition } from './pushed-expedition.ts';
import { archiveCard, downloadsCard, peopleCard, publicationsCard } from './side-cards.ts';

/** What the page of an expedition shows of which only records are here. */
export interface PushedView {
  readonly expedition: PushedExpedition;
  /** Its path below the base address. */
  readonly address: string;
  readonly holes: readonly PublicRecord[];
  readonly works: readonly WorkBelow[];
  readonly counts: readonly RecordCount[];
  /** In which formats all records are offered, and where. */
  readonly formats: readonly Format[];
  readonly fileHref: (format: Format) => string;
  readonly reader: Reader;
}

const LONGEST_NAME = 300;
const LONGEST_LEAD = 4000;

/**
 * An expedition that another installation pushed here: what its records tell. Its core tree is not here, so nothing is drawn and no recovery is
 * summed up; the holes lead to their pages, where their families go on. Depths in metres.
 */
export function pushedExpeditionPage(face: PublicFace, view: PushedView): string {
  const { expedition, holes, reader, works } = view;
  const { row, record } = expedition;
  const { words } = reader;
  const said = words.expedition;
  const name = shortenedText(row.name ?? row.code, LONGEST_NAME);
  const all = [record, ...holes];
  const publications = { below: works, pageHref: (id: string) => linkTo(face, publicationPath(id)) };
  const main = html`<div class="ehd"><div>${kindLine(face, expedition, words)}
<h1>${name}</h1>${lead(expedition, words)}${countChips(face, view.counts, words, `&expedition=${encodeURIComponent(row.acronym ?? row.code)}`)}</div>${placeCard(view)}</div>
<div class="gap"><section class="card" id="holes"><header><h2>${said.holes}</h2></header>${holeTable(face, view)}</section></div>
<div class="two ex"><div>${publicationsCard(all, publications, words)}${downloadsCard(view.formats, view.fileHref, words)}</div><div>${peopleCard(all, words)}${archiveCard(all, words)}</div></div>`;
  return renderPage(face, {
    reader,
    title: name,
    description: said.summary(name),
    canonical: `${face.baseUrl}${view.address}`,
    current: 'expeditions',
    main,
  });
}

function kindLine(face: PublicFace, { row, record }: PushedExpedition, { expedition: said }: Words): Html {
  const link = html`<a class="m" href="${linkTo(face, recordPath(record.igsn))}">${record.igsn}</a>`;
  return html`<div class="kind"><span class="k">${icon('expedition')}${said.kind(row.code)}</span> ${link}</div>`;
}

function lead({ row, record }: PushedExpedition, words: Words): Html {
  const facts = [row.program, row.country && words.country(row.country), expeditionPeriod(row, words.portal)].filter(
    (fact) => fact !== null && fact !== undefined,
  );
  const { abstract, abstractLanguage, language } = record.description;
  return html`<p class="lead">${facts.join(', ')}</p>${abstract !== undefined && html`<p class="sum"${dataLanguage(abstractLanguage ?? language, words)}>${shortenedText(abstract, LONGEST_LEAD)}</p>`}`;
}

function holeName({ description }: PublicRecord, code: string): string {
  return shortenedText(nameBelow(description.name, code, 'hole').name, LONGEST_NAME);
}

/** The region and how the holes lie to each other. Null where no position is public. */
function placeCard({ expedition, holes, reader }: PushedView): Html | null {
  const said = reader.words.expedition;
  const { code } = expedition.row;
  const placed = [...holes, expedition.record].flatMap((one) => {
    const { latitudeDeg, longitudeDeg } = one.description;
    if (latitudeDeg === undefined || longitudeDeg === undefined) return [];
    return [{ label: holeName(one, code), latitudeDeg, longitudeDeg, track: courseOf(one.description) }];
  });
  const [first] = placed;
  if (first === undefined) return null;
  const region = positionMap(first.latitudeDeg, first.longitudeDeg, said.mapOf(code));
  return html`<section class="card clip" aria-label="${said.place}">${region}${holePlan(placed, said)}</section>`;
}

function holeTable(face: PublicFace, { expedition, holes, reader }: PushedView): Html {
  const said = reader.words.expedition;
  if (holes.length === 0) return html`<p class="box mut">${said.noHole}</p>`;
  const notStated = html`<span class="mut">${said.notStated}</span>`;
  const rows = holes.map((one) => {
    const { description, igsn } = one;
    const depth = depthOn(description, 'csf_a') ?? depthOn(description, 'drf');
    const { latitudeDeg, longitudeDeg } = description;
    const degrees = (value: number | undefined) => (value === undefined ? notStated : fixed(value, 5));
    return html`<tr><th scope="row"><a href="${linkTo(face, recordPath(igsn))}">${holeName(one, expedition.row.code)}</a><br><span class="m mut">${igsn}</span></th><td class="r">${depth === undefined ? notStated : plain(depth.bottomM)}</td><td class="r">${degrees(latitudeDeg)}</td><td class="r">${degrees(longitudeDeg)}</td></tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${said.holes}"><table class="tab"><thead><tr><th>${said.hole}</th><th class="r">${said.depth}</th><th class="r">${said.latitude}</th><th class="r">${said.longitude}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
