import type { SampleDescription } from './sample-description.ts';

/** A member of a description. */
export type DescriptionField = keyof SampleDescription;

/** Every member of a description with its label, in the order of pages and tables. A new member that is missing here breaks the build. */
export const DESCRIPTION_FIELDS: Readonly<Record<DescriptionField, string>> = {
  igsn: 'IGSN',
  namespace: 'Namespace',
  objectType: 'Object type',
  name: 'Name',
  title: 'Title',
  otherNames: 'Other names',
  resourceType: 'Resource type',
  sampleType: 'Sample type',
  material: 'Material',
  rock: 'Rock',
  geologicalUnit: 'Geological unit',
  geologicalAges: 'Geological ages',
  abstract: 'Description',
  parent: 'Parent',
  children: 'Children',
  expedition: 'Expedition',
  latitudeDeg: 'Latitude',
  longitudeDeg: 'Longitude',
  elevationM: 'Elevation',
  country: 'Country',
  province: 'State or province',
  county: 'County',
  city: 'Town',
  locality: 'Locality',
  locationDescription: 'Description of the place',
  depths: 'Depths',
  lengthM: 'Length',
  size: 'Amount',
  collectionMethod: 'Collection method',
  collectionMethodDescription: 'Description of the method',
  collectedFrom: 'Collected from',
  collectedTo: 'Collected to',
  sampledOn: 'Sampled on',
  platformType: 'Platform type',
  platformName: 'Rig',
  platformDescription: 'Rig description',
  platformOperator: 'Rig operator',
  operator: 'Operator',
  agents: 'People and organisations',
  fundingAgencies: 'Funding',
  sampleRequest: 'Sample request',
  sampledBy: 'Sampled by',
  purpose: 'Purpose',
  currentArchive: 'Held at',
  currentArchiveContact: 'Contact of the holder',
  moratoriumUntil: 'Moratorium until',
  isPublic: 'Public',
  isDemonstration: 'Demonstration',
  relatedWorks: 'Related works',
  keywords: 'Keywords',
  comment: 'Comment',
  stated: 'Fields as entered',
};

/** What becomes of a member in a format: the place where it goes, or the reason why it is left out. */
export type Fate = { readonly to: string } | { readonly omitted: string };

/** What a format does with every member; total, so that a new member breaks the build of every format that does not decide. */
export type Mapping = Readonly<Record<DescriptionField, Fate>>;
