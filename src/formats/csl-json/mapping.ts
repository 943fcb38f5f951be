import {
  DESCRIPTION_FIELDS,
  type DescriptionField,
  type Fate,
  type Mapping,
} from '../../domain/description/description-fields.ts';

const NOT_CITED: Fate = {
  omitted: 'A citation names who, when, what and where; the record it leads to says the rest.',
};

/** What a citation says, by the names of CSL. */
const SAID: Partial<Record<DescriptionField, Fate>> = {
  igsn: { to: 'DOI, URL' },
  prefix: { to: 'DOI, URL' },
  title: { to: 'title' },
  language: { to: 'language' },
  versionLabel: { to: 'version' },
  generalType: { to: 'type', narrowed: 'most types are article' },
  resourceType: { to: 'genre', narrowed: 'its words, joined with the material' },
  sampleType: { to: 'genre', narrowed: 'joined with the material' },
  material: { to: 'genre', narrowed: 'its label alone' },
  agents: { to: 'author, contributor, editor, translator', narrowed: 'names alone' },
  sampledBy: { to: 'author, where nobody is named as creator', narrowed: 'not told from other authors' },
  publisher: { to: 'publisher', narrowed: 'the name alone' },
  publicationYear: { to: 'issued' },
  publishedOn: { to: 'issued', narrowed: 'without the time of day' },
  moratoriumUntil: { to: 'issued', narrowed: 'its year, where it is later' },
};

/** What the fuller kinds of citation say beside that. */
const SAID_IN_FULL: Partial<Record<DescriptionField, Fate>> = {
  ...SAID,
  abstract: { to: 'abstract', narrowed: 'in one line' },
  isDemonstration: { to: 'abstract, as its last sentence', narrowed: 'not told from the abstract' },
  subjects: { to: 'categories', narrowed: 'words alone' },
  keywords: { to: 'categories', narrowed: 'not told from subjects' },
  rock: { to: 'categories', narrowed: 'not told from keywords' },
  geologicalUnit: { to: 'categories', narrowed: 'not told from keywords' },
  geologicalAges: { to: 'categories', narrowed: 'not told from keywords' },
  licences: { to: 'copyright', narrowed: 'the first alone' },
  relatedItems: { to: 'container-title, volume, issue, page', narrowed: 'only the one in which it was published' },
};

/** What becomes of every member of a description in a citation with abstract and keywords. */
export const FULL_CITATION_MAPPING: Mapping = mappingWith(SAID_IN_FULL);

/** The same for a citation of one sentence. */
export const SHORT_CITATION_MAPPING: Mapping = mappingWith(SAID);

function mappingWith(said: Partial<Record<DescriptionField, Fate>>): Mapping {
  const fields = Object.keys(DESCRIPTION_FIELDS) as DescriptionField[];
  return Object.fromEntries(fields.map((field) => [field, said[field] ?? NOT_CITED])) as Record<DescriptionField, Fate>;
}
