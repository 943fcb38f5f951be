import { type Mapping, omit } from '../../domain/description/description-fields.ts';
import { GFZ_MAPPING } from '../gfz-description-1.3/mapping.ts';
import { SESAR_MAPPING } from '../sesar-shaped/sesar-mapping.ts';

const LIST = 'Between semicolons; a semicolon within becomes a comma.';
const named = (to: string, narrowed: string) => ({ to, narrowed });

/** What becomes of every member of a description in ICDP's ingest table. */
export const INGEST_MAPPING: Mapping = {
  ...SESAR_MAPPING,
  uncertainNumbers: named(
    'cells of the numbers',
    'Where they agree with the number, in the words stated; read back as these mean.',
  ),
  igsn: { to: 'igsn' },
  prefix: { to: 'igsn' },
  objectType: named('sample_type', 'Read back as the kind the sample type stands for, else as sample.'),
  title: named('title', 'Blanks at its ends are lost.'),
  name: named('name', 'Blanks at its ends are lost.'),
  otherNames: named('sample_other_name', LIST),
  abstract: named('description', 'Blanks at its ends are lost.'),
  furtherDescriptions: named('description', 'Text and scheme, or type as scheme.'),
  classifications: named('classification', 'By their labels, between semicolons.'),
  lengthM: named('length, length_unit, size', 'Six decimal places.'),
  size: named('size, size_unit', LIST),
  furtherSizes: named('size, size_unit', LIST),
  coordinateSystem: named('coordinate_system', 'Words that mean WGS 84 are not kept.'),
  elevationM: named('elevation, elevation_unit', 'Six decimal places; -11000 m to 9000 m.'),
  elevationEndM: named('elevation_end, elevation_end_unit', 'Six decimal places; -11000 m to 9000 m.'),
  collectedFrom: named('collection_start_date', 'Times get seconds.'),
  collectedTo: named('collection_end_date', 'Times get seconds.'),
  sampledOn: named('sampling_date', 'Times get seconds.'),
  furtherMethods: named('method', 'Labels, between semicolons.'),
  operator: named('operator', LIST),
  platformOperator: named('operator', 'The second, unless it is the same as the operator or the only one.'),
  agents: named(
    'collector, orcid, affiliation, ror, contributor, contributorType, identifier, identifierType',
    'Creators with institution, contributors with one identifier; other identifiers, e-mail and language are lost.',
  ),
  fundingAgencies: named('funding_agency', LIST),
  funding: named('funderName, funderIdentifier', 'Name and identifier; awards are lost.'),
  sampleRequest: named('sample_request', 'Cut at 255 characters.'),
  sampledBy: named('sampled_by', 'Cut at 255 characters.'),
  purpose: named('sample_purpose, purpose', 'Blanks at its ends are lost.'),
  isPublic: { to: 'is_private, sampleAccess' },
  moratoriumUntil: named('publish_date', 'The day; read back only of a private record.'),
  parent: named('parent_igsn, relatedIdentifier', 'Its number alone.'),
  furtherParents: named('relatedIdentifier', 'Their numbers alone.'),
  children: named('relatedIdentifier', 'Their numbers alone.'),
  relatedWorks: named(
    'relatedIdentifier, relatedIdentifierType, relationtype',
    'The nearest of 25 relations and 17 identifier types; titles, citations and notes are lost.',
  ),
  images: GFZ_MAPPING.images,
  ...omit('The table has no column for addresses.', 'landingPage', 'supplementalRecords'),
};
