import { isCatcherName } from '../drilling/core-catcher.ts';
import { type HoleDatum, surfaceDrfM } from '../drilling/depth.ts';
import { intervalName } from '../drilling/interval-name.ts';
import { roundM } from '../drilling/length-rounding.ts';
import type { FieldValue, FieldValues } from '../drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../drilling/object-type.ts';

/** An object as a form begins with it: its name and what is filled in. */
export interface ProposedObject {
  readonly name: string;
  readonly values: FieldValues;
}

/** A sibling: its name in the tree and its fields. */
export interface Sibling {
  readonly name: string;
  readonly values: FieldValues;
}

/** What stays the same from run to run until somebody says otherwise. */
const KEPT_FROM_RUN = [
  'core_type',
  'bit_size_mm',
  'barrel_length_m',
  'core_diameter_mm',
  'core_oriented',
  'fluid_type',
  'curator',
] as const;

const KEPT_FROM_SAMPLE = [
  'split_fraction_pc',
  'sample_request',
  'material',
  'purpose',
  'sampled_by',
  'curator',
] as const;

/**
 * The next core run of a hole: the number after the highest, the top at the bottom of the last (driller's depth, m; drilled
 * length, else what was recovered), type, bit, barrel, fluid and curator of the last. The first run begins at the casing
 * foot, which the hole states below surface, or nowhere in particular.
 */
export function nextCoreRun(runs: readonly Sibling[], hole: FieldValues): ProposedObject {
  const last = lastByNumber(runs);
  const name = nextNumber(runs);
  const topM = last === undefined ? casingDrfM(hole) : bottomDrfM(last.values);
  const top = topM === undefined ? {} : { drillers_top_depth_m: topM };
  return { name, values: { core: Number(name), ...top, ...kept(last?.values, KEPT_FROM_RUN) } };
}

/** The next section of a run: the number after the highest; the core catcher does not count. */
export function nextSection(sections: readonly Sibling[]): ProposedObject {
  const name = nextNumber(sections.filter((one) => !isCatcherName(one.name)));
  return { name, values: { section: Number(name) } };
}

/**
 * The next sample of a split or section: it begins where the last one that was taken ends and is as long, in cm from the top
 * of the section; request, purpose and people of the last. `lengthCm` is said instead where there is none. The end of the
 * section (`endCm`) cuts it; undefined where no room is left below the last.
 */
export function nextSample(
  samples: readonly Sibling[],
  { lengthCm, endCm }: { readonly lengthCm: number; readonly endCm: number },
): ProposedObject | undefined {
  const last = samples.findLast((one) => numberOf(one.values.bottom_offset_cm) !== undefined);
  const topCm = numberOf(last?.values.bottom_offset_cm) ?? 0;
  const lastTopCm = numberOf(last?.values.top_offset_cm);
  const wantedCm = lastTopCm === undefined ? lengthCm : topCm - lastTopCm;
  const bottomCm = Math.min(endCm, roundM(topCm + wantedCm));
  if (bottomCm <= topCm) return undefined;
  const interval = { top_offset_cm: topCm, bottom_offset_cm: bottomCm };
  const name = intervalName('sample', interval)!;
  return { name, values: { sample: name, ...interval, ...kept(last?.values, KEPT_FROM_SAMPLE) } };
}

/** The next object of any other type that is counted among its siblings: the number after the highest, with it as its name field. */
export function nextCounted(type: ObjectType, siblings: readonly Sibling[]): ProposedObject {
  const name = nextNumber(siblings);
  return { name, values: { [OBJECT_TYPE[type].nameField]: name } };
}

/** One more than the highest number among names; `1` where none is a number. */
export function nextNumber(siblings: readonly { readonly name: string }[]): string {
  const numbers = siblings.map((one) => one.name).filter((name) => /^\d{1,9}$/.test(name));
  return String(Math.max(0, ...numbers.map(Number)) + 1);
}

function lastByNumber(siblings: readonly Sibling[]): Sibling | undefined {
  return siblings
    .filter((one) => /^\d+$/.test(one.name))
    .toSorted((a, b) => Number(a.name) - Number(b.name))
    .at(-1);
}

function bottomDrfM(run: FieldValues): number | undefined {
  const topM = numberOf(run.drillers_top_depth_m);
  const lengthM = numberOf(run.drilled_length_m) ?? numberOf(run.core_recovery_m);
  return topM === undefined || lengthM === undefined ? undefined : roundM(topM + lengthM);
}

function casingDrfM(hole: FieldValues): number | undefined {
  const casingM = numberOf(hole.casing_depth_m);
  const datum: HoleDatum = {
    referenceHeightM: numberOf(hole.reference_height_m) ?? null,
    waterDepthM: numberOf(hole.water_depth_m) ?? null,
  };
  return casingM === undefined ? undefined : roundM(casingM + surfaceDrfM(datum));
}

function kept(values: FieldValues | undefined, names: readonly string[]): FieldValues {
  const stated: Record<string, FieldValue> = {};
  for (const name of names) {
    const value = values?.[name];
    if (value !== undefined && value !== null) stated[name] = value;
  }
  return stated;
}

const numberOf = (value: FieldValue | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
