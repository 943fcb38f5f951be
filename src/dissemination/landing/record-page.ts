import { isKeptBack } from '../../domain/registration/record-states.ts';
import type { CslItem } from '../../formats/csl-json/csl-item.ts';
import type { Format } from '../../formats/format.ts';
import { heldByCard } from '../catalogue/held-by-card.ts';
import { depthStripCard } from '../drawing/strip/depth-strip.ts';
import { expeditionPath } from '../expedition-address.ts';
import { type Html, html } from '../frame/html.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { printedName } from '../frame/printed-name.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import type { PublicFace } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import { landingAddress, recordPath } from '../record-address.ts';
import { SHEET_NAME, SHEET_TYPE } from '../sheet/sheet-type.ts';
import type { Reader } from '../words/reader.ts';
import { doiAddress, writeContext } from '../write-context.ts';
import { citedItem } from './cited-item.ts';
import { familyCard } from './family-card.ts';
import { fieldGroups } from './field-groups.ts';
import { heldPictures } from './held-pictures.ts';
import { keyFacts } from './key-facts.ts';
import { metaTags } from './meta-tags.ts';
import { namingCard } from './naming-card.ts';
import { picturesBelow } from './pictures-below.ts';
import { picturesLine } from './pictures-line.ts';
import { placeCard } from './place-card.ts';
import type { RecordView } from './read-view.ts';
import { breadcrumb, recordHead } from './record-head.ts';
import { recordNotes } from './record-notes.ts';
import { picturedBelow, searchBelow } from './search-below.ts';
import { citeCard, codeCard, downloadCard, type VersionChanges, versionCard } from './side-cards.ts';
import type { TypedLink } from './signposting.ts';

/** What a record's page is made for: today as an ISO day, the formats on offer, its links, and the number of an older version. */
export interface RecordPageOptions {
  readonly today: string;
  readonly formats: readonly Format[];
  readonly jsonLd: string | undefined;
  readonly links: readonly TypedLink[];
  readonly oldVersion: number | undefined;
  /** Whether there is a data sheet of it. */
  readonly hasSheet: boolean;
  /** What changed in the latest versions, where that may be told. */
  readonly changes: VersionChanges | undefined;
  readonly reader: Reader;
}

/** The landing page of a record, of one of its older versions, or what stays of a withdrawn one. */
export function recordPage(
  face: PublicFace,
  record: PublicRecord,
  view: RecordView,
  options: RecordPageOptions,
): string {
  const { description } = record;
  const { words } = options.reader;
  const hrefOf = (igsn: string) => linkTo(face, recordPath(igsn));
  const latest = view.versions[0]?.version ?? record.facts.version;
  const address = codeAddress(face, record);
  const cited = isKeptBack(record.facts.state) ? undefined : citedItem(description, record.facts, writeContext(face));
  const canonical = landingAddress(face.baseUrl, record.igsn, options.oldVersion);
  const main = html`${breadcrumb(view, record, hrefOf, words)}${recordNotes(record, { hrefOf, latest, today: options.today, words })}
${recordHead(record, view, { hrefOf, address, askHref: askHref(face, record), words })}${!isKeptBack(record.facts.state) && keyFacts(record, options.today, words)}${!isKeptBack(record.facts.state) && heldPictures(view.files, { title: description.title, linkTo: (path) => linkTo(face, path), words })}${!isKeptBack(record.facts.state) && picturesLine(description, view.media, face.baseUrl, words)}
<div class="cols"><div>${view.family && familyCard(view.family, { hrefOf, ownHref: hrefOf(record.igsn), expedition: description.expedition, today: options.today, words })}${!isKeptBack(record.facts.state) && searchBelow(face, record, view.family, words)}${!isKeptBack(record.facts.state) && picturesBelow(view.picturesBelow, { linkTo: (path) => linkTo(face, path), allHref: linkTo(face, picturedBelow(record.igsn)), words })}
${fieldGroups(record, { face, hrefOf, expeditionHref: linkTo(face, expeditionPath(description.expedition?.code ?? '')), today: options.today, partWorks: view.partWorks, worksBelow: view.worksBelow, relatedTitles: view.relatedTitles, media: view.media, words })}</div>
<div>${sideColumn(face, record, view, { ...options, cited })}</div></div>${printedName(record.igsn, canonical)}`;
  const title = shortenedText(description.title, LONGEST_TITLE);
  const addresses = { doi: doiAddress(face, record.igsn), page: canonical };
  const tags = cited && metaTags(record, cited, addresses);
  return renderPage(face, {
    reader: options.reader,
    title: `${title}, ${record.igsn}`,
    description: shortenedText(description.abstract ?? `${title}. IGSN ${record.igsn}`, LONGEST_TITLE),
    canonical,
    head: html`${headLinks(options.links)}${options.hasSheet && html`<link rel="alternate" type="${SHEET_TYPE}" href="${canonical}?format=${SHEET_NAME}">`}${familyLinks(record, view, hrefOf)}${tags}`,
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

/** Where material of a section or half is asked for; undefined for all else, and for what is not open to all. */
function askHref(face: PublicFace, { igsn, facts, description }: PublicRecord): string | undefined {
  const isCore = description.objectType === 'section' || description.objectType === 'split';
  const code = description.expedition?.code;
  if (!isCore || code === undefined || facts.state !== 'registered') return undefined;
  return linkTo(face, `/requests/new?expedition=${encodeURIComponent(code)}&material=${encodeURIComponent(igsn)}`);
}

interface SideOptions extends RecordPageOptions {
  readonly cited: CslItem | undefined;
}

function sideColumn(face: PublicFace, record: PublicRecord, view: RecordView, options: SideOptions): Html {
  const { description, igsn } = record;
  const hrefOf = (one: string) => linkTo(face, recordPath(one));
  const own = hrefOf(igsn);
  // A withdrawn record is remembered, one that is kept back is not shown; nobody is invited to cite it or take it along.
  const isThere = record.facts.state !== 'withdrawn' && !isKeptBack(record.facts.state);
  const shownHref = linkTo(face, recordPath(igsn, options.oldVersion));
  const { words } = options.reader;
  const kind = description.objectType;
  const address = codeAddress(face, record);
  return html`${view.strip && depthStripCard(view.strip, { hrefOf, words }, wholeHole(face, record, view))}${placeCard(record, view.place, { linkTo: (path) => linkTo(face, path), hrefOf, words })}
${isThere && options.cited && citeCard(options.cited, kind, words, { igsn, name: description.name })}${isThere && downloadCard(options.formats, shownHref, igsn, words, options.hasSheet)}
${record.facts.state !== 'reserved' && versionCard(view.versions, { hrefOf: (version) => linkTo(face, recordPath(igsn, version)), shown: record.facts.version, isComparable: isThere, changes: options.changes }, words)}${heldByCard(view.heldBy, words)}${namingCard(view.naming, (path) => linkTo(face, path), words)}
${isThere && codeCard(`${own}/qr.svg`, address, errorReportHref(hrefOf(igsn), options.oldVersion), words)}`;
}

/** The drawing of the whole hole on the page of its expedition; undefined where either is not shown. */
function wholeHole(face: PublicFace, { description }: PublicRecord, { lineage }: RecordView): string | undefined {
  const hole = lineage.find(({ type }) => type === 'hole');
  const code = description.expedition?.code;
  if (hole === undefined || hole.isKeptBack || code === undefined) return undefined;
  return linkTo(face, `${expeditionPath(code)}?hole=${encodeURIComponent(hole.combinedId)}#hole`);
}

/** Where an error in a record is reported; of an older version with its number. */
function errorReportHref(own: string, oldVersion: number | undefined): string {
  return `${own}/report${oldVersion === undefined ? '' : `?version=${oldVersion}`}`;
}

const LONGEST_TITLE = 300;
/** Metadata are other forms of the page, too (HTML, 4.6.7.1): a crawler or a browser's add-on looks for `alternate`. */
function headLinks(links: readonly TypedLink[]): Html {
  const relation = (rel: string) => (rel === 'describedby' ? 'describedby alternate' : rel);
  return html`${links.map(({ href, rel, type }) => html`<link rel="${relation(rel)}" href="${href}"${type !== undefined && html` type="${type}"`}>`)}`;
}

/** The way on from the page: up to the parent, on to the neighbours in depth. */
function familyLinks(
  { description }: PublicRecord,
  { neighbours }: RecordView,
  hrefOf: (igsn: string) => string,
): Html {
  const ways = [
    ['up', description.parent?.igsn],
    ['prev', neighbours.above?.igsn],
    ['next', neighbours.below?.igsn],
  ] as const;
  return html`${ways.map(([rel, igsn]) => igsn && html`<link rel="${rel}" href="${hrefOf(igsn)}">`)}`;
}
