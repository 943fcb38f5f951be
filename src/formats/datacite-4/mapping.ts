import { type Fate, type Mapping, omit } from '../../domain/description/description-fields.ts';
import type { KernelVersion } from './kernel-lists.ts';

const DETAIL =
  'A detail of drilling or collecting for which DataCite has no element; the record named as HasMetadata says it.';
const KEEPING = 'Where it lies and who keeps it is said of the present archive only.';
const asSubject: Fate = { to: 'subject', narrowed: 'comes back as a subject or keyword' };
const inName: Fate = {
  to: 'geoLocationPlace',
  narrowed: 'the names of a place are joined and come back as its locality',
};
const asWork = (what: string): Fate => ({ to: 'relatedIdentifier', narrowed: `comes back as a related work; ${what}` });
const inMethods: Fate = {
  to: 'description (Methods)',
  narrowed: 'joined to one text, which comes back as further description',
};

/** What becomes of every member of a description in DataCite 4.7. */
export const DATACITE_MAPPING: Mapping = {
  igsn: { to: 'identifier, alternateIdentifier (IGSN)' },
  prefix: {
    to: 'identifier',
    narrowed: 'ours stands where the record is our own and states none',
  },
  namespace: { omitted: 'Contained in the identifier.' },
  objectType: { omitted: 'Said by resourceType.' },
  name: { to: 'alternateIdentifier (Local accession number), title (AlternativeTitle)' },
  title: { to: 'title' },
  titleLanguage: { to: 'title/@xml:lang', narrowed: 'en where our own record states none' },
  furtherTitles: {
    to: 'title (with titleType)',
    narrowed: 'a type that DataCite lacks becomes Other; our own records gain an AlternativeTitle',
  },
  otherNames: { to: 'alternateIdentifier (Local sample name)' },
  alternateIdentifiers: { to: 'alternateIdentifier', narrowed: 'the IGSN as handle is added' },
  landingPage: { omitted: 'XML names no address of a page; it goes to DataCite beside the record.' },
  language: { to: 'language', narrowed: 'en where our own record states none' },
  versionLabel: { to: 'version', narrowed: 'the number of the version where our own record states none' },
  generalType: { to: 'resourceType/@resourceTypeGeneral', narrowed: 'an unlisted type becomes Other' },
  resourceType: {
    to: 'subject (ODM2), resourceType',
    narrowed: 'a term without address, or of another vocabulary than ODM2, is said by its words',
  },
  furtherResourceTypes: asSubject,
  sampleType: {
    to: 'resourceType, title (AlternativeTitle)',
    narrowed: 'comes back as resource type where the material is not of ODM2',
  },
  parent: { to: 'relatedIdentifier (IsPartOf)', narrowed: 'name and object type are left out' },
  furtherParents: { to: 'relatedIdentifier (IsPartOf)', narrowed: 'names and object types are left out' },
  children: { to: 'relatedIdentifier (HasPart)', narrowed: 'names and object types are left out' },
  collection: { to: 'relatedIdentifier (IsPartOf, Collection)' },
  abstract: { to: 'description (Abstract)' },
  abstractLanguage: { to: 'description/@xml:lang', narrowed: 'en where our own record states none' },
  furtherDescriptions: {
    to: 'description',
    narrowed: 'schemes are left out, an unlisted type becomes Other; methods, depths and comment come back here',
  },
  keywords: { to: 'subject', narrowed: 'each word once; rock, unit and ages come back here' },
  subjects: { to: 'subject', narrowed: 'a plain word comes back as keyword; further terms come back here' },
  comment: { to: 'description (Other)', narrowed: 'comes back as further description' },
  isDemonstration: {
    to: 'description (Abstract), as its last sentence',
    narrowed: 'comes back as a part of the abstract',
  },
  material: {
    to: 'resourceType, subject (ODM2 medium), title (AlternativeTitle)',
    narrowed: 'a material of another vocabulary comes back as subject',
  },
  furtherMaterials: asSubject,
  rock: asSubject,
  classifications: asSubject,
  geologicalUnit: asSubject,
  geologicalAges: asSubject,
  sampledFeatures: asSubject,
  lengthM: { to: 'size', narrowed: 'six places of a metre' },
  size: { to: 'size', narrowed: 'number and unit are one text; a size in m alone comes back as length' },
  furtherSizes: { to: 'size', narrowed: 'number and unit are one text' },
  mediaFormats: { to: 'format' },
  latitudeDeg: { to: 'geoLocationPoint' },
  longitudeDeg: { to: 'geoLocationPoint' },
  latitudeEndDeg: { to: 'geoLocationBox', narrowed: 'the box around a line; comes back as a place' },
  longitudeEndDeg: { to: 'geoLocationBox', narrowed: 'the box around a line; comes back as a place' },
  places: {
    to: 'geoLocation',
    narrowed: 'a line becomes its box; identifiers and shapes of other reference systems are left out',
  },
  primaryLocationName: { to: 'geoLocationPlace, where no other name is known', narrowed: 'comes back as locality' },
  country: inName,
  province: inName,
  county: inName,
  city: inName,
  locality: inName,
  depths: { to: 'description (TechnicalInfo)', narrowed: 'a sentence, which comes back as further description' },
  collectionMethod: inMethods,
  furtherMethods: inMethods,
  collectionMethodDescription: inMethods,
  instruments: asWork('only instruments with an identifier of a type that DataCite knows'),
  collectedFrom: { to: 'date (Collected)', narrowed: 'a time gets its seconds' },
  collectedTo: {
    to: 'date (Collected)',
    narrowed: 'a time gets its seconds; an end without beginning, or equal to it, is one date',
  },
  sampledOn: { to: 'date (Created)', narrowed: 'a time gets its seconds' },
  agents: {
    to: 'creator, contributor',
    narrowed: 'a creator with a role comes back twice; an unlisted role becomes Other, e-mail addresses are left out',
  },
  sampledBy: { to: 'contributor (DataCollector)', narrowed: 'a name of two parts comes back among the agents' },
  currentArchive: { to: 'contributor (HostingInstitution)' },
  fundingAgencies: { to: 'fundingReference/funderName' },
  funding: { to: 'fundingReference', narrowed: 'an unlisted type of identifier becomes Other' },
  publisher: { to: 'publisher', narrowed: 'this installation where none is stated' },
  custody: { to: 'date (Other)', narrowed: 'a time gets its seconds' },
  moratoriumUntil: {
    to: 'date (Available), rights, publicationYear',
    narrowed: 'comes back as a date once it is over',
  },
  isPublic: { to: 'rights' },
  licences: { to: 'rights', narrowed: 'the state of access is added' },
  localContexts: { to: 'rights', narrowed: 'community and text are left out' },
  publishedOn: {
    to: 'date (Issued)',
    narrowed: 'the day of registration where none is stated; a time gets its seconds',
  },
  publicationYear: { to: 'publicationYear', narrowed: 'a year that is known is stated even where only dates were' },
  dates: {
    to: 'date',
    narrowed: 'an unlisted type becomes Other; updates and withdrawal of our own records are added',
  },
  relatedWorks: {
    to: 'relatedIdentifier',
    narrowed: 'title and citation are left out, and works whose identifier is neither of a listed type nor an address',
  },
  relatedItems: { to: 'relatedItem', narrowed: 'of a publisher the name is kept, of people name and role' },
  supplementalRecords: asWork('titles are left out'),
  images: asWork('captions and licences are left out'),
  expedition: { omitted: 'Named in title and abstract.' },
  uncertainNumbers: { omitted: 'Numbers are bare here: the best value alone, none where only words were stated.' },
  stated: { omitted: 'What DataCite has an element for is mapped by name above.' },
  foreign: { omitted: 'What the kernel has no element for cannot stand in a valid document.' },
  ...omit(KEEPING, 'currentArchiveContact', 'originalArchive', 'originalArchiveContact', 'curations'),
  ...omit(
    DETAIL,
    'classificationComment',
    'ageRange',
    'elevationM',
    'elevationEndM',
    'verticalDatum',
    'coordinateSystem',
    'utm',
    'navigationType',
    'primaryLocationType',
    'localityUri',
    'localityDescription',
    'locationDescription',
    'platformType',
    'platformName',
    'platformDescription',
    'platformOperator',
    'launch',
    'operator',
    'sampleRequest',
    'purpose',
  ),
};

/** The same for an older version, which lacks related items and says newer values by older ones. */
export function mappingAt(version: KernelVersion): Mapping {
  if (version >= '4.4') return DATACITE_MAPPING;
  const relatedItems = { to: 'relatedIdentifier', narrowed: 'only the identifier; items without one are left out' };
  return { ...DATACITE_MAPPING, relatedItems };
}
