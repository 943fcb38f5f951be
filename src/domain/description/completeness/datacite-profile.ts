import type { DescriptionField } from '../description-fields.ts';
import type { SampleDescription } from '../sample-description.ts';
import type { CompletenessProfile, Obligation, ProfileProperty } from './profile.ts';

function property(
  name: string,
  obligation: Obligation,
  fields: readonly DescriptionField[],
  advice: string,
  holds?: (description: SampleDescription) => boolean,
): ProfileProperty {
  return { name, obligation, fields, advice, ...(holds && { holds }) };
}

const hasRole = ({ agents }: SampleDescription) => agents.some((one) => one.role !== undefined);

/**
 * What IGSN and DataCite want of every sample: the properties of DataCite 4.7 with their obligations, filled as the
 * IGSN-DataCite working group recommends (metadata-schemas 6.2, 8.1).
 */
export const DATACITE_PROFILE: CompletenessProfile = {
  name: 'igsn-datacite',
  label: 'IGSN and DataCite',
  source: 'DataCite 4.7, obligations of properties; IGSN-DataCite working group recommendation',
  properties: [
    property('identifier', 'mandatory', ['igsn'], 'Give the object an IGSN.'),
    property(
      'creator',
      'mandatory',
      ['agents'],
      'Name who collected the object, or the chief scientist or organisation that answers for it.',
      ({ agents }) => agents.some((one) => one.isCreator),
    ),
    property(
      'title',
      'mandatory',
      ['title'],
      'Give a title that says what the object is, of what, and its local name.',
    ),
    property('publisher', 'mandatory', ['publisher'], 'Name the organisation that registers the object.'),
    property(
      'publicationYear',
      'mandatory',
      ['publicationYear', 'publishedOn'],
      'State the year in which the record became public.',
    ),
    property(
      'resourceType',
      'mandatory',
      ['resourceType', 'sampleType'],
      'State what kind of object it is, by a term such as core or borehole.',
    ),
    property(
      'subject',
      'recommended',
      ['material', 'keywords', 'subjects'],
      'State the material, best by an ODM2 term.',
    ),
    property(
      'contributor',
      'recommended',
      ['agents'],
      'Name the people and institutions that took part, each with a role.',
      hasRole,
    ),
    property('date', 'recommended', ['collectedFrom', 'sampledOn', 'dates'], 'State when the object was collected.'),
    property(
      'relatedIdentifier',
      'recommended',
      ['parent', 'furtherParents', 'children', 'relatedWorks'],
      'Link the object it was taken from, or a paper or data set about it.',
    ),
    property(
      'description',
      'recommended',
      ['abstract', 'furtherDescriptions'],
      'Describe the object in a few sentences.',
    ),
    property(
      'geoLocation',
      'recommended',
      ['latitudeDeg', 'places'],
      'State latitude and longitude of where it was taken.',
    ),
    property(
      'nameIdentifier',
      'recommended',
      ['agents'],
      'Add an ORCID iD or a ROR id to at least one of the people and organisations.',
      ({ agents }) => agents.some((one) => one.orcid ?? one.ror ?? one.identifiers?.length),
    ),
    property('language', 'optional', ['language'], 'State the language of the texts.'),
    property(
      'alternateIdentifier',
      'optional',
      ['otherNames', 'alternateIdentifiers'],
      'Add the name the object has in the field or laboratory.',
    ),
    property('size', 'optional', ['size', 'lengthM', 'furtherSizes'], 'State the length, mass or volume.'),
    property('rights', 'optional', ['licences'], 'Name the licence of the record.'),
    property(
      'fundingReference',
      'optional',
      ['funding', 'fundingAgencies'],
      'Name who paid for it, best with the award number.',
    ),
    property(
      'collectionMethod',
      'optional',
      ['collectionMethod', 'collectionMethodDescription'],
      'State how the object was taken.',
    ),
    property('archive', 'optional', ['currentArchive', 'curations'], 'Say where the object is kept now.'),
  ],
};
