import { CONTRIBUTOR_TYPES } from '../contributor-types.ts';
import type { SchemeData } from '../read-terms.ts';
import { RELATION_TYPES } from '../relation-types.ts';

/**
 * Values that came after the first versions, with the version that brought them; values not named here were there before 3.0
 * (metadata-schemas 6.1, change notes of the kernel).
 */
const SINCE: Readonly<Record<string, readonly (readonly [version: string, values: string])[]>> = {
  'relation-type': [
    ['3.0', 'IsIdenticalTo HasMetadata IsMetadataFor'],
    ['3.1', 'Reviews IsReviewedBy IsDerivedFrom IsSourceOf'],
    ['4.1', 'Describes IsDescribedBy HasVersion IsVersionOf Requires IsRequiredBy'],
    ['4.2', 'Obsoletes IsObsoletedBy'],
    ['4.4', 'IsPublishedIn'],
    ['4.5', 'Collects IsCollectedBy'],
    ['4.6', 'HasTranslation IsTranslationOf'],
    ['4.7', 'Other'],
  ],
  'contributor-type': [
    ['3.0', 'ResearchGroup Other'],
    ['3.1', 'DataCurator'],
    ['4.6', 'Translator'],
  ],
  'date-type': [
    ['3.0', 'Collected'],
    ['4.1', 'Other'],
    ['4.2', 'Withdrawn'],
    ['4.6', 'Coverage'],
  ],
  'resource-type-general': [
    ['3.0', 'Audiovisual Workflow Other'],
    ['4.1', 'DataPaper'],
    [
      '4.4',
      'Book BookChapter ComputationalNotebook ConferencePaper ConferenceProceeding Dissertation Journal JournalArticle OutputManagementPlan PeerReview Preprint Report Standard',
    ],
    ['4.5', 'Instrument StudyRegistration'],
    ['4.6', 'Award Project'],
    ['4.7', 'Poster Presentation'],
  ],
  'related-identifier-type': [
    ['3.0', 'PMID'],
    ['3.1', 'arXiv bibcode'],
    ['4.0', 'IGSN'],
    ['4.2', 'w3id'],
    ['4.6', 'CSTR RRID'],
    ['4.7', 'RAiD SWHID'],
  ],
  'title-type': [['4.0', 'Other']],
  'description-type': [
    ['3.0', 'Methods'],
    ['4.0', 'TechnicalInfo'],
  ],
  'funder-identifier-type': [
    ['4.0', 'ISNI GRID Crossref_Funder_ID Other'],
    ['4.3', 'ROR'],
  ],
  'name-type': [['4.1', 'Organizational Personal']],
  'number-type': [['4.4', 'Article Chapter Report Other']],
};

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

function datacite(list: string, title: string, values: readonly string[]): SchemeData {
  const since = new Map(
    (SINCE[list] ?? []).flatMap(([version, brought]) =>
      words(brought).map((value) => [value.replaceAll('_', ' '), version] as const),
    ),
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

/** The controlled lists of DataCite 4.7; each value says with `since` which version brought it, where that was 3.0 or later (metadata-schemas 6.4). */
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
