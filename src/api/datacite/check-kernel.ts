import {
  CONTRIBUTORS,
  DATE_TYPES,
  DESCRIPTION_TYPES,
  FUNDER_TYPES,
  GENERAL_TYPES,
  IDENTIFIER_TYPES,
  type KernelList,
  NUMBER_TYPES,
  RELATIONS,
  TITLE_TYPES,
} from '../../formats/datacite-4/kernel-lists.ts';
import { isObject, type JsonObject } from '../../formats/datacite-json/json-reader.ts';
import type { Problem } from './json-api.ts';
import type { KernelAttributes } from './kernel-attributes.ts';

const NAME_TYPES: KernelList = new Map([
  ['Personal', '4.0'],
  ['Organizational', '4.0'],
]);

/** Members of list items with the controlled list that they come from. */
const LISTED: readonly (readonly [attribute: string, member: string, values: KernelList])[] = [
  ['titles', 'titleType', TITLE_TYPES],
  ['creators', 'nameType', NAME_TYPES],
  ['contributors', 'nameType', NAME_TYPES],
  ['contributors', 'contributorType', CONTRIBUTORS],
  ['dates', 'dateType', DATE_TYPES],
  ['relatedIdentifiers', 'relatedIdentifierType', IDENTIFIER_TYPES],
  ['relatedIdentifiers', 'relationType', RELATIONS],
  ['relatedIdentifiers', 'resourceTypeGeneral', GENERAL_TYPES],
  ['relatedItems', 'relatedItemType', GENERAL_TYPES],
  ['relatedItems', 'relationType', RELATIONS],
  ['relatedItems', 'numberType', NUMBER_TYPES],
  ['descriptions', 'descriptionType', DESCRIPTION_TYPES],
  ['fundingReferences', 'funderIdentifierType', FUNDER_TYPES],
];

/** Members that an item of a list must have. */
const NEEDED: readonly (readonly [attribute: string, member: string])[] = [
  ['titles', 'title'],
  ['creators', 'name'],
  ['contributors', 'name'],
  ['contributors', 'contributorType'],
  ['subjects', 'subject'],
  ['dates', 'date'],
  ['dates', 'dateType'],
  ['relatedIdentifiers', 'relatedIdentifier'],
  ['relatedIdentifiers', 'relatedIdentifierType'],
  ['relatedIdentifiers', 'relationType'],
  ['descriptions', 'description'],
  ['descriptions', 'descriptionType'],
  ['fundingReferences', 'funderName'],
];

const BLANK = "Can't be blank";

/**
 * What keeps a record from being registered: the mandatory attributes of the kernel, members that items must have, and words
 * that a controlled list lacks. Unlike DataCite, each problem names the word. Source: DataCite Metadata Schema 4.7.
 */
export function checkKernel(attributes: KernelAttributes): readonly Problem[] {
  return [...missing(attributes), ...NEEDED.flatMap((one) => unfilled(attributes, ...one)), ...unlisted(attributes)];
}

function missing(attributes: KernelAttributes): readonly Problem[] {
  const needed = ['creators', 'titles', 'publisher', 'publicationYear', 'types'];
  const blank = needed.filter((name) => attributes[name] === undefined);
  const publisher = isObject(attributes.publisher) && !attributes.publisher.name ? ['publisher'] : [];
  return [...blank, ...publisher].map((source) => ({ source, title: BLANK }));
}

function unfilled(attributes: KernelAttributes, attribute: string, member: string): readonly Problem[] {
  const isNamed = (item: JsonObject) => member === 'name' && (item.familyName || item.givenName);
  const empty = itemsOf(attributes, attribute).some((item) => !item[member] && !isNamed(item));
  return empty ? [{ source: attribute, title: `${member} can't be blank` }] : [];
}

function unlisted(attributes: KernelAttributes): readonly Problem[] {
  const { types } = attributes;
  const general = isObject(types) ? types.resourceTypeGeneral : undefined;
  return [
    ...(general
      ? notListed('types', 'resourceTypeGeneral', general, GENERAL_TYPES)
      : [{ source: 'types', title: BLANK }]),
    ...LISTED.flatMap(([attribute, member, values]) =>
      itemsOf(attributes, attribute).flatMap((item) => notListed(attribute, member, item[member], values)),
    ),
  ];
}

function notListed(source: string, member: string, word: unknown, values: KernelList): readonly Problem[] {
  if (word === undefined || word === null || word === '' || values.has(String(word))) return [];
  return [{ source, title: `${member} ${JSON.stringify(String(word).slice(0, 80))} is not in the list of DataCite` }];
}

function itemsOf(attributes: KernelAttributes, name: string): readonly JsonObject[] {
  const list = attributes[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
}
