import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { findTerm } from '../../domain/vocabulary/find-term.ts';
import { mapTerm } from '../../domain/vocabulary/map-term.ts';
import { SAMPLE_TYPES, sampleTypeOf } from '../../domain/vocabulary/sample-types.ts';

/** The 37 sample types of SESAR: GFZ's list without its own `Core Sample`. */
export const SESAR_SAMPLE_TYPES: readonly string[] = SAMPLE_TYPES.filter((type) => type !== 'Core Sample');

const LISTED = 'gfz/sample-type';

/** Where else a word for a type may be from: SESAR's older and newer labels, ODM2. */
const OTHER_LISTS = ['sesar/sample-type', 'sesar/object-label', 'odm2/specimentype', 'odm2/samplingfeaturetype'];

const OBJECTS: Readonly<Record<string, ObjectType>> = {
  Site: 'site',
  Hole: 'hole',
  Core: 'core_run',
  'Oriented Core': 'core_run',
  'Core Section': 'section',
  'Core Section Half': 'split',
  'Core Quarter Round': 'split',
  'Core Whole Round': 'split',
  Cuttings: 'cuttings',
  Gas: 'gas',
  Liquid: 'fluid',
  'Thin Section': 'thin_section',
  Smear: 'smear_slide',
};

/**
 * The listed type that a word means, or what stands for it where it is of another list; for a path (`Individual Sample>Cube`) that of
 * its last listed step. Undefined for none.
 */
export function sampleTypeIn(word: string, types: readonly string[] = SAMPLE_TYPES): string | undefined {
  const steps = word.split('>').toReversed();
  return [word, ...steps].map(listedType).find((type) => type !== undefined && types.includes(type));
}

/** What may be written as type: what the description says, else what its ODM2 term or its place in the tree means, else `Other`. */
export function writableSampleType(description: SampleDescription, types: readonly string[]): string {
  const { sampleType, resourceType, objectType } = description;
  if (sampleType !== undefined) return sampleTypeIn(sampleType, types) ?? 'Other';
  const byTerm = resourceType?.uri === undefined ? undefined : sampleTypeIn(resourceType.uri, types);
  return byTerm ?? sampleTypeIn(sampleTypeOf(objectType, {}), types) ?? 'Other';
}

/** The kind of object that a listed type stands for; `sample` where it could be anything. */
export function objectTypeOf(sampleType: string): ObjectType {
  return OBJECTS[sampleType] ?? 'sample';
}

function listedType(word: string): string | undefined {
  const listed = findTerm(LISTED, word);
  if (listed !== undefined) return listed.label;
  const meant = OTHER_LISTS.map((list) => findTerm(list, word)).map((term) => term && mapTerm(term, LISTED));
  return meant.find((one) => one !== undefined)?.term.label;
}
