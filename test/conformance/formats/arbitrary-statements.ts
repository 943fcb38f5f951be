import fc from 'fast-check';
import type { Agent, FundingReference, Publisher } from '../../../src/domain/description/agent.ts';
import type { Place, Position } from '../../../src/domain/description/place.ts';
import type { RelatedItem, RelatedWork } from '../../../src/domain/description/related-work.ts';
import type {
  Concept,
  Curation,
  FurtherDescription,
  Licence,
  StatedDate,
  Subject,
} from '../../../src/domain/description/statements.ts';
import { CONTRIBUTOR_TYPES } from '../../../src/domain/vocabulary/contributor-types.ts';
import { RELATION_TYPES } from '../../../src/domain/vocabulary/relation-types.ts';
import { ADDRESS, DATE, decimal, few, LANGUAGE, TEXT } from './arbitrary-values.ts';

const RELATION = fc.constantFrom(...RELATION_TYPES.map((one) => one.label));
const SOME_DOI = fc.nat(99_999).map((one) => `10.1000/abc.${one}`);

/** A term with or without address. */
export const CONCEPT: fc.Arbitrary<Concept> = fc.record(
  { label: TEXT, uri: ADDRESS, scheme: TEXT },
  { requiredKeys: ['label'] },
);

/** A word of a named scheme. */
export const SUBJECT: fc.Arbitrary<Subject> = fc.record(
  { label: TEXT, uri: ADDRESS, scheme: TEXT, schemeUri: ADDRESS, classificationCode: TEXT, language: LANGUAGE },
  { requiredKeys: ['label', 'scheme'] },
);

/** A person or organisation; ORCID and given names belong to people only. */
export const AGENT: fc.Arbitrary<Agent> = fc
  .record(
    {
      name: TEXT,
      isOrganisation: fc.boolean(),
      role: fc.constantFrom(...CONTRIBUTOR_TYPES.map((one) => one.label)),
      isCreator: fc.boolean(),
      givenName: TEXT,
      familyName: TEXT,
      language: LANGUAGE,
      orcid: fc.constantFrom('https://orcid.org/0000-0002-1825-0097', 'https://orcid.org/0000-0001-5109-3700'),
      affiliation: TEXT,
      ror: fc.constantFrom('https://ror.org/04z8jg394', 'https://ror.org/00f7hpc57'),
      identifiers: few(fc.record({ identifier: TEXT, scheme: fc.constantFrom('ISNI', 'GRID') }), 1),
      furtherAffiliations: few(
        fc.record({ name: TEXT, identifier: ADDRESS, scheme: TEXT, schemeUri: ADDRESS }, { requiredKeys: ['name'] }),
        1,
      ),
      email: fc.constantFrom('ann@example.org', 'bob@example.org'),
    },
    { requiredKeys: ['name', 'isCreator'] },
  )
  .map((agent) => {
    const { orcid, givenName, familyName, ...rest } = agent;
    return rest.isOrganisation === true ? rest : agent;
  });

/** A publisher. */
export const PUBLISHER: fc.Arbitrary<Publisher> = fc.record(
  { name: TEXT, identifier: ADDRESS, scheme: TEXT, schemeUri: ADDRESS, language: LANGUAGE },
  { requiredKeys: ['name'] },
);

/** Funding with or without award. */
export const FUNDING: fc.Arbitrary<FundingReference> = fc.record(
  {
    funderName: TEXT,
    funderIdentifier: ADDRESS,
    funderIdentifierType: fc.constantFrom('ROR', 'ISNI', 'Other'),
    schemeUri: ADDRESS,
    awardNumber: TEXT,
    awardUri: ADDRESS,
    awardTitle: TEXT,
  },
  { requiredKeys: ['funderName'] },
);

/** A work of any relation, named by DOI or address. */
export const WORK: fc.Arbitrary<RelatedWork> = fc
  .oneof(
    fc.record({ identifier: SOME_DOI, identifierType: fc.constant('DOI') }),
    fc.record({ identifier: ADDRESS, identifierType: fc.constant('URL') }),
  )
  .chain((named) =>
    fc.record(
      {
        identifier: fc.constant(named.identifier),
        identifierType: fc.constant(named.identifierType),
        relationType: RELATION,
        title: TEXT,
        citation: TEXT,
        generalType: fc.constantFrom('Dataset', 'JournalArticle', 'PhysicalObject'),
        relationNote: TEXT,
        metadataScheme: TEXT,
        schemeUri: ADDRESS,
        schemeType: TEXT,
      },
      { requiredKeys: ['identifier', 'identifierType', 'relationType'] },
    ),
  );

/** A work described within the record. */
export const ITEM: fc.Arbitrary<RelatedItem> = fc.record(
  {
    generalType: fc.constantFrom('Journal', 'Book'),
    relationType: RELATION,
    relationNote: TEXT,
    identifier: SOME_DOI,
    identifierType: fc.constant('DOI'),
    metadataScheme: TEXT,
    schemeUri: ADDRESS,
    schemeType: TEXT,
    creators: few(AGENT, 1),
    titles: few(fc.record({ text: TEXT, language: LANGUAGE }, { requiredKeys: ['text'] }), 1),
    publicationYear: fc.integer({ min: 1900, max: 2099 }).map(String),
    volume: TEXT,
    issue: TEXT,
    number: TEXT,
    numberType: fc.constantFrom('Article', 'Chapter'),
    firstPage: TEXT,
    lastPage: TEXT,
    publisher: PUBLISHER,
    edition: TEXT,
    contributors: few(AGENT, 1),
  },
  { requiredKeys: ['generalType', 'relationType'] },
);

/** A text of a DataCite kind. */
export const FURTHER_DESCRIPTION: fc.Arbitrary<FurtherDescription> = fc.record(
  {
    text: TEXT,
    type: fc.constantFrom('Methods', 'TechnicalInfo', 'Other'),
    scheme: TEXT,
    schemeUri: ADDRESS,
    language: LANGUAGE,
  },
  { requiredKeys: ['text'] },
);

/** A date of another kind. */
export const STATED_DATE: fc.Arbitrary<StatedDate> = fc.record(
  { date: DATE, type: fc.constantFrom('Updated', 'Accepted', 'Other'), note: TEXT },
  { requiredKeys: ['date', 'type'] },
);

/** A licence with a name or an address, or both. */
export const LICENCE: fc.Arbitrary<Licence> = fc.oneof(
  fc.record(
    { name: TEXT, uri: ADDRESS, identifier: fc.constantFrom('CC-BY-4.0', 'CC0-1.0'), scheme: TEXT, schemeUri: ADDRESS },
    { requiredKeys: ['name'] },
  ),
  fc.record({ uri: ADDRESS, language: LANGUAGE }, { requiredKeys: ['uri'] }),
);

/** A stay in a collection. */
export const CURATION: fc.Arbitrary<Curation> = fc.record(
  {
    institution: TEXT,
    institutionUri: ADDRESS,
    curator: TEXT,
    curatorIdentifier: TEXT,
    curatorIdentifierType: fc.constantFrom('ORCID', 'URL'),
    location: TEXT,
    date: DATE,
  },
  { requiredKeys: ['institution'] },
);

/** A position with three places. */
export const POSITION: fc.Arbitrary<Position> = fc.record({
  longitudeDeg: decimal(-180, 180),
  latitudeDeg: decimal(-90, 90),
});

const RING = fc.array(POSITION, { minLength: 3, maxLength: 4 }).map((open) => [...open, ...open.slice(0, 1)]);

/** A place that has at least one shape or a name. */
export const PLACE: fc.Arbitrary<Place> = fc
  .record(
    {
      name: TEXT,
      identifier: ADDRESS,
      identifierType: fc.constant('GeoNames'),
      points: few(POSITION, 1),
      boxes: few(
        fc.record({
          westDeg: decimal(-180, 180),
          eastDeg: decimal(-180, 180),
          southDeg: decimal(-90, 0),
          northDeg: decimal(0, 90),
        }),
        1,
      ),
      lines: few(fc.array(POSITION, { minLength: 2, maxLength: 3 }), 1),
      polygons: few(fc.record({ ring: RING, inside: POSITION }, { requiredKeys: ['ring'] }), 1),
      stated: fc.record({ text: TEXT, type: TEXT, srid: TEXT, uri: ADDRESS }, { requiredKeys: ['text'] }),
    },
    { requiredKeys: [] },
  )
  .filter((place) => Object.keys(place).some((key) => !key.startsWith('identifier')));
