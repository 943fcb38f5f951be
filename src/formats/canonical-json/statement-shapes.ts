import type {
  Affiliation,
  Agent,
  FundingReference,
  NameIdentifier,
  Publisher,
} from '../../domain/description/agent.ts';
import type { Box, Place, Polygon, Position, StatedGeometry, UtmPosition } from '../../domain/description/place.ts';
import type { Image, RelatedItem, RelatedWork, Title, TypedIdentifier } from '../../domain/description/related-work.ts';
import type {
  AgeRange,
  Concept,
  Curation,
  ForeignElement,
  FurtherDescription,
  Instrument,
  Launch,
  Licence,
  LocalContextsLabel,
  Size,
  StatedDate,
  Subject,
  SupplementalRecord,
} from '../../domain/description/statements.ts';
import { flag, list, number, object, text } from './shape.ts';

const CONCEPT_MEMBERS = { label: text, uri: text, scheme: text };

export const CONCEPT = object<Concept>(CONCEPT_MEMBERS, 'label');
export const SUBJECT = object<Subject>(
  { ...CONCEPT_MEMBERS, schemeUri: text, classificationCode: text, language: text },
  'label',
);
export const TITLE = object<Title>({ text, type: text, language: text }, 'text');
export const TYPED = object<TypedIdentifier>({ type: text, value: text }, 'type', 'value');
export const FURTHER = object<FurtherDescription>(
  { text, type: text, scheme: text, schemeUri: text, language: text },
  'text',
);
export const AGE = object<AgeRange>({ minimum: number, maximum: number, unit: text });
export const SIZE = object<Size>({ value: text, unit: text }, 'value');
export const INSTRUMENT = object<Instrument>({ name: text, identifier: text, identifierType: text }, 'name');
export const LAUNCH = object<Launch>({ type: text, platformName: text, identifier: text });
export const DATED = object<StatedDate>({ date: text, type: text, note: text }, 'date', 'type');
export const LICENCE = object<Licence>({
  name: text,
  uri: text,
  identifier: text,
  scheme: text,
  schemeUri: text,
  language: text,
});
export const LABEL = object<LocalContextsLabel>({ name: text, uri: text, community: text, text }, 'name');
export const CURATION = object<Curation>(
  {
    institution: text,
    institutionUri: text,
    curator: text,
    curatorIdentifier: text,
    curatorIdentifierType: text,
    location: text,
    date: text,
  },
  'institution',
);
export const SUPPLEMENT = object<SupplementalRecord>({ url: text, title: text }, 'url');
export const IMAGE = object<Image>({ url: text, caption: text, licence: text }, 'url');
export const FOREIGN = object<ForeignElement>({ format: text, path: text, content: text }, 'format', 'path', 'content');

const NAMED = object<NameIdentifier>({ identifier: text, scheme: text, schemeUri: text }, 'identifier', 'scheme');
const AFFILIATION = object<Affiliation>({ name: text, identifier: text, scheme: text, schemeUri: text }, 'name');
export const AGENT = object<Agent>(
  {
    name: text,
    isOrganisation: flag,
    role: text,
    isCreator: flag,
    givenName: text,
    familyName: text,
    language: text,
    orcid: text,
    affiliation: text,
    ror: text,
    identifiers: list(NAMED),
    furtherAffiliations: list(AFFILIATION),
    email: text,
  },
  'name',
  'isCreator',
);
export const PUBLISHER = object<Publisher>(
  { name: text, identifier: text, scheme: text, schemeUri: text, language: text },
  'name',
);
export const FUNDING = object<FundingReference>(
  {
    funderName: text,
    funderIdentifier: text,
    funderIdentifierType: text,
    schemeUri: text,
    awardNumber: text,
    awardUri: text,
    awardTitle: text,
  },
  'funderName',
);

const POSITION = object<Position>({ longitudeDeg: number, latitudeDeg: number }, 'longitudeDeg', 'latitudeDeg');
const BOX = object<Box>(
  { westDeg: number, eastDeg: number, southDeg: number, northDeg: number },
  'westDeg',
  'eastDeg',
  'southDeg',
  'northDeg',
);
const POLYGON = object<Polygon>({ ring: list(POSITION), inside: POSITION }, 'ring');
const GEOMETRY = object<StatedGeometry>({ text, type: text, srid: text, uri: text }, 'text');
export const PLACE = object<Place>({
  name: text,
  identifier: text,
  identifierType: text,
  points: list(POSITION),
  boxes: list(BOX),
  lines: list(list(POSITION)),
  polygons: list(POLYGON),
  stated: GEOMETRY,
});
export const UTM = object<UtmPosition>({ eastingM: number, northingM: number, zone: text });

const NAMED_WORK = {
  identifier: text,
  identifierType: text,
  relationType: text,
  generalType: text,
  relationNote: text,
  metadataScheme: text,
  schemeUri: text,
  schemeType: text,
};
export const WORK = object<RelatedWork>(
  { ...NAMED_WORK, title: text, citation: text },
  'identifier',
  'identifierType',
  'relationType',
);
export const ITEM = object<RelatedItem>(
  {
    ...NAMED_WORK,
    creators: list(AGENT),
    titles: list(TITLE),
    publicationYear: text,
    volume: text,
    issue: text,
    number: text,
    numberType: text,
    firstPage: text,
    lastPage: text,
    publisher: PUBLISHER,
    edition: text,
    contributors: list(AGENT),
  },
  'generalType',
  'relationType',
);
