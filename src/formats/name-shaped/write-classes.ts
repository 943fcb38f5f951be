import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Concept } from '../../domain/description/statements.ts';
import { collectionMethodByLabel } from '../../domain/vocabulary/collection-methods.ts';
import { listedResourceUri } from '../../domain/vocabulary/listed-resource.ts';
import { MATERIALS, materialByUri, materialOf } from '../../domain/vocabulary/materials.ts';
import { isFeature } from '../../domain/vocabulary/resource-types.ts';
import { each, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { UNKNOWN_SPECIMEN } from './odm2-concepts.ts';

/**
 * How a schema spells ODM2 addresses: which of the three lists close with a slash, and its word for an unknown specimen. Without
 * `feature` the schema takes no feature as resource type, and the address of one is an alternate type beside `other`.
 */
export interface Odm2Spelling {
  readonly feature: '/' | '' | undefined;
  readonly specimen: '/' | '';
  readonly material: '/' | '';
  readonly unknownSpecimen: string;
  /** Whether `Collection` stands where a type does. */
  readonly takesCollection: boolean;
}

/** IGSN description 1.0 and GFZ description: every address closes with a slash. */
export const CLOSED_ADDRESSES: Odm2Spelling = {
  feature: '/',
  specimen: '/',
  material: '/',
  unknownSpecimen: 'http://vocabulary.odm2.org/specimentype/unknown',
  takesCollection: true,
};

const METHODS = 'collectionMethods';

/** Listed in ODM2, but not in the descriptions. */
const NOT_APPLICABLE = 'http://vocabulary.odm2.org/medium/notApplicable';
const OTHER_MATERIAL = 'http://vocabulary.odm2.org/medium/other';

/** The resource type; what the list lacks is `other`, with its words among the alternate types. Nothing where nothing is said. */
export function resourceTypeElements(description: SampleDescription, spelling: Odm2Spelling): Xml {
  const { resourceType, sampleType, furtherResourceTypes = [], generalType } = description;
  const listed = listedType(resourceType, spelling);
  const words = [
    sampleType,
    resourceType !== undefined && !isSaid(resourceType, listed) ? unlistedWord(resourceType) : undefined,
    ...furtherResourceTypes.map((one) => one.uri ?? one.label),
  ];
  const others = alternatives('alternateResourceType', words);
  const isCollection = spelling.takesCollection && generalType === 'Collection' && listed === undefined;
  if (resourceType === undefined && others === NO_XML && !isCollection) return NO_XML;
  const fallback = isCollection ? 'Collection' : `${listedResourceUri(undefined)}${spelling.specimen}`;
  return wrap('resourceTypes', xml(textElement('resourceType', listed ?? fallback), others));
}

/** Materials of ODM2, and as alternates the words that ODM2 has none for, the rock and further materials. */
export function materialElements(description: SampleDescription, { material: slash }: Odm2Spelling): Xml {
  const { material, rock, furtherMaterials = [] } = description;
  const known = materialByUri(material && (material.uri ?? materialOf(material.label).uri));
  const listed = furtherMaterials.filter(isListedMaterial);
  const words = [
    known.label === material?.label ? undefined : material?.label,
    rock,
    ...furtherMaterials.filter((one) => !listed.includes(one)).map((one) => one.uri ?? one.label),
  ];
  const others = alternatives('alternateMaterial', words);
  if (material === undefined && others === NO_XML && listed.length === 0) return NO_XML;
  const main = known.uri === NOT_APPLICABLE ? OTHER_MATERIAL : known.uri;
  const uris = [...new Set([main, ...listed.map((one) => one.uri)])];
  return wrap(
    'materials',
    xml(
      each(uris, (uri) => textElement('material', `${uri}${slash}`)),
      others,
    ),
  );
}

/** One of the 31 methods, `Unknown` where only words of other lists are said, and those words. */
export function methodElements(description: SampleDescription): Xml {
  const { collectionMethod, collectionMethodDescription, furtherMethods = [] } = description;
  const listed = collectionMethod && collectionMethodByLabel(collectionMethod.label)?.label;
  const words = [
    listed === undefined ? collectionMethod?.label : undefined,
    collectionMethodDescription,
    ...furtherMethods.map((one) => one.label),
  ];
  const others = alternatives('alternateCollectionMethod', words);
  const method = listed ?? (others === NO_XML ? undefined : 'Unknown');
  return wrap(METHODS, xml(textElement('collectionMethod', method), others));
}

function listedType(resourceType: Concept | undefined, spelling: Odm2Spelling): string | undefined {
  if (resourceType?.uri === undefined) return undefined;
  const uri = resourceType.uri.replace(/\/$/, '');
  if (uri === UNKNOWN_SPECIMEN || uri.endsWith('/specimentype/unknown'))
    return `${spelling.unknownSpecimen}${spelling.specimen}`;
  const listed = listedResourceUri(resourceType);
  if (listed !== uri && listed === listedResourceUri(undefined)) return undefined;
  const end = isFeature(resourceType) ? spelling.feature : spelling.specimen;
  return end === undefined ? undefined : `${listed}${end}`;
}

/** Whether the listed type is the type itself, and not what stands for a term of another vocabulary. */
function isSaid({ uri }: Concept, listed: string | undefined): boolean {
  const bare = uri?.replace(/\/$/, '') ?? '';
  return listed !== undefined && (listed.startsWith(bare) || bare.includes('/vocabulary.odm2.org/specimentype/'));
}

function unlistedWord(resourceType: Concept): string {
  return isFeature(resourceType) ? (resourceType.uri ?? resourceType.label) : resourceType.label;
}

function isListedMaterial({ uri }: Concept): boolean {
  return uri !== undefined && uri !== NOT_APPLICABLE && MATERIALS.some((one) => one.uri === uri);
}

function alternatives(name: string, words: readonly (string | undefined)[]): Xml {
  const said = [...new Set(words)];
  return wrap(
    `${name}s`,
    each(said, (word) => textElement(name, word)),
  );
}
