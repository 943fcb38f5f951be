import { present } from '../../domain/description/present.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import { allText } from '../xml/xml-node.ts';
import type {
  DataciteFunding,
  DataciteRecord,
  DataciteRelated,
  DataciteRights,
  DataciteSubject,
  DataciteText,
} from './datacite-record.ts';
import { readItem } from './read-xml-item.ts';
import { readName } from './read-xml-name.ts';
import { readPlace } from './read-xml-place.ts';
import { readTitle } from './read-xml-title.ts';

/**
 * What an XML record of any kernel 4 says, in any order; what is empty is not said. Descriptions keep their line breaks, each
 * `br` one; where there are such, line ends of the source are mere blanks.
 */
export function readXmlRecord(root: ElementReader): DataciteRecord {
  const identifier = root.child('identifier');
  const type = identifier?.attribute('identifierType') ?? 'DOI';
  const value = identifier?.own();
  const publisher = root.child('publisher');
  const name = publisher?.own();
  return present({
    ...(value !== undefined && (/^doi$/i.test(type) ? { doi: value } : { otherIdentifier: { type, value } })),
    creators: root.list('creators', 'creator').flatMap(readName),
    titles: root.list('titles', 'title').flatMap(readTitle),
    publisher:
      publisher === undefined || name === undefined
        ? undefined
        : present({
            name,
            publisherIdentifier: publisher.attribute('publisherIdentifier'),
            publisherIdentifierScheme: publisher.attribute('publisherIdentifierScheme'),
            schemeUri: publisher.attribute('schemeURI'),
            lang: publisher.attribute('xml:lang'),
          }),
    publicationYear: root.text('publicationYear'),
    types: readTypes(root),
    contributors: root.list('contributors', 'contributor').flatMap(readName),
    language: root.text('language'),
    version: root.text('version'),
    ...readLists(root),
  });
}

function readLists(root: ElementReader): Partial<DataciteRecord> {
  return {
    subjects: root.list('subjects', 'subject').flatMap(readSubject),
    dates: root.list('dates', 'date').flatMap((one) => {
      const date = one.own();
      const dateType = one.attribute('dateType') ?? 'Other';
      const dateInformation = one.attribute('dateInformation');
      return date === undefined ? [] : [present({ date, dateType, dateInformation })];
    }),
    alternateIdentifiers: root.list('alternateIdentifiers', 'alternateIdentifier').flatMap((one) => {
      const alternateIdentifier = one.own();
      const alternateIdentifierType = one.attribute('alternateIdentifierType') ?? '';
      return alternateIdentifier === undefined ? [] : [{ alternateIdentifier, alternateIdentifierType }];
    }),
    relatedIdentifiers: root.list('relatedIdentifiers', 'relatedIdentifier').flatMap(readRelated),
    sizes: texts(root.list('sizes', 'size')),
    formats: texts(root.list('formats', 'format')),
    // Before kernel 3 there was one element of rights, without a wrapper.
    rightsList: [...root.list('rightsList', 'rights'), ...root.children('rights')].flatMap(readRights),
    descriptions: root.list('descriptions', 'description').flatMap(readText),
    geoLocations: root.list('geoLocations', 'geoLocation').flatMap(readPlace),
    fundingReferences: root.list('fundingReferences', 'fundingReference').flatMap(readFunding),
    relatedItems: root.list('relatedItems', 'relatedItem').map(readItem),
  };
}

function readTypes(root: ElementReader): DataciteRecord['types'] {
  const kind = root.child('resourceType');
  if (kind === undefined) return undefined;
  const resourceTypeGeneral = kind.attribute('resourceTypeGeneral') ?? 'Other';
  return present({ resourceTypeGeneral, resourceType: kind.own() });
}

function readSubject(one: ElementReader): readonly DataciteSubject[] {
  const subject = one.own();
  const said = {
    subjectScheme: one.attribute('subjectScheme'),
    schemeUri: one.attribute('schemeURI'),
    valueUri: one.attribute('valueURI'),
    classificationCode: one.attribute('classificationCode'),
    lang: one.attribute('xml:lang'),
  };
  return subject === undefined ? [] : [present({ subject, ...said })];
}

function readRelated(one: ElementReader): readonly DataciteRelated[] {
  const relatedIdentifier = one.own();
  const said = {
    relatedIdentifierType: one.attribute('relatedIdentifierType') ?? '',
    relationType: one.attribute('relationType') ?? 'References',
    resourceTypeGeneral: one.attribute('resourceTypeGeneral'),
    relatedMetadataScheme: one.attribute('relatedMetadataScheme'),
    schemeUri: one.attribute('schemeURI'),
    schemeType: one.attribute('schemeType'),
    relationTypeInformation: one.attribute('relationTypeInformation'),
  };
  return relatedIdentifier === undefined ? [] : [present({ relatedIdentifier, ...said })];
}

function readRights(one: ElementReader): readonly DataciteRights[] {
  const said = present({
    rights: one.own(),
    rightsUri: one.attribute('rightsURI'),
    rightsIdentifier: one.attribute('rightsIdentifier'),
    rightsIdentifierScheme: one.attribute('rightsIdentifierScheme'),
    schemeUri: one.attribute('schemeURI'),
    lang: one.attribute('xml:lang'),
  });
  return Object.keys(said).length === 0 ? [] : [said];
}

function readText(one: ElementReader): readonly DataciteText[] {
  const descriptionType = one.attribute('descriptionType') ?? 'Other';
  const lang = one.attribute('xml:lang');
  one.children('br');
  const description = brokenText(one);
  return description === undefined ? [] : [present({ description, descriptionType, lang })];
}

function brokenText(one: ElementReader): string | undefined {
  const { parts } = one.node;
  if (parts === undefined) return one.own();
  const pieces = parts.map((part) =>
    typeof part === 'string' ? part.replace(/\s+/g, ' ') : part.name === 'br' ? '\n' : allText(part),
  );
  const text = pieces
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
  return text === '' ? undefined : text;
}

function readFunding(one: ElementReader): readonly DataciteFunding[] {
  const identifier = one.child('funderIdentifier');
  const award = one.child('awardNumber');
  const funderName = one.text('funderName');
  const said = {
    funderIdentifier: identifier?.own(),
    funderIdentifierType: identifier?.attribute('funderIdentifierType'),
    schemeUri: identifier?.attribute('schemeURI'),
    awardNumber: award?.own(),
    awardUri: award?.attribute('awardURI'),
    awardTitle: one.text('awardTitle'),
  };
  if (funderName !== undefined) return [present({ funderName, ...said })];
  one.find('no-funder-name', 'A funding reference names no funder.', { rule: 'funderName' });
  return [];
}

function texts(elements: readonly ElementReader[]): readonly string[] {
  return elements.map((one) => one.own()).filter((one) => one !== undefined);
}
