import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { NOTHING_KEPT_BACK } from '../../domain/registration/privacy.ts';
import { cslOf } from '../../formats/csl-json/csl-item.ts';
import type { Format } from '../../formats/format.ts';
import type { HarvestedCopy } from '../../store/read/find-harvested-copies.ts';
import type { Twin } from '../../store/read/find-twins.ts';
import { positionMap } from '../drawing/map/position-map.ts';
import { objectNoun } from '../drawing/object-label.ts';
import { type Html, html, webAddress } from '../frame/html.ts';
import { icon, iconNamed } from '../frame/icons.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { day } from '../frame/quantity.ts';
import { group } from '../landing/field-groups.ts';
import { row } from '../landing/field-row.ts';
import {
  curationRows,
  drillingRows,
  geologyRows,
  locationRows,
  methodRows,
  position,
  remarkRows,
} from '../landing/group-rows.ts';
import { keyFacts } from '../landing/key-facts.ts';
import { peopleRows } from '../landing/people-rows.ts';
import { relatedWorks } from '../landing/related-works.ts';
import { citeCard, copyButton, downloadCard } from '../landing/side-cards.ts';
import type { PublicFace } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import { landingAddress, recordPath } from '../record-address.ts';
import { writeContext } from '../write-context.ts';
import type { HarvestedPublic } from './harvested-public.ts';

/** What the page of a harvested record shows: the copy that stands for it, the others, and records that look like it. */
export interface HarvestedView {
  readonly copy: HarvestedCopy;
  readonly others: readonly HarvestedCopy[];
  readonly twins: readonly Twin[];
  readonly formats: readonly Format[];
  readonly jsonLd: string | undefined;
  /** ISO day, UTC. */
  readonly today: string;
}

/**
 * The page of a record that we only harvested: what its agent says of it, with a band that says whose it is. Search engines are
 * sent to the agent's own page.
 */
export function harvestedPage(face: PublicFace, shown: HarvestedPublic, view: HarvestedView): string {
  const { description } = shown;
  const record = asRecord(shown, view.copy);
  const page = agentPage(view.copy, shown);
  const own = linkTo(face, recordPath(view.copy.igsn));
  const main = html`${band(view.copy, page)}${head(record)}${keyFacts(record, view.today)}
<div class="cols"><div>${fields(record, view)}${provenance(view)}</div><div>${placeCard(record)}${citeCard(cslOf(description, shown.facts, writeContext(face)), objectNoun(description.objectType))}${downloadCard(view.formats, own, view.copy.igsn)}${receivedCard(own, view)}${twinsCard(face, view.twins)}</div></div>`;
  return renderPage(face, {
    title: `${description.title}, ${view.copy.igsn}`,
    description: description.abstract ?? `${description.title}. IGSN ${view.copy.igsn}`,
    canonical: page ?? landingAddress(face.baseUrl, view.copy.igsn),
    ...(view.jsonLd !== undefined && { jsonLd: view.jsonLd }),
    unlisted: true,
    main,
  });
}

/** What stays of a record that every source has deleted. */
export function deletedPage(face: PublicFace, copy: HarvestedCopy): string {
  const page = copy.landingUrl === null ? undefined : webAddress(copy.landingUrl);
  const link = page !== undefined && html` Its agent’s page was <a class="brk" href="${page}">${page}</a>.`;
  const main = html`<section class="card empty"><div class="ghost">${icon('core', 72)}</div><div><h1>${copy.igsn} was deleted by its source</h1><p>${copy.sourceTitle} gave this record and took it back; that was seen on ${day(copy.changedAt)}.${link}</p><div class="act"><a class="btn" href="${linkTo(face, '/search')}">Search others</a></div></div></section>`;
  return renderPage(face, { title: `${copy.igsn}, deleted`, unlisted: true, main });
}

/** The agent's own page as an address that may be linked; undefined where nobody says one. */
export function agentPage(copy: HarvestedCopy, { description }: HarvestedPublic): string | undefined {
  const stated = webAddress(copy.landingUrl ?? description.landingPage ?? '');
  return (
    stated ?? (description.prefix?.startsWith('10.') ? `https://doi.org/${description.prefix}/${copy.igsn}` : undefined)
  );
}

/** A harvested record in the shape of our own, for the parts of a page that show either. */
function asRecord({ description, facts }: HarvestedPublic, copy: HarvestedCopy): PublicRecord {
  return {
    igsn: copy.igsn,
    agentSymbol: '',
    clientSymbol: '',
    expedition: '',
    objectId: null,
    landingUrl: copy.landingUrl,
    withdrawnReason: null,
    withdrawnKind: null,
    successor: null,
    changedSeq: 0,
    sameAs: [],
    privacy: NOTHING_KEPT_BACK,
    relatives: [],
    facts,
    description,
    isEmbargoed: false,
  };
}

function band(copy: HarvestedCopy, page: string | undefined): Html {
  const there =
    page === undefined
      ? html` Its agent names no page of its own.`
      : html` The agent’s own page: <a class="brk" href="${page}">${page}</a>`;
  return html`<div class="band" role="note">${icon('download', 22)}<div><b>From ${copy.sourceTitle}, harvested ${day(copy.seenAt)}.</b>${there}</div></div>`;
}

function head({ igsn, description }: PublicRecord): Html {
  const type = OBJECT_TYPE[description.objectType];
  return html`<div class="hd"><div><div class="kind"><span class="k">${iconNamed(type.icon)}${type.label}</span></div><h1>${description.title}</h1>${description.abstract !== undefined && html`<p class="lead">${description.abstract}</p>`}<div class="idl"><span class="m">${igsn}</span>${copyButton(igsn, 'Copy', 'btn s q')}</div></div></div>`;
}

function fields(record: PublicRecord, { today }: HarvestedView): Html {
  const { description, facts, igsn } = record;
  const { prefix, name, otherNames, parent, expedition } = description;
  const mono = (text: string) => html`<span class="m brk">${text}</span>`;
  const identifiers = [
    ...row('IGSN', mono(igsn)),
    ...row('In full', prefix === undefined ? undefined : mono(`${prefix}/${igsn}`)),
    ...row('Name', name === igsn ? undefined : mono(name)),
    ...row('Also written', otherNames.length > 0 && mono(otherNames.join('\n'))),
    ...row('Parent', parent && mono(parent.igsn)),
    ...row('Expedition', expedition?.name ?? expedition?.code),
    ...row('Kind of object', description.resourceType?.label),
  ];
  return html`<section class="card o3"><h2 class="sr">Description</h2>${group('Identifiers', identifiers)}${group('Location', locationRows(description))}${group('Geology', geologyRows(description))}${group('Methods', methodRows(description))}${group('Drilling', drillingRows(description))}${group('Curation', curationRows(description, today))}${group('People', peopleRows(description, facts.registrant))}${group('Remarks', remarkRows(description))}${relatedWorks(description.relatedWorks)}</section>`;
}

function provenance({ copy, others }: HarvestedView): Html {
  const rows = [
    ...row('Source', copy.sourceTitle),
    ...row('Address of the source', html`<span class="m brk">${copy.sourceUrl}</span>`),
    ...row('Its name there', html`<span class="m brk">${copy.item}</span>`),
    ...row('Changed there', day(copy.datestamp)),
    ...row('First harvested', day(copy.firstSeenAt)),
    ...row('Last harvested', day(copy.seenAt)),
    ...row('Read from', copy.format),
    ...row(
      'Also held by',
      others.length > 0 && html`${others.map((one) => html`<div>${one.sourceTitle}, ${stateWord(one)}</div>`)}`,
    ),
  ];
  return html`<section class="card o4" id="provenance"><h2 class="sr">Where this comes from</h2>${group('Provenance', rows)}</section>`;
}

function stateWord({ state, seenAt }: HarvestedCopy): string {
  if (state === 'deleted') return 'deleted there';
  return `seen ${day(seenAt)}`;
}

function placeCard({ description }: PublicRecord): Html | null {
  const { latitudeDeg, longitudeDeg } = description;
  if (latitudeDeg === undefined || longitudeDeg === undefined) return null;
  const at = position(description);
  return html`<section class="card o4 clip"><header class="pad"><h2>Place</h2><span class="sp sm mut">${at?.replace(' (WGS 84)', '')}</span></header>${positionMap(latitudeDeg, longitudeDeg, `Map: ${at}`)}</section>`;
}

function receivedCard(own: string, { copy, others }: HarvestedView): Html | null {
  const kept = [copy, ...others].filter((one) => one.state !== 'deleted' && one.hasDocument);
  if (kept.length === 0) return null;
  const items = kept.map(
    (one) =>
      html`<li>${icon('download', 17)}<a href="${own}/received?source=${encodeURIComponent(one.source)}" download>As received from ${one.sourceTitle}</a><span class="sm">${one.format}</span></li>`,
  );
  return html`<section class="card o5"><header><h2>As received</h2></header><ul class="box dl">${items}</ul></section>`;
}

function twinsCard(face: PublicFace, twins: readonly Twin[]): Html | null {
  if (twins.length === 0) return null;
  const items = twins.map(
    ({ igsn, title }) =>
      html`<li><a href="${linkTo(face, recordPath(igsn))}">${title}</a><span class="m sm">${igsn}</span></li>`,
  );
  return html`<section class="card o5"><header><h2>Looks like the same sample</h2></header><ul class="li">${items}</ul></section>`;
}
