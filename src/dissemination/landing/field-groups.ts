import { isKeptBack } from '../../domain/registration/record-states.ts';
import type { WorkBelow } from '../../store/read/find-works-below.ts';
import type { PartWork } from '../../store/read/find-works-on-parts.ts';
import type { MediaRow } from '../../store/read/list-media.ts';
import { type Html, html, type Part, webAddress } from '../frame/html.ts';
import { linkTo } from '../frame/page-shell.ts';
import type { PublicFace } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import { publicationPath } from '../record-address.ts';
import type { Words } from '../words/words.ts';
import { doiAddress } from '../write-context.ts';
import { type FieldRow, row } from './field-row.ts';
import {
  fileRows,
  furtherCurationRows,
  furtherGeologyRows,
  furtherNameRows,
  furtherTextRows,
  grantRows,
  instrumentRows,
} from './further-rows.ts';
import { curationRows, drillingRows, geologyRows, locationRows, methodRows, remarkRows } from './group-rows.ts';
import { peopleRows } from './people-rows.ts';
import { type PageOfWork, recordsHere, relatedWorks } from './related-works.ts';

/** What the groups need beside the record. `today` is an ISO day. */
export interface FieldGroupsOptions {
  readonly face: Pick<PublicFace, 'agent' | 'baseUrl'>;
  readonly hrefOf: (igsn: string) => string;
  readonly expeditionHref: string;
  readonly today: string;
  /** Works that parts of the object name. */
  readonly partWorks: readonly PartWork[];
  /** Works that objects below it are linked to, where these are too many to be named. */
  readonly worksBelow: readonly WorkBelow[];
  /** Titles of the IGSNs among the related works that have a page here. */
  readonly relatedTitles: ReadonlyMap<string, string>;
  readonly media: readonly MediaRow[];
  readonly words: Words;
}

/** Everything that is public of an object, in groups, as one card: identifiers and place alone while details are hidden. */
export function fieldGroups(record: PublicRecord, options: FieldGroupsOptions): Html {
  const { description } = record;
  const { words } = options;
  const works =
    !isKeptBack(record.facts.state) &&
    !record.isEmbargoed &&
    relatedWorks(
      description.relatedWorks,
      words,
      {
        works: options.partWorks,
        hrefOf: options.hrefOf,
        below: options.worksBelow,
        pageHref: (id) => linkTo(options.face, publicationPath(id)),
      },
      pageOfWork(record, options.face),
      recordsHere(options.relatedTitles, options.hrefOf),
    );
  return html`<section class="card o3"><h2 class="sr">${words.groups.description}</h2>${openGroups(record, options).map(({ head, rows }) => group(head, rows))}${works}</section>`;
}

/** Fields under one head. */
export interface OpenGroup {
  readonly head: string;
  readonly rows: readonly FieldRow[];
}

/** How the rows of groups are linked and worded. */
export type GroupOptions = Pick<FieldGroupsOptions, 'face' | 'hrefOf' | 'expeditionHref' | 'today' | 'media' | 'words'>;

/**
 * The groups of fields that may be shown of a record today, in the order of its page; a group may be empty. Identifiers and place alone while
 * details are hidden; of a record that is not shown nothing is said to be not stated: it may well be.
 */
export function openGroups(record: PublicRecord, options: GroupOptions): readonly OpenGroup[] {
  const { description, facts } = record;
  const { words, today, media } = options;
  const { groups } = words;
  if (isKeptBack(facts.state))
    return [
      { head: groups.identifiers, rows: nameRows(record, options.face, words) },
      { head: groups.people, rows: row(groups.registrant, facts.registrant, words) },
    ];
  const always = [
    { head: groups.identifiers, rows: identifierRows(record, options) },
    { head: groups.location, rows: locationRows(description, words) },
  ];
  if (record.isEmbargoed) return always;
  return [
    ...always,
    {
      head: groups.geology,
      rows: [...geologyRows(description, words), ...furtherGeologyRows(description, words)],
    },
    { head: groups.methods, rows: [...methodRows(description, words), ...instrumentRows(description, words)] },
    { head: groups.drilling, rows: drillingRows(description, words) },
    {
      head: groups.curation,
      rows: [...curationRows(description, today, words), ...furtherCurationRows(description, words)],
    },
    {
      head: groups.people,
      rows: [...peopleRows(description, facts.registrant, words), ...grantRows(description, words)],
    },
    { head: groups.remarks, rows: [...remarkRows(description, words), ...furtherTextRows(description, words)] },
    { head: groups.files, rows: fileRows(description, media, words) },
  ];
}

/** The pages of works that the register knows; a record that is not confirmed yet is on none of them. */
function pageOfWork({ publications, facts }: PublicRecord, face: Pick<PublicFace, 'baseUrl'>): PageOfWork {
  if (facts.state !== 'registered') return () => undefined;
  return ({ identifier, relationType }) => {
    const known = publications.find(({ work }) => work.identifier === identifier && work.relationType === relationType);
    return known === undefined ? undefined : linkTo(face, publicationPath(known.id));
  };
}

function identifierRows(
  record: PublicRecord,
  { face, hrefOf, expeditionHref, words }: GroupOptions,
): readonly FieldRow[] {
  const { description, landingUrl } = record;
  const { parent } = description;
  const { groups } = words;
  const add = (label: string, value: Part) => row(label, value, words);
  const elsewhere = landingUrl === null ? undefined : webAddress(landingUrl);
  const { program, code, acronym } = description.expedition ?? {};
  const expedition = [program, code, acronym].filter((one) => one !== undefined && one !== '').join(' ');
  return [
    ...nameRows(record, face, words),
    ...add(groups.nameInStore, mono(description.name)),
    ...add(
      groups.alsoWritten,
      description.otherNames.length > 0 && html`<span class="m">${description.otherNames.join('\n')}</span>`,
    ),
    ...add(
      groups.parent,
      parent &&
        html`<a href="${hrefOf(parent.igsn)}"><span class="m">${parent.igsn}</span></a>, <span class="m">${parent.name}</span>`,
    ),
    ...add(
      groups.expedition,
      record.objectId === null ? expedition : html`<a href="${expeditionHref}">${expedition}</a>`,
    ),
    ...furtherNameRows(description, words),
    ...add(groups.kindOfObject, description.resourceType?.label),
    ...add(groups.keeperPage, elsewhere && html`<a class="brk" href="${elsewhere}">${landingUrl}</a>`),
  ];
}

/** The IGSN with its other forms. One that is only reserved leads nowhere in any of them. */
function nameRows({ igsn, facts }: PublicRecord, face: FieldGroupsOptions['face'], words: Words): readonly FieldRow[] {
  const { groups } = words;
  if (facts.state === 'reserved') return row(groups.igsn, html`${mono(igsn)}${groups.reservedIgsn}`, words);
  const doi = doiAddress(face, igsn);
  return [
    ...row(groups.igsn, mono(igsn), words),
    ...row(groups.asDoi, html`<a class="m brk" href="${doi}">${doi}</a>`, words),
    ...row(groups.asHandle, mono(`${face.agent.handlePrefix}/${igsn}`), words),
  ];
}

function mono(text: string): Html {
  return html`<span class="m">${text}</span>`;
}

/** One group of fields under its title; nothing without rows. */
export function group(title: string, rows: readonly FieldRow[]): Html | null {
  if (rows.length === 0) return null;
  const items = rows.map((one) => html`<div><dt>${one.label}</dt><dd>${one.value}</dd></div>`);
  return html`<section class="grp"><h3>${title}</h3><dl>${items}</dl></section>`;
}
