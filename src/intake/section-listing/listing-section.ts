import type { ObjectNames } from '../../domain/drilling/object-row.ts';
import type { FileLocation } from '../../domain/finding.ts';

/**
 * One line of a section listing. `name` is the section as printed (`2`, `CC`), `number` its place in the run. Lengths and
 * depths in metres, rounded to 0.1 mm: `top`, `bottom` below surface on CSF-A, `scaled` the same on CSF-B where the listing
 * has it. `recovered` and `drilled` are lengths of the whole run, where the listing repeats them.
 */
export interface ListingSection {
  readonly holeNames: ObjectNames;
  readonly core: number;
  readonly coreType?: string;
  readonly name: string;
  readonly number: number;
  readonly isCatcher: boolean;
  readonly curatedM: number;
  readonly topM: number;
  readonly bottomM: number;
  readonly scaled?: { readonly topM: number; readonly bottomM: number };
  readonly recoveredM?: number;
  readonly drilledM?: number;
  readonly at: FileLocation;
}

/** One core run of a listing with its sections from top to bottom; there is at least one. */
export interface ListingRun {
  readonly names: ObjectNames;
  readonly core: number;
  readonly sections: readonly ListingSection[];
}

/** Metres to the tenth of a millimetre, which takes the noise off sums (10.607000000000001). */
export function roundM(metres: number): number {
  return Number(metres.toFixed(4)) + 0;
}

/** Σ curated lengths of a run, in metres. */
export function curatedSumM(run: ListingRun): number {
  return roundM(run.sections.reduce((sum, section) => sum + section.curatedM, 0));
}

/** Top and bottom of a run on CSF-B in metres; `undefined` where the listing does not give both. */
export function scaledSpan(run: ListingRun): { readonly topM: number; readonly bottomM: number } | undefined {
  const [first, last] = [run.sections[0]?.scaled, run.sections.at(-1)?.scaled];
  return first === undefined || last === undefined ? undefined : { topM: first.topM, bottomM: last.bottomM };
}
