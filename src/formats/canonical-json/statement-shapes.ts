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
  Custody,
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
import { UNCERTAIN_NUMBERS, type UncertainNumber } from '../../domain/description/uncertain-number.ts';
import { flag, list, number, object, text, word } from './shape.ts';

const CONCEPT_MEMBERS = { label: text, uri: text, scheme: text };

/** A term of a vocabulary; must have its label. */
export const CONCEPT = object<Concept>(CONCEPT_MEMBERS, 'label');
/** A subject word; must have its label. */
export const SUBJECT = object<Subject>(
  { ...CONCEPT_MEMBERS, schemeUri: text, classificationCode: text, language: text },
  'label',
);
/** A title; must have its text. */
export const TITLE = object<Title>({ text, type: text, language: text }, 'text');
/** An identifier with its type; both must be there. */
export const TYPED = object<TypedIdentifier>({ type: text, value: text }, 'type', 'value');
/** A further text; must have the text. */
export const FURTHER = object<FurtherDescription>(
  { text, type: text, scheme: text, schemeUri: text, language: text },
  'text',
);
/** A range of numeric ages. */
export const AGE = object<AgeRange>({ minimum: number, maximum: number, unit: text });
/** An amount; must have its value. */
export const SIZE = object<Size>({ value: text, unit: text }, 'value');
/** An instrument; must have its name. */
export const INSTRUMENT = object<Instrument>({ name: text, identifier: text, identifierType: text }, 'name');
/** From what it was launched. */
export const LAUNCH = object<Launch>({ type: text, platformName: text, identifier: text });
/** A dated event; must have date and type. */
export const DATED = object<StatedDate>({ date: text, type: text, note: text }, 'date', 'type');
/** A licence by name, identifier or address. */
export const LICENCE = object<Licence>({
  name: text,
  uri: text,
  identifier: text,
  scheme: text,
  schemeUri: text,
  language: text,
});
/** A Local Contexts label; must have its name. */
export const LABEL = object<LocalContextsLabel>({ name: text, uri: text, community: text, text }, 'name');
/** A stay in a collection; must have the institution. */
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
/** What became of it; must have its state and day. */
export const CUSTODY = object<Custody>(
  { state: word('shipped', 'lent', 'used-up', 'lost', 'destroyed'), since: text, until: text },
  'state',
  'since',
);
/** A record elsewhere; must have its address. */
export const SUPPLEMENT = object<SupplementalRecord>({ url: text, title: text }, 'url');
/** An image; must have its address. */
export const IMAGE = object<Image>({ url: text, caption: text, licence: text }, 'url');
/** A foreign element; must have format, path and content. */
export const FOREIGN = object<ForeignElement>({ format: text, path: text, content: text }, 'format', 'path', 'content');

const NAMED = object<NameIdentifier>({ identifier: text, scheme: text, schemeUri: text }, 'identifier', 'scheme');
const AFFILIATION = object<Affiliation>({ name: text, identifier: text, scheme: text, schemeUri: text }, 'name');
/** A person or organisation; must have the name and say whether it is a creator. */
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
/** A publisher; must have its name. */
export const PUBLISHER = object<Publisher>(
  { name: text, identifier: text, scheme: text, schemeUri: text, language: text },
  'name',
);
/** Funding; must have the name of the funder. */
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
/** A place by name, shapes or both. */
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
/** A position in UTM. */
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
/** A work elsewhere; must have identifier, its type and the relation. */
export const WORK = object<RelatedWork>(
  { ...NAMED_WORK, title: text, citation: text },
  'identifier',
  'identifierType',
  'relationType',
);
/** A work described within the record; must have general type and relation. */
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

/** A number stated with doubt; must say of what it is and have its text. */
export const UNCERTAIN = object<UncertainNumber>(
  {
    of: word(...UNCERTAIN_NUMBERS),
    text,
    value: number,
    plusMinus: number,
    minimum: number,
    maximum: number,
    isAbout: flag,
  },
  'of',
  'text',
);
