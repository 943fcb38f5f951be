import { roundM } from '../../domain/drilling/length-rounding.ts';
import type { ObjectNames } from '../../domain/drilling/object-row.ts';
import type { FileLocation } from '../../domain/finding.ts';

/**
 * One line of a section listing. `name` is the section as printed (`2`, `CC`), `number` that of its field. Lengths and
 * depths in metres, rounded to 0.1 mm: `top`, `bottom` below surface on CSF-A, `scaled` the same on CSF-B where the listing
 * has it. `recovered` and `drilled` are lengths of the whole run, where the listing repeats them.
 */
export interface ListedLine {
  readonly holeNames: ObjectNames;
  readonly core: number;
  readonly coreType?: string;
  readonly name: string;
  readonly number: number;
  readonly curatedM: number;
  readonly topM: number;
  readonly bottomM: number;
  readonly scaled?: { readonly topM: number; readonly bottomM: number };
  readonly recoveredM?: number;
  readonly drilledM?: number;
  readonly at: FileLocation;
}

/** A line as a section of its run, which tells whether it is the core catcher. */
export interface ListingSection extends ListedLine {
  readonly isCatcher: boolean;
}

/** One core run of a listing with its sections from top to bottom; there is at least one. */
export interface ListingRun {
  readonly names: ObjectNames;
  readonly core: number;
  readonly sections: readonly ListingSection[];
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

/** A length of the whole run that its lines repeat, in metres: that of the first line that has it. */
export function repeatedM(run: ListingRun, field: 'recoveredM' | 'drilledM'): number | undefined {
  return run.sections.find((section) => section[field] !== undefined)?.[field];
}
