import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { entryLabel, entryPath } from '../../domain/harvest/entry-path.ts';
import { NOTHING_KEPT_BACK } from '../../domain/registration/privacy.ts';
import type { Format } from '../../formats/format.ts';
import type { HarvestedCopy } from '../../store/read/find-harvested-copies.ts';
import type { Twin } from '../../store/read/find-twins.ts';
import { type Html, html, type Part, webAddress } from '../frame/html.ts';
import { icon, iconNamed } from '../frame/icons.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { printedName } from '../frame/printed-name.ts';
import { day } from '../frame/quantity.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import { citedItem } from '../landing/cited-item.ts';
import { familyCard } from '../landing/family-card.ts';
import { group } from '../landing/field-groups.ts';
import { row } from '../landing/field-row.ts';
import {
  fileRows,
  furtherCurationRows,
  furtherGeologyRows,
  furtherNameRows,
  furtherTextRows,
  grantRows,
  instrumentRows,
} from '../landing/further-rows.ts';
import {
  curationRows,
  drillingRows,
  geologyRows,
  locationRows,
  methodRows,
  remarkRows,
} from '../landing/group-rows.ts';
import type { IndexFamily } from '../landing/index-family.ts';
import { keyFacts } from '../landing/key-facts.ts';
import { peopleRows } from '../landing/people-rows.ts';
import { picturesLine } from '../landing/pictures-line.ts';
import { placeCard, type Surroundings } from '../landing/place-card.ts';
import { breadcrumb, depthNeighbours, LONGEST_LEAD, LONGEST_TITLE, wholeText } from '../landing/record-head.ts';
import { recordsHere, relatedWorks } from '../landing/related-works.ts';
import { searchBelow } from '../landing/search-below.ts';
import { citeCard, copyButton, downloadCard } from '../landing/side-cards.ts';
import type { PublicFace } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import { recordPath } from '../record-address.ts';
import { dataLanguage } from '../words/data-language.ts';
import type { ExpeditionWords } from '../words/en/expedition.ts';
import type { Reader } from '../words/reader.ts';
import type { Words } from '../words/words.ts';
import { writeContext } from '../write-context.ts';
import type { HarvestedPublic } from './harvested-public.ts';

/** What the page of a harvested record shows: the copy that stands for it, the others, and records that look like it. */
export interface HarvestedView {
  readonly copy: HarvestedCopy;
  readonly others: readonly HarvestedCopy[];
  readonly twins: readonly Twin[];
  /** What the catalogue tells of its family; nothing of a record without IGSN. */
  readonly kin: IndexFamily;
  readonly place: Surroundings | undefined;
  /** Titles of the IGSNs among its related works that have a page here. */
  readonly relatedTitles: ReadonlyMap<string, string>;
  readonly formats: readonly Format[];
  readonly jsonLd: string | undefined;
  /** ISO day, UTC. */
  readonly today: string;
  readonly reader: Reader;
}

/**
 * The page of a record that we only harvested: what its agent says of it, with a band that says whose it is. Search engines are
 * sent to the agent's own page.
 */
export function harvestedPage(face: PublicFace, shown: HarvestedPublic, view: HarvestedView): string {
  const { description } = shown;
  const record = harvestedRecord(shown, view.copy);
  const page = agentPage(view.copy, shown);
  const own = linkTo(face, entryPath(view.copy));
  const name = shortenedText(entryLabel(view.copy), LONGEST_TITLE);
  const title = shortenedText(description.title, LONGEST_TITLE);
  const { words } = view.reader;
  const hrefOf = (igsn: string) => linkTo(face, recordPath(igsn));
  const links = { hrefOf, linkTo: (path: string) => linkTo(face, path), words };
  const main = html`${breadcrumb(view.kin, record, hrefOf, words)}${band(view.copy, page, words)}${head(record, view, links)}${keyFacts(record, view.today, words)}${picturesLine(description, [], face.baseUrl, words)}
<div class="cols"><div>${family(face, record, view, own)}${fields(record, view, hrefOf)}${provenance(view)}</div><div>${placeCard(record, view.place, links)}${citeCard(citedItem(description, shown.facts, writeContext(face)), description.objectType, words)}${downloadCard(view.formats, own, fileStem(view.copy), words)}${receivedCard(own, view)}${twinsCard(face, view.twins, words)}</div></div>${printedName(name, `${face.baseUrl}${entryPath(view.copy)}`)}`;
  return renderPage(face, {
    reader: view.reader,
    title: `${title}, ${name}`,
    description: shortenedText(
      description.abstract ?? `${title}. ${view.copy.igsn === null ? '' : 'IGSN '}${name}`,
      LONGEST_TITLE,
    ),
    canonical: page ?? `${face.baseUrl}${entryPath(view.copy)}`,
    ...(view.jsonLd !== undefined && { jsonLd: view.jsonLd }),
    unlisted: true,
    main,
  });
}

/** What stays of a record that every source has deleted. */
export function deletedPage(face: PublicFace, copy: HarvestedCopy, reader: Reader): string {
  const { expedition: said } = reader.words;
  const page = copy.landingUrl === null ? undefined : webAddress(copy.landingUrl);
  const link = page !== undefined && html` ${said.formerPage(html`<a class="brk" href="${page}">${page}</a>`)}`;
  const main = html`<section class="card empty"><div class="ghost">${icon('core', 72)}</div><div><h1>${said.deleted(entryLabel(copy))}</h1><p>${said.deletedText(copy.sourceTitle, day(copy.changedAt))}${link}</p><div class="act"><a class="btn" href="${linkTo(face, '/search')}">${said.searchOthers}</a></div></div></section>`;
  return renderPage(face, { reader, title: said.deletedTitle(entryLabel(copy)), unlisted: true, main });
}

/** The agent's own page as an address that may be linked; undefined where nobody says one. */
export function agentPage(copy: HarvestedCopy, { description }: HarvestedPublic): string | undefined {
  const stated = webAddress(copy.landingUrl ?? description.landingPage ?? '');
  const code = copy.igsn ?? description.igsn;
  const isDoi = description.prefix?.startsWith('10.') === true && code !== '';
  return stated ?? (isDoi ? `https://doi.org/${description.prefix}/${code}` : undefined);
}

/** What a file with this record is called, without its ending. */
export function fileStem(copy: Pick<HarvestedCopy, 'igsn' | 'item'>): string {
  return entryLabel(copy)
    .replace(/[^A-Za-z0-9._-]/g, '_')
    .slice(-100);
}

/** A harvested record in the shape of our own, for the parts of a page that show either. */
export function harvestedRecord({ description, facts }: HarvestedPublic, copy: HarvestedCopy): PublicRecord {
  return {
    igsn: entryLabel(copy),
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
    publications: [],
    images: [],
    privacy: NOTHING_KEPT_BACK,
    relatives: [],
    facts,
    description,
    isEmbargoed: false,
  };
}

function band(copy: HarvestedCopy, page: string | undefined, { expedition: said }: Words): Html {
  const there = page === undefined ? said.noPage : said.ownPage(html`<a class="brk" href="${page}">${page}</a>`);
  return html`<div class="band" role="note">${icon('download', 22)}<div>${said.harvestedFrom(copy.sourceTitle, day(copy.seenAt))} ${there}</div></div>`;
}

interface Links {
  readonly hrefOf: (igsn: string) => string;
  readonly words: Words;
}

function head({ igsn, description }: PublicRecord, { kin }: HarvestedView, links: Links): Html {
  const { words } = links;
  const type = OBJECT_TYPE[description.objectType];
  return html`<div class="hd"><div><div class="kind"><span class="k">${iconNamed(type.icon)}${words.objects.label(type.type)}</span></div><h1${dataLanguage(description.titleLanguage ?? description.language, words)}>${shortenedText(description.title, LONGEST_TITLE)}</h1>${wholeText(words.record.wholeTitle, description.title, LONGEST_TITLE)}${description.abstract !== undefined && html`<p class="lead"${dataLanguage(description.abstractLanguage ?? description.language, words)}>${shortenedText(description.abstract, LONGEST_LEAD)}</p>`}${wholeText(words.record.wholeDescription, description.abstract ?? '', LONGEST_LEAD)}<div class="idl"><span class="m brk">${igsn}</span>${copyButton(igsn, words.record.copy, 'btn s q')}</div></div>${depthNeighbours(kin, description.objectType, links)}</div>`;
}

function family(face: PublicFace, record: PublicRecord, view: HarvestedView, ownHref: string): Html | null {
  const { kin, today, copy } = view;
  if (copy.igsn === null) return null;
  const { words } = view.reader;
  const hrefOf = (igsn: string) => linkTo(face, recordPath(igsn));
  const { expedition } = record.description;
  return html`${kin.family && familyCard(kin.family, { hrefOf, ownHref, expedition, today, words })}${searchBelow(face, record, kin.family, words)}`;
}

function fields(record: PublicRecord, view: HarvestedView, hrefOf: Links['hrefOf']): Html {
  const {
    today,
    reader: { words },
  } = view;
  const { description, facts, igsn } = record;
  const { name, otherNames, parent, expedition } = description;
  const { groups, expedition: said } = words;
  const mono = (text: string) => html`<span class="m brk">${text}</span>`;
  const add = (label: string, value: Part) => row(label, value, words);
  const identifiers = [
    ...add(groups.igsn, view.copy.igsn === null ? words.record.notStated : mono(igsn)),
    ...add(said.inFull, fullName(description)),
    ...add(
      said.name,
      [igsn, ''].includes(name) || (view.copy.igsn === null && name === description.title)
        ? undefined
        : mono(shortenedText(name, LONGEST_TITLE)),
    ),
    ...add(groups.alsoWritten, otherNames.length > 0 && mono(otherNames.join('\n'))),
    ...add(groups.parent, parent && parentLink(parent.igsn, view.kin, hrefOf)),
    ...add(groups.expedition, expedition?.name ?? expedition?.code),
    ...furtherNameRows(description, words),
    ...add(groups.kindOfObject, description.resourceType?.label),
  ];
  const further = [
    group(groups.location, locationRows(description, words)),
    group(groups.geology, [...geologyRows(description, words), ...furtherGeologyRows(description, words)]),
    group(groups.methods, [...methodRows(description, words), ...instrumentRows(description, words)]),
    group(groups.drilling, drillingRows(description, words)),
    group(groups.curation, [...curationRows(description, today, words), ...furtherCurationRows(description, words)]),
    group(groups.people, [
      ...peopleRows(description, view.copy.igsn === null ? '' : facts.registrant, words),
      ...grantRows(description, words),
    ]),
    group(groups.remarks, [...remarkRows(description, words), ...furtherTextRows(description, words)]),
    group(groups.files, fileRows(description, [], words)),
  ];
  return html`<section class="card o3"><h2 class="sr">${groups.description}</h2>${group(groups.identifiers, identifiers)}${further}${relatedWorks(description.relatedWorks, words, undefined, undefined, recordsHere(view.relatedTitles, hrefOf))}</section>`;
}

function fullName({ prefix = '', igsn }: SampleDescription): Html | undefined {
  return prefix === '' || igsn === '' ? undefined : html`<span class="m brk">${`${prefix}/${igsn}`}</span>`;
}

function provenance({ copy, others, reader: { words } }: HarvestedView): Html {
  const said = words.expedition;
  const add = (label: string, value: Part) => row(label, value, words);
  const held = others.map((one) => html`<div>${heldWords(one, said)}</div>`);
  const rows = [
    ...add(said.source, copy.sourceTitle),
    ...add(said.sourceAddress, html`<span class="m brk">${copy.sourceUrl}</span>`),
    ...add(said.nameThere, html`<span class="m brk">${copy.item}</span>`),
    ...add(said.changedThere, day(copy.datestamp)),
    ...add(said.firstHarvested, day(copy.firstSeenAt)),
    ...add(said.lastHarvested, day(copy.seenAt)),
    ...add(said.readFrom, copy.format),
    ...add(said.alsoHeldBy, others.length > 0 && html`${held}`),
  ];
  return html`<section class="card o4" id="provenance"><h2 class="sr">${said.comesFrom}</h2>${group(said.provenance, rows)}</section>`;
}

function heldWords({ state, seenAt, sourceTitle }: HarvestedCopy, said: ExpeditionWords): string {
  return state === 'deleted' ? said.deletedAt(sourceTitle) : said.seenAt(sourceTitle, day(seenAt));
}

/** The parent; a link where the catalogue has it. */
function parentLink(igsn: string, { lineage }: IndexFamily, hrefOf: Links['hrefOf']): Html {
  const isKnown = lineage.some((row) => row.id === igsn.toUpperCase());
  const name = html`<span class="m brk">${igsn}</span>`;
  return isKnown ? html`<a href="${hrefOf(igsn.toUpperCase())}">${name}</a>` : name;
}

function receivedCard(own: string, { copy, others, reader }: HarvestedView): Html | null {
  const { expedition: said } = reader.words;
  const kept = [copy, ...others].filter((one) => one.state !== 'deleted' && one.hasDocument);
  if (kept.length === 0) return null;
  const items = kept.map(
    (one) =>
      html`<li>${icon('download', 17)}<a href="${own}/received?source=${encodeURIComponent(one.source)}" download>${said.asReceivedFrom(one.sourceTitle)}</a><span class="sm">${one.format}</span></li>`,
  );
  return html`<section class="card o5"><header><h2>${said.asReceived}</h2></header><ul class="box dl">${items}</ul></section>`;
}

function twinsCard(face: PublicFace, twins: readonly Twin[], words: Words): Html | null {
  if (twins.length === 0) return null;
  const items = twins.map(
    ({ title, ...name }) =>
      html`<li><a href="${linkTo(face, entryPath(name))}">${shortenedText(title, LONGEST_TITLE)}</a><span class="m sm brk">${entryLabel(name)}</span></li>`,
  );
  return html`<section class="card o5"><header><h2>${words.expedition.looksAlike}</h2></header><ul class="li">${items}</ul></section>`;
}
