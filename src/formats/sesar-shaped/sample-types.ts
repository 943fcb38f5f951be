import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { SAMPLE_TYPES, sampleTypeOf } from '../../domain/vocabulary/sample-types.ts';

/** The 37 sample types of SESAR: GFZ's list without its own `Core Sample`. */
export const SESAR_SAMPLE_TYPES: readonly string[] = SAMPLE_TYPES.filter((type) => type !== 'Core Sample');

/** Words of other lists for a listed type. ICDP's tables say Borehole; the rest are SESAR's older and newer labels. */
const SAME: Readonly<Record<string, string>> = {
  borehole: 'Hole',
  'core catcher': 'Core',
  'core sample': 'Individual Sample',
  'core slab': 'Slab',
  'core subpiece': 'Core Sub-Piece',
  'core u-channel': 'U-Channel',
  'core u-channel sample': 'U-Channel',
  'ctd sample': 'CTD',
  'cell culture': 'Culture',
  'experimental specimen': 'Specimen',
  'gas in container': 'Gas',
  'glass slide smear': 'Smear',
  'liquid in container': 'Liquid',
};

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

/** The listed type that a word means, in any case; for a path (`Individual Sample>Cube`) its last listed step. Undefined for none. */
export function sampleTypeIn(word: string, types: readonly string[] = SAMPLE_TYPES): string | undefined {
  const steps = word.split('>').map((step) => step.trim().toLowerCase());
  return steps
    .toReversed()
    .map((step) => types.find((type) => type.toLowerCase() === step) ?? listedSame(step, types))
    .find((type) => type !== undefined);
}

/** What may be written as type: what the description says, else what its ODM2 term or its place in the tree means, else `Other`. */
export function writableSampleType(description: SampleDescription, types: readonly string[]): string {
  const { sampleType, resourceType, objectType } = description;
  if (sampleType !== undefined) return sampleTypeIn(sampleType, types) ?? 'Other';
  const term = resourceType?.uri?.split('/').findLast((step) => step !== '') ?? '';
  const byTerm = sampleTypeIn(term.replace(/([a-z])([A-Z])/g, '$1 $2'), types);
  return byTerm ?? sampleTypeIn(sampleTypeOf(objectType, {}), types) ?? 'Other';
}

/** The kind of object that a listed type stands for; `sample` where it could be anything. */
export function objectTypeOf(sampleType: string): ObjectType {
  return OBJECTS[sampleType] ?? 'sample';
}

function listedSame(step: string, types: readonly string[]): string | undefined {
  const same = SAME[step];
  return same !== undefined && types.includes(same) ? same : undefined;
}
