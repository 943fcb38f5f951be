import { CONTRIBUTOR_TYPES } from '../contributor-types.ts';
import type { SchemeData } from '../read-terms.ts';
import { RELATION_TYPES } from '../relation-types.ts';

/** Values of kernel 4 that came after 4.3, with the version that brought them (metadata-schemas 6.1, change notes of the kernel). */
const SINCE: Readonly<Record<string, readonly string[]>> = {
  'relation-type': [
    'IsPublishedIn 4.4',
    'Collects IsCollectedBy 4.5',
    'HasTranslation IsTranslationOf 4.6',
    'Other 4.7',
  ],
  'contributor-type': ['Translator 4.6'],
  'date-type': ['Coverage 4.6'],
  'resource-type-general': [
    'Book BookChapter ComputationalNotebook ConferencePaper ConferenceProceeding Dissertation Journal JournalArticle OutputManagementPlan PeerReview Preprint Report Standard 4.4',
    'Instrument StudyRegistration 4.5',
    'Award Project 4.6',
    'Poster Presentation 4.7',
  ],
  'related-identifier-type': ['CSTR RRID 4.6', 'RAiD SWHID 4.7'],
};

function datacite(list: string, title: string, values: readonly string[]): SchemeData {
  const since = new Map(
    (SINCE[list] ?? []).flatMap((group) => {
      const words = group.split(' ');
      return words.slice(0, -1).map((value) => [value, words.at(-1)!] as const);
    }),
  );
  const lines = values.map((value) => `${value}||||${since.get(value) ?? ''}`).join('\n');
  return {
    name: `datacite/${list}`,
    title: `DataCite ${title}`,
    version: '4.7',
    source: 'DataCite Metadata Schema 4.7, controlled lists',
    bases: [],
    lines,
  };
}

const labels = (terms: readonly { readonly label: string }[]): readonly string[] => terms.map(({ label }) => label);
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** The controlled lists of DataCite 4.7; each value says with `since` which version after 4.3 brought it (metadata-schemas 6.4). */
export const DATACITE_SCHEMES: readonly SchemeData[] = [
  datacite(
    'resource-type-general',
    'resourceTypeGeneral',
    words(`Audiovisual Award Book BookChapter Collection ComputationalNotebook ConferencePaper ConferenceProceeding DataPaper
      Dataset Dissertation Event Image Instrument InteractiveResource Journal JournalArticle Model OutputManagementPlan
      PeerReview PhysicalObject Poster Preprint Presentation Project Report Service Software Sound Standard
      StudyRegistration Text Workflow Other`),
  ),
  datacite(
    'related-identifier-type',
    'relatedIdentifierType',
    words(`ARK arXiv bibcode CSTR DOI EAN13 EISSN Handle IGSN ISBN ISSN ISTC LISSN LSID PMID PURL RAiD RRID SWHID UPC URL
      URN w3id`),
  ),
  datacite('relation-type', 'relationType', labels(RELATION_TYPES)),
  datacite('contributor-type', 'contributorType', labels(CONTRIBUTOR_TYPES)),
  datacite(
    'date-type',
    'dateType',
    words('Accepted Available Collected Copyrighted Coverage Created Issued Other Submitted Updated Valid Withdrawn'),
  ),
  datacite('title-type', 'titleType', words('AlternativeTitle Subtitle TranslatedTitle Other')),
  datacite(
    'description-type',
    'descriptionType',
    words('Abstract Methods SeriesInformation TableOfContents TechnicalInfo Other'),
  ),
  datacite('funder-identifier-type', 'funderIdentifierType', ['ISNI', 'GRID', 'ROR', 'Crossref Funder ID', 'Other']),
  datacite('name-type', 'nameType', words('Organizational Personal')),
  datacite('number-type', 'numberType', words('Article Chapter Report Other')),
];
