import type { JsonObject } from '../../formats/datacite-json/json-reader.ts';
import { isObject } from '../../formats/datacite-json/json-reader.ts';
import { isWritable } from './is-writable.ts';
import type { Problem } from './json-api.ts';

/** What a record says in the words of the REST API: only attributes that describe, each in its full spelling, none empty. */
export type KernelAttributes = Readonly<Record<string, unknown>>;

/** Attributes that are lists of objects. */
export const OBJECT_LISTS = [
  'creators',
  'titles',
  'subjects',
  'contributors',
  'dates',
  'alternateIdentifiers',
  'relatedIdentifiers',
  'relatedItems',
  'rightsList',
  'descriptions',
  'geoLocations',
  'fundingReferences',
] as const;

/** Attributes that are lists of texts. */
export const TEXT_LISTS = ['sizes', 'formats'] as const;

/** What a request states, in full spelling; null for what it empties. */
export interface GivenAttributes {
  readonly given: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

/**
 * Reads the describing attributes of a request. `identifiers` is the other name of `alternateIdentifiers`; publishers and
 * affiliations may be texts. Problems name the attribute that has another shape than DataCite's.
 */
export function readGiven(attributes: JsonObject): GivenAttributes {
  const given: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [name, read] of Object.entries(READERS)) {
    if (!Object.hasOwn(attributes, name)) continue;
    const value = attributes[name];
    const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
    const full = isEmpty ? null : isWritable(value) ? read(value) : undefined;
    if (full === undefined) problems.push({ source: name, title: 'Is invalid' });
    else given[name] = full;
  }
  return { given: withAlternates(given), problems };
}

/** Both at once: what stood, with what is stated put in its place and what is emptied taken out. */
export function overlay(stood: KernelAttributes, given: Readonly<Record<string, unknown>>): KernelAttributes {
  return Object.fromEntries(Object.entries({ ...stood, ...given }).filter(([, value]) => value !== null));
}

type Read = (value: unknown) => unknown;

const objects: Read = (value) => {
  const list = Array.isArray(value) ? value : [value];
  return list.every(isObject) ? list : undefined;
};
const names: Read = (value) => (objects(value) as readonly JsonObject[] | undefined)?.map(fullName);
const texts: Read = (value) => {
  const list = Array.isArray(value) ? value : [value];
  return list.every((one) => typeof one === 'string' || typeof one === 'number') ? list.map(String) : undefined;
};
const text: Read = (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);
const object: Read = (value) => (isObject(value) ? value : undefined);
const year: Read = (value) => (/^\d{4}$/.test(String(value)) ? Number(value) : undefined);
const publisher: Read = (value) => (typeof value === 'string' ? { name: value } : object(value));

const READERS: Readonly<Record<string, Read>> = {
  ...Object.fromEntries(OBJECT_LISTS.map((name) => [name, objects])),
  creators: names,
  contributors: names,
  identifiers: objects,
  sizes: texts,
  formats: texts,
  publisher,
  publicationYear: year,
  types: object,
  language: text,
  version: text,
  container: object,
  contentUrl: texts,
};

/** Affiliations as objects; `affiliation` may be one or a list of either. */
function fullName(name: JsonObject): JsonObject {
  if (name.affiliation === undefined || name.affiliation === null) return name;
  const list = Array.isArray(name.affiliation) ? name.affiliation : [name.affiliation];
  return { ...name, affiliation: list.map((one: unknown) => (isObject(one) ? one : { name: String(one) })) };
}

/** Identifiers and alternate identifiers are the same; what is stated last in the longer name counts. */
function withAlternates({ identifiers, ...given }: Record<string, unknown>): Readonly<Record<string, unknown>> {
  if (identifiers === undefined || given.alternateIdentifiers !== undefined) return given;
  if (identifiers === null) return { ...given, alternateIdentifiers: null };
  const alternates = (identifiers as readonly JsonObject[])
    .filter((one) => String(one.identifierType).toUpperCase() !== 'DOI')
    .map((one) => ({ alternateIdentifier: one.identifier, alternateIdentifierType: one.identifierType }));
  return { ...given, alternateIdentifiers: alternates.length === 0 ? null : alternates };
}
