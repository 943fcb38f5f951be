import type { CompletenessProfile } from './profile.ts';

/** What archaeologists want of a sample: the profile of the IGSN-DataCite community of practice (metadata-schemas 8.4). */
export const ARCHAEOLOGY_PROFILE: CompletenessProfile = {
  name: 'archaeology',
  label: 'Archaeology',
  source: 'IGSN-DataCite community of practice, archaeology profile 1.0 (2025), doi 10.5281/zenodo.17254975',
  properties: [
    { name: 'project', obligation: 'mandatory', fields: ['expedition'], advice: 'Name the project or excavation.' },
    {
      name: 'siteLocation',
      obligation: 'mandatory',
      fields: ['latitudeDeg', 'places', 'locality'],
      advice: 'State where the site is, by position or by name.',
    },
    { name: 'collector', obligation: 'mandatory', fields: ['agents'], advice: 'Name who collected the object.' },
    {
      name: 'publisher',
      obligation: 'mandatory',
      fields: ['publisher'],
      advice: 'Name the organisation that publishes the record.',
    },
    { name: 'title', obligation: 'mandatory', fields: ['title'], advice: 'Give the object a title.' },
    {
      name: 'otherIdentifier',
      obligation: 'mandatory',
      fields: ['otherNames', 'alternateIdentifiers'],
      advice: 'Add the find, inventory or laboratory number.',
    },
    {
      name: 'collectionDate',
      obligation: 'mandatory',
      fields: ['collectedFrom', 'sampledOn'],
      advice: 'State when the object was collected.',
    },
    {
      name: 'materialType',
      obligation: 'mandatory',
      fields: ['material'],
      advice: 'State the material by a term with its URI and vocabulary.',
      holds: ({ material }) => material?.uri !== undefined,
    },
    {
      name: 'depth',
      obligation: 'recommended',
      fields: ['depths'],
      advice: 'State the depth with the point it is measured from.',
      holds: ({ depths }) => depths.every((one) => one.scale !== 'other' || one.scaleText !== undefined),
    },
    {
      name: 'weight',
      obligation: 'recommended',
      fields: ['size', 'furtherSizes'],
      advice: 'State the mass and its condition, wet or dry.',
    },
    {
      name: 'currentStatus',
      obligation: 'recommended',
      fields: ['currentArchive', 'curations'],
      advice: 'Say where the object is stored and who may have it.',
    },
    {
      name: 'relatedMetadataScheme',
      obligation: 'recommended',
      fields: ['relatedWorks'],
      advice: 'Name the metadata scheme of every record linked with HasMetadata.',
      holds: ({ relatedWorks }) =>
        relatedWorks.every((one) => one.relationType !== 'HasMetadata' || one.metadataScheme !== undefined),
    },
    {
      name: 'description',
      obligation: 'optional',
      fields: ['abstract'],
      advice: 'Describe the object and its context.',
    },
    {
      name: 'funding',
      obligation: 'optional',
      fields: ['funding', 'fundingAgencies'],
      advice: 'Name who paid for the work.',
    },
    {
      name: 'localContexts',
      obligation: 'optional',
      fields: ['localContexts'],
      advice: 'Add the labels that the community of origin gave it.',
    },
  ],
};
