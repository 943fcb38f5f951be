import { isEmbargoed } from '../../domain/description/public-part.ts';
import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import type { Format } from '../../formats/format.ts';
import type { RegisterRecord } from '../../store/read/find-record.ts';
import { type Html, html } from '../pages/html.ts';
import { linkTo, recordPath, renderPage } from '../pages/page-shell.ts';
import type { PublicFace } from '../public-face.ts';
import { citationOf } from './citation.ts';
import { familyCard } from './family-card.ts';
import { fieldGroups } from './field-groups.ts';
import { position } from './group-rows.ts';
import { keyFacts } from './key-facts.ts';
import { positionMap } from './map/position-map.ts';
import type { RecordView } from './read-view.ts';
import { doiAddress, landingAddress } from './record-address.ts';
import { breadcrumb, recordHead } from './record-head.ts';
import { recordNotes } from './record-notes.ts';
import { citeCard, codeCard, downloadCard, versionCard } from './side-cards.ts';
import { signposts } from './signposting.ts';
import { depthStripCard } from './strip/depth-strip.ts';

/** What a record's page is made for: today as an ISO day, the formats on offer, and whether an older version is shown. */
export interface RecordPageOptions {
  readonly today: string;
  readonly formats: readonly Format[];
  readonly jsonLd: string | undefined;
  readonly isOldVersion: boolean;
}

/** The landing page of a record, of one of its older versions, or what stays of a withdrawn one. */
export function recordPage(
  face: PublicFace,
  record: RegisterRecord,
  view: RecordView,
  options: RecordPageOptions,
): string {
  const { description } = record;
  const hrefOf = (igsn: string) => linkTo(face, recordPath(igsn));
  const latest = view.versions[0]?.version ?? record.facts.version;
  const address = codeAddress(face, record);
  const main = html`${breadcrumb(view, record, hrefOf)}${recordNotes(record, { today: options.today, hrefOf, latest })}
${recordHead(record, view, { hrefOf, address, today: options.today })}${keyFacts(description, options.today)}
<div class="cols"><div>${view.family && familyCard(view.family, { hrefOf, ownHref: hrefOf(record.igsn), expedition: description.expedition })}
${fieldGroups(record, { agent: face.agent, hrefOf, expeditionHref: linkTo(face, `/expeditions/${encodeURIComponent(description.expedition?.code ?? '')}`), today: options.today, withDetails: !isEmbargoed(description, options.today) })}</div>
<div>${sideColumn(face, record, view, options)}</div></div>`;
  return renderPage(face, {
    title: `${description.title}, ${record.igsn}`,
    description: description.abstract ?? `${description.title}. IGSN ${record.igsn}`,
    canonical: landingAddress(face.baseUrl, record.igsn),
    head: headLinks(face, record, options.formats),
    ...(options.jsonLd === undefined ? {} : { jsonLd: options.jsonLd }),
    unlisted: record.facts.state === 'withdrawn' || options.isOldVersion,
    main,
  });
}

/**
 * The address that leads to the page from outside, as in its QR code: the DOI. A demonstration's DOI leads nowhere, and one that
 * is not confirmed may not either: then the page's own address.
 */
export function codeAddress(face: PublicFace, { igsn, facts, description }: RegisterRecord): string {
  const resolves = facts.state === 'registered' && !description.isDemonstration;
  return resolves ? doiAddress(face.agent, igsn) : landingAddress(face.baseUrl, igsn);
}

function sideColumn(face: PublicFace, record: RegisterRecord, view: RecordView, options: RecordPageOptions): Html {
  const { description, igsn } = record;
  const own = linkTo(face, recordPath(igsn));
  // A withdrawn record is remembered; nobody is invited to cite it or take it along.
  const isThere = record.facts.state !== 'withdrawn';
  const shownHref = options.isOldVersion ? `${own}/versions/${record.facts.version}` : own;
  const kind = OBJECT_TYPE[description.objectType].label.toLowerCase().replace(/^core sample$/, 'sample');
  const address = codeAddress(face, record);
  return html`${!isEmbargoed(record.description, options.today) && view.strip && depthStripCard(view.strip, (one) => linkTo(face, recordPath(one)))}${placeCard(record)}
${isThere && citeCard(citationOf(record, face.agent.name, doiAddress(face.agent, igsn)), kind)}${isThere && downloadCard(options.formats, shownHref, igsn)}
${versionCard(view.versions, (version) => `${own}/versions/${version}`, record.facts.version)}
${isThere && codeCard(`${own}/qr.svg`, address, face.agent.adminEmail, igsn)}`;
}

function placeCard({ description }: RegisterRecord): Html | null {
  const { latitudeDeg, longitudeDeg } = description;
  if (latitudeDeg === undefined || longitudeDeg === undefined) return null;
  const place = [description.locality, description.city, description.province, description.country];
  const words = `Map: ${place.filter((one) => one !== undefined).join(', ')}, ${position(description)}`;
  return html`<section class="card o4 clip"><header class="pad"><h2>Place</h2><span class="sp sm mut">${position(description)?.replace(' (WGS 84)', '')}</span></header>${positionMap(latitudeDeg, longitudeDeg, words)}</section>`;
}

function headLinks(face: PublicFace, record: RegisterRecord, formats: readonly Format[]): Html {
  const links = signposts(record, formats, face);
  return html`${links.map(({ href, rel, type }) => html`<link rel="${rel}" href="${href}"${type !== undefined && html` type="${type}"`}>`)}`;
}
