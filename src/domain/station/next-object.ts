import { isCatcherName } from '../drilling/core-catcher.ts';
import { type HoleDatum, surfaceDrfM } from '../drilling/depth.ts';
import { roundM } from '../drilling/length-rounding.ts';
import type { FieldValue, FieldValues } from '../drilling/object-row.ts';
import { bottomDrfM } from './rig-counts.ts';

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

/** One more than the highest number among names; `1` where none is a number. */
export function nextNumber(siblings: readonly { readonly name: string }[]): string {
  const numbers = siblings.map((one) => one.name).filter((name) => /^\d{1,9}$/.test(name));
  return String(Math.max(0, ...numbers.map(Number)) + 1);
}

/** The name after the highest, where names end in a number: `TS-9` and then `TS-10`, `CB009` and then `CB010`; else `1`. */
export function nextName(siblings: readonly { readonly name: string }[]): string {
  const ends = siblings.flatMap(({ name }) => {
    const [, before, digits] = /^(.*?)(\d{1,9})$/s.exec(name) ?? [];
    return digits === undefined ? [] : [{ before: before!, digits }];
  });
  const last = ends.toSorted((a, b) => Number(a.digits) - Number(b.digits)).at(-1);
  if (last === undefined) return '1';
  return last.before + String(Number(last.digits) + 1).padStart(last.digits.length, '0');
}

function lastByNumber(siblings: readonly Sibling[]): Sibling | undefined {
  return siblings
    .filter((one) => /^\d+$/.test(one.name))
    .toSorted((a, b) => Number(a.name) - Number(b.name))
    .at(-1);
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
