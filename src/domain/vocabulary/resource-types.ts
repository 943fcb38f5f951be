import type { Concept } from '../description/statements.ts';
import type { FieldValue } from '../drilling/object-row.ts';
import type { ObjectType } from '../drilling/object-type.ts';
import { sampleCutOf } from './sample-cuts.ts';

/** A kind of physical resource: ODM2 sampling feature or specimen type. */
interface ResourceType extends Concept {
  readonly uri: string;
}

/** Values of one object by field name. */
export type ObjectValues = Readonly<Record<string, FieldValue | undefined>>;

const FEATURE = 'http://vocabulary.odm2.org/samplingfeaturetype/';
const SPECIMEN = 'http://vocabulary.odm2.org/specimentype/';

const feature = (term: string, label: string): ResourceType => ({ label, uri: `${FEATURE}${term}` });
const specimen = (term: string, label: string): ResourceType => ({ label, uri: `${SPECIMEN}${term}` });

const CORE = specimen('core', 'Core');
const INDIVIDUAL = specimen('individualSample', 'Individual sample');
const OTHER = specimen('other', 'Other');

/** The ODM2 term of every object type; splits and oriented cores have finer ones (metadata-schemas 2.1, 5). */
const RESOURCE_TYPES: Readonly<Record<ObjectType, ResourceType>> = {
  program: OTHER,
  expedition: feature('fieldArea', 'Field area'),
  site: feature('site', 'Site'),
  hole: feature('borehole', 'Borehole'),
  core_run: CORE,
  section: specimen('coreSection', 'Core section'),
  split: specimen('coreSectionHalf', 'Core section half'),
  sample: INDIVIDUAL,
  cuttings: specimen('cuttings', 'Cuttings'),
  mud: INDIVIDUAL,
  fluid: INDIVIDUAL,
  gas: INDIVIDUAL,
  water: INDIVIDUAL,
  bottle: INDIVIDUAL,
  thin_section: specimen('thinSection', 'Thin section'),
  smear_slide: OTHER,
  sidewall_core: CORE,
  core_box: OTHER,
  sample_request: OTHER,
  lithology: OTHER,
  structure: OTHER,
  bit_run: OTHER,
  driller_report: OTHER,
  daily_report: OTHER,
  contributor: OTHER,
  related_work: OTHER,
};

/** Splits by their share of the whole round. */
const SPLITS = {
  whole: specimen('coreWholeRound', 'Core whole round'),
  half: RESOURCE_TYPES.split,
  quarter: specimen('coreQuarterRound', 'Core quarter round'),
} as const;

/** The ODM2 term of one object. */
export function resourceTypeOf(type: ObjectType, values: ObjectValues): Concept {
  if (type === 'split') return SPLITS[splitShape(values)];
  if (type === 'core_run' && values.core_oriented === true) return specimen('orientedCore', 'Oriented core');
  const cut = type === 'sample' ? sampleCutOf(values.cut)?.specimen : undefined;
  return cut === undefined ? RESOURCE_TYPES[type] : specimen(...cut);
}

/** Shape of a split by its share in percent: over 75 whole, under 37.5 quarter, else and where nothing is stated half. */
export function splitShape(values: ObjectValues): 'whole' | 'half' | 'quarter' {
  if (values.split === 'WR') return 'whole';
  const share = values.percent_pc;
  if (typeof share !== 'number') return 'half';
  if (share > 75) return 'whole';
  return share < 37.5 ? 'quarter' : 'half';
}

/** True for places and shafts from which samples come, false for samples. Reads the URI with or without trailing slash. */
export function isFeature(resourceType: Concept | undefined): boolean {
  return resourceType?.uri?.startsWith(FEATURE) ?? false;
}
