import { CONTRIBUTOR_TYPES } from '../../domain/vocabulary/contributor-types.ts';
import { RELATION_TYPES } from '../../domain/vocabulary/relation-types.ts';

/** The versions of kernel 4, oldest first. All have the same namespace (metadata-schemas 6.1). */
export const KERNEL_VERSIONS = ['4.0', '4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '4.7'] as const;

/** A version of kernel 4. Their order as text is their order in time. */
export type KernelVersion = (typeof KERNEL_VERSIONS)[number];

/** Values of a controlled list with the version that brought each. */
export type KernelList = ReadonlyMap<string, KernelVersion>;

function list(words: string, newer: Partial<Record<KernelVersion, string>> = {}): KernelList {
  const since = (version: KernelVersion, text: string) => text.split(' ').map((word) => [word, version] as const);
  return new Map(
    [...since('4.0', words), ...KERNEL_VERSIONS.flatMap((version) => since(version, newer[version] ?? ''))].filter(
      ([word]) => word !== '',
    ) as [string, KernelVersion][],
  );
}

const LATER_RELATIONS: Partial<Record<KernelVersion, string>> = {
  '4.1': 'Describes IsDescribedBy HasVersion IsVersionOf Requires IsRequiredBy',
  '4.2': 'Obsoletes IsObsoletedBy',
  '4.4': 'IsPublishedIn',
  '4.5': 'Collects IsCollectedBy',
  '4.6': 'HasTranslation IsTranslationOf',
  '4.7': 'Other',
};

const LATER = new Set(Object.values(LATER_RELATIONS).flatMap((words) => words.split(' ')));
const labels = (all: readonly { readonly label: string }[], later: ReadonlySet<string>) =>
  all
    .map(({ label }) => label)
    .filter((label) => !later.has(label))
    .join(' ');

/** resourceTypeGeneral, 34 values. */
export const GENERAL_TYPES = list(
  'Audiovisual Collection Dataset Event Image InteractiveResource Model PhysicalObject Service Software Sound Text Workflow Other',
  {
    '4.1': 'DataPaper',
    '4.4':
      'Book BookChapter ComputationalNotebook ConferencePaper ConferenceProceeding Dissertation Journal JournalArticle OutputManagementPlan PeerReview Preprint Report Standard',
    '4.5': 'Instrument StudyRegistration',
    '4.6': 'Award Project',
    '4.7': 'Poster Presentation',
  },
);

/** relatedIdentifierType, 23 values. */
export const IDENTIFIER_TYPES = list(
  'ARK arXiv bibcode DOI EAN13 EISSN Handle IGSN ISBN ISSN ISTC LISSN LSID PMID PURL UPC URL URN',
  { '4.2': 'w3id', '4.6': 'CSTR RRID', '4.7': 'RAiD SWHID' },
);

/** relationType, 39 values. */
export const RELATIONS = list(labels(RELATION_TYPES, LATER), LATER_RELATIONS);

/** contributorType, 22 values. */
export const CONTRIBUTORS = list(labels(CONTRIBUTOR_TYPES, new Set(['Translator'])), { '4.6': 'Translator' });

/** dateType, 12 values. */
export const DATE_TYPES = list('Accepted Available Collected Copyrighted Created Issued Submitted Updated Valid', {
  '4.1': 'Other',
  '4.2': 'Withdrawn',
  '4.6': 'Coverage',
});

/** titleType. */
export const TITLE_TYPES = list('AlternativeTitle Subtitle TranslatedTitle Other');

/** descriptionType. */
export const DESCRIPTION_TYPES = list('Abstract Methods SeriesInformation TableOfContents TechnicalInfo Other');

/** funderIdentifierType; its value with blanks is spelled here in one piece. */
export const FUNDER_TYPES: KernelList = new Map([
  ...list('ISNI GRID Other', { '4.3': 'ROR' }),
  ['Crossref Funder ID', '4.0'],
]);

/** numberType. */
export const NUMBER_TYPES = list('', { '4.4': 'Article Chapter Report Other' });

/** A word in the spelling of a list, whatever its case and blanks; undefined where the list lacks it. */
export function listed(values: KernelList, word: string | undefined): string | undefined {
  if (word === undefined || values.has(word)) return word;
  const plain = word.replaceAll(' ', '').toLowerCase();
  return [...values.keys()].find((one) => one.replaceAll(' ', '').toLowerCase() === plain);
}

/** True where a version has the value. */
export function isKnownIn(version: KernelVersion, values: KernelList, word: string): boolean {
  const since = values.get(word);
  return since !== undefined && since <= version;
}
