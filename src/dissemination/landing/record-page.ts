import { isKeptBack } from '../../domain/registration/record-states.ts';
import { cslOf } from '../../formats/csl-json/csl-item.ts';
import type { Format } from '../../formats/format.ts';
import { heldByCard } from '../catalogue/held-by-card.ts';
import { positionMap } from '../drawing/map/position-map.ts';
import { objectNoun } from '../drawing/object-label.ts';
import { depthStripCard } from '../drawing/strip/depth-strip.ts';
import { expeditionPath } from '../expedition-address.ts';
import { type Html, html } from '../frame/html.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import type { PublicFace } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import { landingAddress, recordPath } from '../record-address.ts';
import { doiAddress, writeContext } from '../write-context.ts';
import { familyCard } from './family-card.ts';
import { fieldGroups } from './field-groups.ts';
import { position } from './group-rows.ts';
import { keyFacts } from './key-facts.ts';
import type { RecordView } from './read-view.ts';
import { breadcrumb, recordHead } from './record-head.ts';
import { recordNotes } from './record-notes.ts';
import { citeCard, codeCard, downloadCard, versionCard } from './side-cards.ts';
import type { TypedLink } from './signposting.ts';

/** What a record's page is made for: today as an ISO day, the formats on offer, its links, and the number of an older version. */
export interface RecordPageOptions {
  readonly today: string;
  readonly formats: readonly Format[];
  readonly jsonLd: string | undefined;
  readonly links: readonly TypedLink[];
  readonly oldVersion: number | undefined;
}

/** The landing page of a record, of one of its older versions, or what stays of a withdrawn one. */
export function recordPage(
  face: PublicFace,
  record: PublicRecord,
  view: RecordView,
  options: RecordPageOptions,
): string {
  const { description } = record;
  const hrefOf = (igsn: string) => linkTo(face, recordPath(igsn));
  const latest = view.versions[0]?.version ?? record.facts.version;
  const address = codeAddress(face, record);
  const main = html`${breadcrumb(view, record, hrefOf)}${recordNotes(record, { hrefOf, latest, today: options.today })}
${recordHead(record, view, { hrefOf, address })}${!isKeptBack(record.facts.state) && keyFacts(record, options.today)}
<div class="cols"><div>${view.family && familyCard(view.family, { hrefOf, ownHref: hrefOf(record.igsn), expedition: description.expedition, today: options.today })}
${fieldGroups(record, { face, hrefOf, expeditionHref: linkTo(face, expeditionPath(description.expedition?.code ?? '')), today: options.today })}</div>
<div>${sideColumn(face, record, view, options)}</div></div>`;
  return renderPage(face, {
    title: `${description.title}, ${record.igsn}`,
    description: description.abstract ?? `${description.title}. IGSN ${record.igsn}`,
    canonical: landingAddress(face.baseUrl, record.igsn, options.oldVersion),
    head: headLinks(options.links),
    ...(options.jsonLd === undefined ? {} : { jsonLd: options.jsonLd }),
    unlisted: record.facts.state !== 'registered' || options.oldVersion !== undefined,
    main,
  });
}

/**
 * The address that leads to the page from outside, as in its QR code: the DOI. A demonstration's DOI leads nowhere, and one that
 * is not confirmed may not either: then the page's own address.
 */
export function codeAddress(face: PublicFace, { igsn, facts, description }: PublicRecord): string {
  const resolves = facts.state === 'registered' && !description.isDemonstration;
  return resolves ? doiAddress(face, igsn) : landingAddress(face.baseUrl, igsn);
}

function sideColumn(face: PublicFace, record: PublicRecord, view: RecordView, options: RecordPageOptions): Html {
  const { description, igsn } = record;
  const own = linkTo(face, recordPath(igsn));
  // A withdrawn record is remembered, one that is kept back is not shown; nobody is invited to cite it or take it along.
  const isThere = record.facts.state !== 'withdrawn' && !isKeptBack(record.facts.state);
  const shownHref = linkTo(face, recordPath(igsn, options.oldVersion));
  const kind = objectNoun(description.objectType);
  const address = codeAddress(face, record);
  return html`${view.strip && depthStripCard(view.strip, (one) => linkTo(face, recordPath(one)))}${placeCard(record)}
${isThere && citeCard(cslOf(description, record.facts, writeContext(face)), kind)}${isThere && downloadCard(options.formats, shownHref, igsn)}
${record.facts.state !== 'reserved' && versionCard(view.versions, (version) => linkTo(face, recordPath(igsn, version)), record.facts.version)}${heldByCard(view.heldBy)}
${isThere && codeCard(`${own}/qr.svg`, address, face.agent.adminEmail, igsn)}`;
}

function placeCard({ description }: PublicRecord): Html | null {
  const { latitudeDeg, longitudeDeg } = description;
  if (latitudeDeg === undefined || longitudeDeg === undefined) return null;
  const place = [description.locality, description.city, description.province, description.country];
  const words = `Map: ${place.filter((one) => one !== undefined).join(', ')}, ${position(description)}`;
  return html`<section class="card o4 clip"><header class="pad"><h2>Place</h2><span class="sp sm mut">${position(description)?.replace(' (WGS 84)', '')}</span></header>${positionMap(latitudeDeg, longitudeDeg, words)}</section>`;
}

function headLinks(links: readonly TypedLink[]): Html {
  return html`${links.map(({ href, rel, type }) => html`<link rel="${rel}" href="${href}"${type !== undefined && html` type="${type}"`}>`)}`;
}
