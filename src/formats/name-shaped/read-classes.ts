import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Concept } from '../../domain/description/statements.ts';
import { COLLECTION_METHODS } from '../../domain/vocabulary/collection-methods.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import { conceptOf, objectTypeOf } from './odm2-concepts.ts';

/** What kind of thing it is, of what, and how it was taken. */
export type ClassesRead = Pick<
  Partial<SampleDescription>,
  | 'objectType'
  | 'generalType'
  | 'resourceType'
  | 'sampleType'
  | 'furtherResourceTypes'
  | 'material'
  | 'furtherMaterials'
  | 'collectionMethod'
  | 'collectionMethodDescription'
  | 'furtherMethods'
>;

const METHODS = new Map(COLLECTION_METHODS.map((one) => [one.label.toLowerCase(), one]));

/**
 * The three lists that name-shaped and CSIRO-shaped descriptions share. Of the alternate resource types the first is the
 * sample type, but a feature of ODM2 beside `other` is the resource type; alternate materials are further materials; alternate methods are the method's description and then further
 * methods, or the method itself where the listed one is `Unknown`.
 */
export function readClasses(root: ElementReader): ClassesRead {
  const others = alternatives(root, 'resourceTypes', 'alternateResourceType');
  const types = root.list('resourceTypes', 'resourceType').flatMap(termsIn);
  const isCollection = types.some((one) => one.label === 'Collection');
  const [stated, ...moreTypes] = types.filter((one) => one.label !== 'Collection');
  const feature = stated === undefined || stated.label === 'Other' ? others.find(isFeatureAddress) : undefined;
  const resourceType = feature === undefined ? stated : conceptOf(feature);
  const [sampleType, ...otherTypes] = others.filter((one) => one !== feature);
  const [material, ...moreMaterials] = root.list('materials', 'material').flatMap(termsIn);
  return present({
    objectType: objectTypeOf(resourceType),
    generalType: isCollection ? 'Collection' : undefined,
    resourceType,
    sampleType,
    furtherResourceTypes: [...moreTypes, ...otherTypes.map(conceptOf)],
    material,
    furtherMaterials: [...moreMaterials, ...alternatives(root, 'materials', 'alternateMaterial').map(conceptOf)],
    ...readMethods(root),
  });
}

function isFeatureAddress(text: string): boolean {
  return /^https?:\/\/vocabulary\.odm2\.org\/samplingfeaturetype\//i.test(text);
}

function readMethods(root: ElementReader): ClassesRead {
  const [stated] = root.list('collectionMethods', 'collectionMethod').flatMap(textOf);
  const others = alternatives(root, 'collectionMethods', 'alternateCollectionMethod');
  const isUnknown = stated === undefined || stated.toLowerCase() === 'unknown';
  const [method, ...rest] = isUnknown && others.length > 0 ? others : [stated, ...others];
  const [collectionMethodDescription, ...furtherMethods] = rest.filter((one) => one !== undefined);
  return present({
    collectionMethod: method === undefined ? undefined : methodOf(method),
    collectionMethodDescription,
    furtherMethods: furtherMethods.map(methodOf),
  });
}

function methodOf(text: string): Concept {
  const listed = METHODS.get(text.toLowerCase());
  return listed === undefined ? conceptOf(text) : present({ label: listed.label, uri: listed.uri });
}

function alternatives(root: ElementReader, wrapper: string, name: string): readonly string[] {
  return root.children(wrapper).flatMap((one) => one.list(`${name}s`, name).flatMap(textOf));
}

function termsIn(element: ElementReader): readonly Concept[] {
  return textOf(element).map(conceptOf);
}

function textOf(element: ElementReader): readonly string[] {
  const text = element.own();
  return text === undefined ? [] : [text];
}
