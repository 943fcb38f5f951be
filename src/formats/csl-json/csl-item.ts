import { present } from '../../domain/description/present.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { DataciteName, DataciteRecord } from '../datacite-4/datacite-record.ts';
import { recordOf } from '../datacite-4/record-of.ts';
import type { WriteContext } from '../format.ts';
import { asRead, objectName } from '../identifier-forms.ts';

/** A name in CSL: a person in two parts, anybody else as it is. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
}

/** A date in CSL: year, month and day as far as they are known. */
export interface CslDate {
  readonly 'date-parts': readonly (readonly number[])[];
}

/** A citation in CSL-JSON 1.0.2. Texts are in one line. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly contributor?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly translator?: readonly CslName[];
  readonly issued?: CslDate;
  readonly publisher?: string;
  readonly DOI?: string;
  readonly URL: string;
  readonly version?: string;
  readonly genre?: string;
  readonly categories?: readonly string[];
  readonly language?: string;
  readonly abstract?: string;
  readonly copyright?: string;
  readonly 'container-title'?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
}

/** Types of CSL for those of DataCite; a physical object has none and is what DataCite makes of it, `article`. */
const TYPES: Readonly<Record<string, string>> = {
  Audiovisual: 'motion_picture',
  Book: 'book',
  BookChapter: 'chapter',
  ConferencePaper: 'paper-conference',
  ConferenceProceeding: 'book',
  Dataset: 'dataset',
  Dissertation: 'thesis',
  Image: 'graphic',
  JournalArticle: 'article-journal',
  PeerReview: 'review',
  Report: 'report',
  Software: 'software',
  Sound: 'song',
  Standard: 'standard',
};

/**
 * The citation of an object, from its DataCite record, so that both say the same. Source: DataCite's own crosswalk
 * (metadata-schemas 7) and the CSL-JSON schema 1.0.2. A sole creator who is unknown is left out.
 */
export function cslOf(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): CslItem {
  const record = recordOf(description, facts, context);
  const { doi, creators = [], types, rightsList = [], subjects = [], descriptions = [] } = record;
  const abstract = descriptions.find((one) => one.descriptionType === 'Abstract')?.description;
  const { address } = objectName(asRead(description, facts), context);
  return present({
    id: address,
    type: TYPES[types?.resourceTypeGeneral ?? ''] ?? 'article',
    categories: filled(subjects.map(({ subject }) => oneLine(subject))),
    language: record.language,
    author: isUnknown(creators) ? undefined : filled(creators.map(cslName)),
    ...contributorsOf(record),
    issued: issuedOf(record),
    abstract: abstract && oneLine(abstract),
    ...containerOf(record),
    DOI: doi,
    publisher: record.publisher && oneLine(record.publisher.name),
    title: oneLine(record.titles?.[0]?.title ?? ''),
    URL: address,
    copyright: rightsList[0]?.rights,
    version: record.version,
    genre: types?.resourceType && oneLine(types.resourceType),
  });
}

/** Blanks of any kind as one; no line of a citation can end early. */
function oneLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .toWellFormed();
}

function isUnknown(creators: readonly DataciteName[]): boolean {
  return creators.length === 1 && /^:?\(?:?un(?:av|kn|as)\)?$/.test(creators[0]?.name ?? '');
}

/** A person whose parts are known, or can be told by the comma, in two parts. */
function cslName({ name, nameType, givenName, familyName }: DataciteName): CslName {
  if (nameType === 'Organizational') return { literal: oneLine(name) };
  const comma = name.indexOf(',');
  const family = familyName ?? (comma > 0 ? name.slice(0, comma) : undefined);
  const given = givenName ?? (comma > 0 ? name.slice(comma + 1) : undefined);
  if (!family?.trim()) return { literal: oneLine(name) };
  return present({ family: oneLine(family), given: given?.trim() ? oneLine(given) : undefined });
}

function contributorsOf({ contributors = [] }: DataciteRecord) {
  const named = (keep: (type: string) => boolean) =>
    filled(contributors.filter((one) => keep(one.contributorType ?? '')).map(cslName));
  return {
    contributor: named((type) => type !== 'Editor' && type !== 'Translator'),
    editor: named((type) => type === 'Editor'),
    translator: named((type) => type === 'Translator'),
  };
}

/** The day of issue where it is known and of the year of publication, else that year. */
function issuedOf({ dates = [], publicationYear }: DataciteRecord): CslDate | undefined {
  if (publicationYear === undefined) return undefined;
  const issued = dates.find(({ dateType }) => dateType === 'Issued')?.date;
  const day = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(issued ?? '');
  const parts = day?.[1] === publicationYear ? day.slice(1).filter((one) => one !== undefined) : [publicationYear];
  return { 'date-parts': [parts.map(Number)] };
}

/** Where it appeared: a related item that says so, never the parent of a sample. */
function containerOf({ relatedItems = [] }: DataciteRecord) {
  const container = relatedItems.find(({ relationType }) => relationType === 'IsPublishedIn');
  const { firstPage, lastPage } = container ?? {};
  const title = container?.titles?.[0]?.title;
  return {
    'container-title': title && oneLine(title),
    volume: container?.volume,
    issue: container?.issue,
    page: firstPage === undefined ? undefined : [firstPage, lastPage].filter((one) => one !== undefined).join('-'),
  };
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
