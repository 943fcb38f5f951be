import type { ObjectType } from '../drilling/object-type.ts';
import { type ObjectValues, splitShape } from './resource-types.ts';
import { sampleCutOf } from './sample-cuts.ts';

/** The sample types of SESAR as GFZ description-ext 1.3 lists them (metadata-schemas 2.4). */
export const SAMPLE_TYPES = [
  'Bead',
  'Chemical Fraction',
  'Core',
  'Core Half Round',
  'Core Piece',
  'Core Quarter Round',
  'Core Section',
  'Core Section Half',
  'Core Sub-Piece',
  'Core Whole Round',
  'CTD',
  'Cube',
  'Core Sample',
  'Culture',
  'Cuttings',
  'Cylinder',
  'Dredge',
  'Gas',
  'Grab',
  'Hole',
  'Individual Sample',
  'Liquid',
  'Mechanical Fraction',
  'Oriented Core',
  'Powder',
  'Rock Powder',
  'Site',
  'Slab',
  'Smear',
  'Specimen',
  'Squeeze Cake',
  'Terrestrial Section',
  'Thin Section',
  'Toothpick',
  'Trawl',
  'U-Channel',
  'Wedge',
  'Other',
] as const;

/** One of {@link SAMPLE_TYPES}. */
export type SampleType = (typeof SAMPLE_TYPES)[number];

const BY_OBJECT: Readonly<Partial<Record<ObjectType, SampleType>>> = {
  site: 'Site',
  hole: 'Hole',
  core_run: 'Core',
  section: 'Core Section',
  sample: 'Individual Sample',
  cuttings: 'Cuttings',
  mud: 'Liquid',
  fluid: 'Liquid',
  water: 'Liquid',
  gas: 'Gas',
  bottle: 'Individual Sample',
  thin_section: 'Thin Section',
  smear_slide: 'Smear',
  sidewall_core: 'Core',
};

const BY_SHAPE = { whole: 'Core Whole Round', half: 'Core Section Half', quarter: 'Core Quarter Round' } as const;

/** The sample type of one object; `Other` for an expedition and for what is no sample. */
export function sampleTypeOf(type: ObjectType, values: ObjectValues): SampleType {
  if (type === 'split') return BY_SHAPE[splitShape(values)];
  if (type === 'sample') return sampleCutOf(values.cut)?.sampleType ?? 'Individual Sample';
  if (type === 'core_run' && values.core_oriented === true) return 'Oriented Core';
  return BY_OBJECT[type] ?? 'Other';
}
