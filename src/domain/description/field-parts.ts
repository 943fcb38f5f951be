import { DESCRIPTION_FIELDS, type DescriptionField } from './description-fields.ts';
import { UNCERTAIN_NUMBERS } from './uncertain-number.ts';

/** A part of a member that has several, such as the top of a depth interval. */
export interface FieldPart {
  readonly name: string;
  readonly label: string;
  readonly holds: 'text' | 'number' | 'yes or no' | 'word';
  /** What it may be, for a word. */
  readonly words?: readonly string[];
}

/**
 * How a person states a member: `plain` as one text, number, day or choice; `lines` as texts, one a line; `parts` as an object of parts,
 * or a list of such where the member has many. `kept` is for members that a person does not state so: they say whose the record is,
 * follow from others, or are shapes on a map.
 */
export type StatedBy =
  | { readonly by: 'plain' | 'lines' | 'kept' }
  | { readonly by: 'parts'; readonly parts: readonly FieldPart[] };

const text = (name: string, label: string): FieldPart => ({ name, label, holds: 'text' });
const number = (name: string, label: string): FieldPart => ({ name, label, holds: 'number' });

const TERM = [text('label', 'Term'), text('uri', 'Address of the term'), text('scheme', 'List')];
const OBJECT = [text('igsn', 'IGSN'), text('name', 'Name')];
const AMOUNT = [text('value', 'Amount'), text('unit', 'Unit')];

const PARTS: Partial<Readonly<Record<DescriptionField, readonly FieldPart[]>>> = {
  furtherTitles: [text('text', 'Title'), text('type', 'Kind of title'), text('language', 'Language')],
  alternateIdentifiers: [text('type', 'Scheme'), text('value', 'Identifier')],
  resourceType: TERM,
  furtherResourceTypes: TERM,
  material: TERM,
  furtherMaterials: TERM,
  classifications: TERM,
  sampledFeatures: TERM,
  collectionMethod: TERM,
  furtherMethods: TERM,
  subjects: TERM,
  parent: OBJECT,
  furtherParents: OBJECT,
  furtherDescriptions: [text('text', 'Text'), text('type', 'Kind of text'), text('language', 'Language')],
  ageRange: [number('minimum', 'Youngest'), number('maximum', 'Oldest'), text('unit', 'Unit')],
  size: AMOUNT,
  furtherSizes: AMOUNT,
  utm: [number('eastingM', 'Easting, m'), number('northingM', 'Northing, m'), text('zone', 'Zone')],
  depths: [
    { name: 'scale', label: 'Scale', holds: 'word', words: ['drf', 'csf_a', 'csf_b', 'other'] },
    number('topM', 'Top, m'),
    number('bottomM', 'Bottom, m'),
  ],
  uncertainNumbers: [
    { name: 'of', label: 'Number', holds: 'word', words: UNCERTAIN_NUMBERS },
    text('text', 'As stated'),
    number('value', 'Best value'),
    number('plusMinus', 'Plus or minus'),
    number('minimum', 'At least'),
    number('maximum', 'At most'),
    { name: 'isAbout', label: 'About', holds: 'yes or no' },
  ],
  expedition: [text('code', 'Code'), text('name', 'Name'), text('acronym', 'Acronym'), text('program', 'Program')],
  instruments: [text('name', 'Name'), text('identifier', 'Identifier'), text('identifierType', 'Kind of identifier')],
  launch: [text('type', 'Kind'), text('platformName', 'Vehicle'), text('identifier', 'Identifier')],
  agents: [
    text('name', 'Name'),
    { name: 'isCreator', label: 'Creator', holds: 'yes or no' },
    text('role', 'Role'),
    text('affiliation', 'Affiliation'),
    text('orcid', 'ORCID'),
  ],
  funding: [
    text('funderName', 'Funder'),
    text('funderIdentifier', 'Identifier of the funder'),
    text('funderIdentifierType', 'Kind of identifier'),
    text('awardNumber', 'Award'),
    text('awardTitle', 'Title of the award'),
  ],
  publisher: [text('name', 'Name'), text('identifier', 'Identifier'), text('scheme', 'Scheme')],
  curations: [
    text('institution', 'Institution'),
    text('curator', 'Curator'),
    text('location', 'Place'),
    text('date', 'Since'),
  ],
  licences: [text('name', 'Licence'), text('uri', 'Address')],
  localContexts: [text('name', 'Label'), text('uri', 'Address'), text('community', 'Community')],
  dates: [text('date', 'Date'), text('type', 'Kind of date'), text('note', 'Note')],
  relatedWorks: [
    text('identifier', 'Identifier'),
    text('identifierType', 'Kind of identifier'),
    text('relationType', 'Relation'),
  ],
  supplementalRecords: [text('url', 'Address'), text('title', 'Title')],
  images: [text('url', 'Address'), text('caption', 'Caption'), text('licence', 'Licence')],
};

/** Members of which others decide: the identifier, the family below, who may see it, and what a form cannot show. */
const KEPT: ReadonlySet<DescriptionField> = new Set([
  'igsn',
  'prefix',
  'namespace',
  'children',
  'custody',
  'isDemonstration',
  'isPublic',
  'moratoriumUntil',
  'places',
  'relatedItems',
  'stated',
  'foreign',
]);

/** How a person states this member in a form. */
export function statedBy(field: DescriptionField): StatedBy {
  if (KEPT.has(field)) return { by: 'kept' };
  const parts = PARTS[field];
  if (parts !== undefined) return { by: 'parts', parts };
  return { by: DESCRIPTION_FIELDS[field].isMany === true ? 'lines' : 'plain' };
}

/** The members that a person states in a form, in the order of pages. */
export const FORM_MEMBERS: readonly DescriptionField[] = (Object.keys(DESCRIPTION_FIELDS) as DescriptionField[]).filter(
  (field) => !KEPT.has(field),
);
