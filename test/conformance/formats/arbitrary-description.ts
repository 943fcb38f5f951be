import fc from 'fast-check';
import type { FamilyMember, SampleDescription } from '../../../src/domain/description/sample-description.ts';
import { UNCERTAIN_NUMBERS } from '../../../src/domain/description/uncertain-number.ts';
import {
  AGENT,
  CONCEPT,
  CURATION,
  FUNDING,
  FURTHER_DESCRIPTION,
  ITEM,
  LICENCE,
  PLACE,
  PUBLISHER,
  STATED_DATE,
  SUBJECT,
  WORK,
} from './arbitrary-statements.ts';
import { ADDRESS, CODE, DATE, DAY, decimal, few, LANGUAGE, TEXT } from './arbitrary-values.ts';
import { REGISTRABLE } from './example-contexts.ts';

const METRES = decimal(0, 9000);
const YEAR = fc.integer({ min: 1900, max: 2099 });
const TYPE = fc.constantFrom(...REGISTRABLE);

const MEMBER: fc.Arbitrary<FamilyMember> = fc.record(
  { igsn: CODE, name: TEXT, objectType: TYPE },
  { requiredKeys: ['igsn', 'name'] },
);

const IDENTITY = {
  igsn: CODE,
  prefix: fc.constantFrom('10273', '10.58052', '20.500.11812'),
  namespace: TEXT,
  objectType: TYPE,
  name: TEXT,
  title: TEXT,
  titleLanguage: LANGUAGE,
  furtherTitles: few(
    fc.record(
      { text: TEXT, type: fc.constantFrom('Subtitle', 'AlternativeTitle'), language: LANGUAGE },
      { requiredKeys: ['text'] },
    ),
    1,
  ),
  otherNames: few(TEXT),
  alternateIdentifiers: few(fc.record({ type: fc.constantFrom('ARK', 'Local', 'URL'), value: TEXT }), 1),
  landingPage: ADDRESS,
  language: LANGUAGE,
  versionLabel: TEXT,
  generalType: fc.constantFrom('Dataset', 'Collection', 'Sound'),
  resourceType: CONCEPT,
  furtherResourceTypes: few(CONCEPT, 1),
  sampleType: fc.constantFrom('Core', 'Hole', 'Individual Sample'),
  parent: MEMBER,
  furtherParents: few(MEMBER, 1),
  children: few(MEMBER),
  collection: CODE,
  abstract: TEXT,
  abstractLanguage: LANGUAGE,
  furtherDescriptions: few(FURTHER_DESCRIPTION, 1),
  keywords: few(TEXT),
  subjects: few(SUBJECT, 1),
  comment: TEXT,
  isDemonstration: fc.boolean(),
};

const GEOLOGY = {
  material: CONCEPT,
  furtherMaterials: few(CONCEPT, 1),
  rock: TEXT,
  classifications: few(CONCEPT, 1),
  classificationComment: TEXT,
  geologicalUnit: TEXT,
  geologicalAges: few(TEXT),
  ageRange: fc.record(
    { minimum: METRES, maximum: METRES, unit: fc.constantFrom('Ma', 'ka') },
    { requiredKeys: ['minimum'] },
  ),
  sampledFeatures: few(CONCEPT, 1),
  lengthM: METRES,
  size: fc.record({ value: TEXT, unit: TEXT }, { requiredKeys: ['value'] }),
  furtherSizes: few(fc.record({ value: TEXT, unit: TEXT }, { requiredKeys: ['value'] }), 1),
  mediaFormats: few(fc.constantFrom('image/png', 'text/csv'), 1),
};

const WHEREABOUTS = {
  latitudeDeg: decimal(-90, 90),
  longitudeDeg: decimal(-180, 180),
  latitudeEndDeg: decimal(-90, 90),
  longitudeEndDeg: decimal(-180, 180),
  elevationM: decimal(-9000, 9000),
  elevationEndM: decimal(-9000, 9000),
  verticalDatum: TEXT,
  coordinateSystem: TEXT,
  utm: fc.record(
    { eastingM: METRES, northingM: METRES, zone: fc.constantFrom('33V', '17M') },
    { requiredKeys: ['eastingM', 'northingM'] },
  ),
  navigationType: fc.constantFrom('GPS', 'DGPS'),
  places: few(PLACE, 1),
  primaryLocationType: TEXT,
  primaryLocationName: TEXT,
  country: TEXT,
  province: TEXT,
  county: TEXT,
  city: TEXT,
  locality: TEXT,
  localityUri: ADDRESS,
  localityDescription: TEXT,
  locationDescription: TEXT,
  depths: few(
    fc.oneof(
      fc.record({ scale: fc.constantFrom('csf_a', 'csf_b', 'drf'), topM: METRES, bottomM: METRES }),
      fc.record(
        { scale: fc.constant('other' as const), scaleText: TEXT, topM: METRES, bottomM: METRES },
        { requiredKeys: ['scale', 'scaleText', 'topM'] },
      ),
    ),
  ),
};

const COLLECTION = {
  expedition: fc.record(
    { code: CODE, name: TEXT, acronym: TEXT, program: TEXT },
    { requiredKeys: ['code', 'program'] },
  ),
  collectionMethod: CONCEPT,
  furtherMethods: few(CONCEPT, 1),
  collectionMethodDescription: TEXT,
  instruments: few(
    fc.record({ name: TEXT, identifier: ADDRESS, identifierType: fc.constant('URL') }, { requiredKeys: ['name'] }),
    1,
  ),
  collectedFrom: DATE,
  collectedTo: DATE,
  sampledOn: DATE,
  platformType: TEXT,
  platformName: TEXT,
  platformDescription: TEXT,
  platformOperator: TEXT,
  launch: fc.record({ type: TEXT, platformName: TEXT, identifier: TEXT }, { requiredKeys: ['type'] }),
  operator: TEXT,
  agents: few(AGENT),
  fundingAgencies: few(TEXT),
  funding: few(FUNDING, 1),
  publisher: PUBLISHER,
};

const CURATING = {
  sampleRequest: TEXT,
  sampledBy: TEXT,
  purpose: TEXT,
  currentArchive: TEXT,
  currentArchiveContact: TEXT,
  originalArchive: TEXT,
  originalArchiveContact: TEXT,
  curations: few(CURATION, 1),
  custody: fc.record(
    { state: fc.constantFrom('shipped', 'lent', 'used-up', 'lost', 'destroyed'), since: DAY, until: DAY },
    { requiredKeys: ['state', 'since'] },
  ),
  moratoriumUntil: DAY,
  isPublic: fc.boolean(),
  licences: few(LICENCE, 1),
  localContexts: few(
    fc.record({ name: TEXT, uri: ADDRESS, community: TEXT, text: TEXT }, { requiredKeys: ['name'] }),
    1,
  ),
};

const UNCERTAIN = fc.oneof(
  fc.record({ of: fc.constantFrom(...UNCERTAIN_NUMBERS), text: TEXT }),
  fc.record(
    {
      of: fc.constantFrom(...UNCERTAIN_NUMBERS),
      text: TEXT,
      value: METRES,
      plusMinus: METRES,
      isAbout: fc.constant(true),
    },
    { requiredKeys: ['of', 'text', 'value'] },
  ),
  fc.record({ of: fc.constantFrom(...UNCERTAIN_NUMBERS), text: TEXT, minimum: METRES, maximum: METRES }),
);

const WORKS = {
  uncertainNumbers: few(UNCERTAIN, 1),
  publishedOn: DATE,
  publicationYear: YEAR,
  dates: few(STATED_DATE, 1),
  relatedWorks: few(WORK),
  relatedItems: few(ITEM, 1),
  supplementalRecords: few(fc.record({ url: ADDRESS, title: TEXT }, { requiredKeys: ['url'] }), 1),
  images: few(fc.record({ url: ADDRESS, caption: TEXT, licence: TEXT }, { requiredKeys: ['url'] }), 1),
  stated: few(
    fc.record({
      field: fc.constantFrom('comment', 'core_type'),
      value: fc.oneof(TEXT, METRES, fc.boolean(), few(TEXT)),
    }),
  ),
  foreign: few(fc.record({ format: fc.constant('ardc'), path: fc.constant('/resources/odd'), content: TEXT }), 1),
};

const ALWAYS = [
  'igsn',
  'namespace',
  'objectType',
  'name',
  'title',
  'otherNames',
  'children',
  'keywords',
  'isDemonstration',
  'geologicalAges',
  'depths',
  'agents',
  'fundingAgencies',
  'isPublic',
  'relatedWorks',
  'stated',
] as const;

/**
 * Any description that a record could be read to: every member stated or not, texts trimmed and fit for XML, numbers with at
 * most three places, dates that exist, lists that are optional never empty. Members do not agree with each other: a parent
 * may be its own child and the namespace another than that of the code.
 */
export const ARBITRARY_DESCRIPTION: fc.Arbitrary<SampleDescription> = fc
  .record(
    { ...IDENTITY, ...GEOLOGY, ...WHEREABOUTS, ...COLLECTION, ...CURATING, ...WORKS },
    { requiredKeys: [...ALWAYS] },
  )
  // fast-check also makes objects without prototype, which deepEqual holds for different.
  .map((one) => structuredClone(one));
