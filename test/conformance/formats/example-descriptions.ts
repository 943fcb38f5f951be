import { describeObject } from '../../../src/domain/description/describe-object.ts';
import { DESCRIPTION_FIELDS, type DescriptionField } from '../../../src/domain/description/description-fields.ts';
import type { RegistrationFacts, SampleDescription } from '../../../src/domain/description/sample-description.ts';
import type { ObjectType } from '../../../src/domain/drilling/object-type.ts';
import { CONTRIBUTOR_TYPES } from '../../../src/domain/vocabulary/contributor-types.ts';
import { RELATION_TYPES } from '../../../src/domain/vocabulary/relation-types.ts';
import type { WriteContext } from '../../../src/formats/format.ts';
import { bareContext, LONG, NASTY, REGISTRABLE, usualContext } from './example-contexts.ts';

/** What the tests know of an installation. */
export const CONTEXT: WriteContext = {
  handlePrefix: '10273',
  doiPrefix: '10.60510',
  agentName: 'GFZ Data Services',
  agentRor: 'https://ror.org/04z8jg394',
  landingUrl: (igsn) => `https://igsn.example.org/igsn/${igsn}`,
  baseUrl: 'https://igsn.example.org',
};

/** A record just handed in. */
export const PENDING: RegistrationFacts = {
  registrant: 'ICDP',
  state: 'pending',
  submittedAt: '2015-02-06T10:00:00Z',
  changedAt: '2015-02-06T10:00:00Z',
  version: 1,
};

/** A record with the longest history. */
export const WITHDRAWN: RegistrationFacts = {
  ...PENDING,
  registrant: `ICDP ${NASTY}`,
  state: 'withdrawn',
  registeredAt: '2015-02-06T10:00:05.123Z',
  changedAt: '2019-11-20T08:00:00Z',
  withdrawnAt: '2020-01-01T00:00:00Z',
  version: 4,
};

/** One thing to write, with a name for the test. */
export interface Example {
  readonly label: string;
  readonly description: SampleDescription;
  readonly facts: RegistrationFacts;
}

const FREE_TEXTS = [
  'name',
  'title',
  'rock',
  'geologicalUnit',
  'abstract',
  'country',
  'province',
  'county',
  'city',
  'locality',
  'locationDescription',
  'collectionMethodDescription',
  'platformType',
  'platformName',
  'platformDescription',
  'platformOperator',
  'operator',
  'sampleRequest',
  'sampledBy',
  'purpose',
  'currentArchive',
  'currentArchiveContact',
  'comment',
] as const satisfies readonly DescriptionField[];

const IDENTIFIER_TYPES = [
  'DOI',
  'Handle',
  'IGSN',
  'URL',
  'URN',
  'ARK',
  'arXiv',
  'ISBN',
  'ISSN',
  'PMID',
  'RRID',
  'w3id',
];

/** Every registrable type four times: only what must be, as usual, and everything at its worst. */
export const EXAMPLES: readonly Example[] = REGISTRABLE.flatMap((type) => [
  { label: `${type}, bare`, description: describeObject(bareContext(type)), facts: PENDING },
  { label: `${type}, usual`, description: describeObject(usualContext(type)), facts: PENDING },
  { label: `${type}, nasty`, description: fullDescription(type, NASTY), facts: WITHDRAWN },
  { label: `${type}, long`, description: fullDescription(type, LONG), facts: WITHDRAWN },
]);

/** A description in which every member is stated, free texts by the given one, with every relation and role once. */
export function fullDescription(type: ObjectType, text: string): SampleDescription {
  const usual = describeObject(usualContext(type));
  const free: Partial<Record<(typeof FREE_TEXTS)[number], string>> = {};
  for (const field of FREE_TEXTS) free[field] = `${DESCRIPTION_FIELDS[field].label} ${text}`;
  return {
    ...usual,
    ...free,
    otherNames: [text, `${text}2`],
    geologicalAges: [text, 'Silurian'],
    keywords: [text],
    fundingAgencies: [text, 'ICDP'],
    material: { label: text, uri: 'http://vocabulary.odm2.org/medium/rock' },
    collectionMethod: { label: text },
    expedition: { code: '5054', program: text, acronym: text, name: text },
    latitudeDeg: -63.40162912345678,
    longitudeDeg: 1e-7,
    elevationM: -7000.123456789,
    depths: [
      { scale: 'csf_a', topM: 0.1 + 0.2, bottomM: 143.14 },
      { scale: 'csf_b', topM: 0, bottomM: 1e-9 },
      { scale: 'drf', topM: -3, bottomM: 2 },
    ],
    lengthM: 0.02,
    size: { value: text, unit: text },
    collectedFrom: '2014-05-05T16:40-05:00',
    collectedTo: '2014-08',
    sampledOn: '2015-02-03T09:30Z',
    moratoriumUntil: '2999-03-01',
    isPublic: false,
    isDemonstration: true,
    parent: { igsn: 'ICDP5054EHW1001', name: text, objectType: 'hole' },
    children: Array.from({ length: type === 'hole' ? 700 : 3 }, (_, n) => ({
      igsn: `ICDP5054EC${n}`,
      name: text,
      objectType: 'core_run',
    })),
    agents: CONTRIBUTOR_TYPES.map(({ label }, n) => ({
      name: `${n === 0 ? text : NASTY} ${n}`,
      role: label,
      isOrganisation: n % 2 === 0,
      isCreator: n < 2,
      orcid: '0000-0002-1825-009x',
      affiliation: n === 0 ? text : NASTY,
      ror: 'https://ror.org/04z8jg394',
    })),
    relatedWorks: RELATION_TYPES.map(({ label }, n) => ({
      identifier: n % 3 === 0 ? `https://example.org/${n}?a=1&b=[${n === 0 ? text : NASTY}]` : `10.1000/${n}<&>`,
      identifierType: IDENTIFIER_TYPES[n % IDENTIFIER_TYPES.length] ?? 'DOI',
      relationType: label,
      title: n < 2 ? text : NASTY,
      citation: n < 2 ? text : NASTY,
    })),
    stated: [{ field: 'comment', value: text }],
  };
}
