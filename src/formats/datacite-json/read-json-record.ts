import { present } from '../../domain/description/present.ts';
import type {
  DataciteAlternate,
  DataciteFunding,
  DataciteRecord,
  DataciteRelated,
  DataciteRights,
  DataciteSubject,
  DataciteTitle,
} from '../datacite-4/datacite-record.ts';
import { listOf, type ObjectReader, textOf } from './json-reader.ts';
import { readItem } from './read-json-item.ts';
import { readName } from './read-json-name.ts';
import { readPlace } from './read-json-place.ts';

const isDoi = ({ alternateIdentifierType: type }: DataciteAlternate) => type.toUpperCase() === 'DOI';
const isRegistered = ({ alternateIdentifierType: type }: DataciteAlternate) => /^(?:handle|igsn)$/i.test(type);

/**
 * What attributes of the REST API say. Both names of the alternate identifiers are read, publishers and affiliations as text
 * or object, numbers as number or text.
 */
export function readJsonRecord(one: ObjectReader): DataciteRecord {
  const alternates = readAlternates(one);
  const doi = one.text('doi') ?? alternates.find(isDoi)?.alternateIdentifier;
  // Without DOI a record names itself by the first of the others that can be resolved.
  const other = doi === undefined ? alternates.find(isRegistered) : undefined;
  return present({
    doi,
    otherIdentifier: other && { type: other.alternateIdentifierType, value: other.alternateIdentifier },
    url: one.text('url'),
    creators: one.objects('creators', 'name').flatMap(readName),
    titles: one.objects('titles', 'title').flatMap(readTitle),
    publisher: readPublisher(one),
    publicationYear: one.text('publicationYear')?.slice(0, 4),
    types: readTypes(one),
    subjects: one.objects('subjects', 'subject').flatMap(readSubject),
    contributors: one.objects('contributors', 'name').flatMap(readName),
    dates: one.objects('dates', 'date').flatMap(readDate),
    language: one.text('language'),
    // The API takes no identifier of type DOI here, and gives the DOI itself in older answers.
    alternateIdentifiers: alternates.filter((known) => !isDoi(known) && known !== other),
    relatedIdentifiers: one.objects('relatedIdentifiers', 'relatedIdentifier').flatMap(readRelated),
    sizes: texts(one.member('sizes')),
    formats: texts(one.member('formats')),
    version: one.text('version'),
    rightsList: one.objects('rightsList', 'rights').flatMap(readRights),
    descriptions: one.objects('descriptions', 'description').flatMap((text) => {
      const description = text.text('description')?.replace(/<br\s*\/?>/gi, '\n');
      const said = { descriptionType: text.text('descriptionType') ?? 'Other', lang: text.text('lang') };
      return description === undefined ? [] : [present({ description, ...said })];
    }),
    geoLocations: one.objects('geoLocations', 'geoLocationPlace').flatMap(readPlace),
    fundingReferences: one.objects('fundingReferences', 'funderName').flatMap(readFunding),
    relatedItems: one.objects('relatedItems', 'relatedItemType').map(readItem),
  });
}

/** A title of a record or a related item. */
function readTitle(one: ObjectReader): readonly DataciteTitle[] {
  const title = one.text('title');
  const titleType = one.text('titleType');
  const lang = one.text('lang');
  return title === undefined ? [] : [present({ title, titleType, lang })];
}

function readPublisher(record: ObjectReader): DataciteRecord['publisher'] {
  const one = record.object('publisher', 'name');
  const name = one?.text('name');
  if (one === undefined || name === undefined) return undefined;
  return present({
    name,
    publisherIdentifier: one.text('publisherIdentifier'),
    publisherIdentifierScheme: one.text('publisherIdentifierScheme'),
    schemeUri: one.text('schemeUri', 'schemeURI'),
    lang: one.text('lang'),
  });
}

function readTypes(record: ObjectReader): DataciteRecord['types'] {
  const one = record.object('types', 'resourceTypeGeneral');
  if (one === undefined) return undefined;
  const resourceTypeGeneral = one.text('resourceTypeGeneral') ?? 'Other';
  return present({ resourceTypeGeneral, resourceType: one.text('resourceType') });
}

function readSubject(one: ObjectReader): readonly DataciteSubject[] {
  const subject = one.text('subject');
  const said = {
    subjectScheme: one.text('subjectScheme'),
    schemeUri: one.text('schemeUri', 'schemeURI'),
    valueUri: one.text('valueUri', 'valueURI'),
    classificationCode: one.text('classificationCode'),
    lang: one.text('lang'),
  };
  return subject === undefined ? [] : [present({ subject, ...said })];
}

function readDate(one: ObjectReader) {
  const date = one.text('date');
  const dateType = one.text('dateType') ?? 'Other';
  const dateInformation = one.text('dateInformation');
  return date === undefined ? [] : [present({ date, dateType, dateInformation })];
}

function readAlternates(record: ObjectReader): readonly DataciteAlternate[] {
  const own = record.objects('alternateIdentifiers', 'alternateIdentifier');
  const both = [...own, ...record.objects('identifiers', 'identifier')].flatMap((one) => {
    const alternateIdentifier = one.text('alternateIdentifier', 'identifier');
    const alternateIdentifierType = one.text('alternateIdentifierType', 'identifierType') ?? '';
    return alternateIdentifier === undefined ? [] : [{ alternateIdentifier, alternateIdentifierType }];
  });
  const seen = new Set<string>();
  return both.filter((one) => !seen.has(JSON.stringify(one)) && seen.add(JSON.stringify(one)));
}

function readRelated(one: ObjectReader): readonly DataciteRelated[] {
  const relatedIdentifier = one.text('relatedIdentifier');
  const said = {
    relatedIdentifierType: one.text('relatedIdentifierType') ?? '',
    relationType: one.text('relationType') ?? 'References',
    resourceTypeGeneral: one.text('resourceTypeGeneral'),
    relatedMetadataScheme: one.text('relatedMetadataScheme'),
    schemeUri: one.text('schemeUri', 'schemeURI'),
    schemeType: one.text('schemeType'),
    relationTypeInformation: one.text('relationTypeInformation'),
  };
  return relatedIdentifier === undefined ? [] : [present({ relatedIdentifier, ...said })];
}

function readRights(one: ObjectReader): readonly DataciteRights[] {
  const said = present({
    rights: one.text('rights'),
    rightsUri: one.text('rightsUri', 'rightsURI'),
    rightsIdentifier: one.text('rightsIdentifier'),
    rightsIdentifierScheme: one.text('rightsIdentifierScheme'),
    schemeUri: one.text('schemeUri', 'schemeURI'),
    lang: one.text('lang'),
  });
  return Object.keys(said).length === 0 ? [] : [said];
}

function readFunding(one: ObjectReader): readonly DataciteFunding[] {
  const funderName = one.text('funderName');
  const said = {
    funderIdentifier: one.text('funderIdentifier'),
    funderIdentifierType: one.text('funderIdentifierType'),
    schemeUri: one.text('schemeUri', 'schemeURI'),
    awardNumber: one.text('awardNumber'),
    awardUri: one.text('awardUri', 'awardURI'),
    awardTitle: one.text('awardTitle'),
  };
  if (funderName !== undefined) return [present({ funderName, ...said })];
  one.find('no-funder-name', 'A funding reference names no funder.', 'funderName', undefined, 'funderName');
  return [];
}

function texts(value: unknown): readonly string[] {
  return listOf(value)
    .map(textOf)
    .filter((one) => one !== undefined);
}
