import type { Mapping } from '../../domain/description/description-fields.ts';
import { NAME_SHAPED_MAPPING } from '../name-shaped/mapping.ts';

const FAMILY = 'The number alone, without name, type and prefix.';
const ONE_PLACE = 'One geometry and one name only: the position goes before shapes, six decimal places.';

/** What becomes of every member of a description in the CSIRO-shaped IGSN description 1.0: as name-shaped but for these. */
export const CSIRO_SHAPED_MAPPING: Mapping = {
  ...NAME_SHAPED_MAPPING,
  name: { to: 'title, alternateIdentifier', narrowed: 'A name other than the title comes back among the other names.' },
  title: { to: 'title' },
  otherNames: { to: 'alternateIdentifier without type', narrowed: 'The name comes back among them.' },
  alternateIdentifiers: {
    to: 'alternateIdentifier',
    narrowed: 'A scheme that is not among the 20 is lost, and the name comes back as another name.',
  },
  generalType: { to: '@registedObjectType', narrowed: 'Collections only; everything else is a sample or a feature.' },
  resourceType: {
    to: '@registedObjectType, resourceType, alternateResourceType',
    narrowed: 'Features are an alternate type beside `other`; of a type that is not listed the label alone.',
  },
  parent: { to: 'relatedResource IsDerivedFrom', narrowed: FAMILY },
  furtherParents: { to: 'relatedResource IsDerivedFrom', narrowed: FAMILY },
  children: { to: 'relatedResource IsSourceOf', narrowed: FAMILY },
  collection: { omitted: 'No element for it.' },
  sampledFeatures: {
    to: 'relatedResource HasSamplingFeature',
    narrowed: 'Only those with an address or an identifier of a listed type, and without their label.',
  },
  latitudeEndDeg: { omitted: ONE_PLACE },
  longitudeEndDeg: { omitted: ONE_PLACE },
  places: { to: 'locations', narrowed: ONE_PLACE },
  collectedFrom: {
    to: 'date/timeInstant, date/timePeriod/start',
    narrowed: 'A day is its midnight, which comes back as the day; month and year alone are not said.',
  },
  collectedTo: {
    to: 'date/timePeriod/end',
    narrowed: 'Only where it differs from the beginning and that is known; a day is its midnight.',
  },
  sampledOn: { to: 'date/timeInstant', narrowed: 'Only where no other time is known, and comes back as that.' },
  agents: {
    to: 'collectors, contributors',
    narrowed:
      'Roles outside the 16 become `Researcher` or `Other`; names are one text; affiliations of contributors, further identifiers and addresses are lost.',
  },
  isPublic: { to: 'isMetadataPublic' },
  relatedWorks: {
    to: 'relatedResource',
    narrowed:
      'Every relation but those of origin is `IsDocumentedBy`; titles are lost, and so are works whose identifier is of no listed type and no web address.',
  },
  landingPage: {
    to: 'supplementalMetadata/metadata',
    narrowed: 'Comes back as the first of the records elsewhere.',
  },
  supplementalRecords: {
    to: 'supplementalMetadata/metadata',
    narrowed: 'Web addresses only, in their escaped spelling; our landing page comes back first.',
  },
};
