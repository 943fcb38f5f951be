import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { ElementReader } from './element-reader.ts';
import { namespaceOf, type ReadIdentifier } from './read-identifier.ts';

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/**
 * A description from what a foreign record states. What every description has and no record need say: the namespace from the
 * code, name and title from each other, open unless told otherwise, object type `sample`. Members that are undefined or empty
 * lists vanish, so that absent means not stated.
 */
export function readDescription(
  identifier: ReadIdentifier | undefined,
  said: Optional<SampleDescription>,
): SampleDescription {
  const igsn = identifier?.code ?? '';
  const name = said.name ?? said.title ?? igsn;
  const description: Record<string, unknown> = {};
  for (const member in said) {
    const value = said[member as keyof SampleDescription];
    // What is filled in below keeps its place among what was said.
    if (ALWAYS.has(member) || (value !== undefined && !isEmptyList(value))) description[member] = value;
  }
  description.igsn = igsn;
  if (identifier?.prefix !== undefined) description.prefix = identifier.prefix;
  else if (description.prefix !== undefined) delete description.prefix;
  description.namespace = said.namespace ?? namespaceOf(igsn);
  description.objectType = said.objectType ?? 'sample';
  description.name = name;
  description.title = said.title ?? name;
  for (const list of LISTS) description[list] ??= [];
  description.isPublic = said.isPublic ?? true;
  description.isDemonstration = said.isDemonstration ?? false;
  // A copy, since what grew member by member has become a hash table: slower for everybody who reads it.
  return { ...description } as unknown as SampleDescription;
}

/** The lists that every description has. */
const LISTS = [
  'otherNames',
  'geologicalAges',
  'children',
  'depths',
  'agents',
  'fundingAgencies',
  'relatedWorks',
  'keywords',
  'stated',
] as const satisfies readonly (keyof SampleDescription)[];

/** The members that every description has. */
const ALWAYS: ReadonlySet<string> = new Set([
  ...LISTS,
  'igsn',
  'namespace',
  'objectType',
  'name',
  'title',
  'isPublic',
  'isDemonstration',
]);

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** A finding for a record without identifier; nothing for one that has it. */
export function checkIdentified(identifier: ReadIdentifier | undefined, element: ElementReader): void {
  if (identifier !== undefined) return;
  element.find('no-identifier', 'The record names no identifier.', { severity: 'error', rule: 'an IGSN' });
}
