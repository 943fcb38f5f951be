import { coreTypeLetter } from '../../domain/drilling/core-type-letter.ts';
import type { FieldValues, ObjectRow } from '../../domain/drilling/object-row.ts';
import { curatedSumM, type ListingRun, type ListingSection, roundM, scaledSpan } from './listing-section.ts';

/** Differences of depths or lengths up to this are rounding, in metres. */
const ROUNDING_M = 0.0005;

const EXPANSION = 'Core expansion: the recovered core is longer than the drilled interval; CSF-B compresses it to fit.';

/**
 * The core run that a listing implies. Lengths in metres; the recovered length is Σ curated lengths unless the listing has a
 * column for it. A listing knows no rig height, so `drillers_top_depth_m` is the top of the run below surface (CSF-A). The
 * drilled length is what CSF-B compresses the run to, known only where it does (or where a column tells).
 * `csf_b_offset_m` is top on CSF-B − top on CSF-A, left out below half a millimetre.
 */
export function runRow(run: ListingRun): ObjectRow {
  const first = run.sections[0]!;
  const recovered = first.recoveredM ?? curatedSumM(run);
  const drilled = first.drilledM ?? compressedM(run);
  const coreType = coreTypeLetter(first.coreType);
  const offset = offsetM(run);
  const values: FieldValues = {
    core: run.core,
    ...(coreType === undefined ? {} : { core_type: coreType }),
    drillers_top_depth_m: first.topM,
    ...(drilled === undefined ? {} : { drilled_length_m: drilled }),
    core_recovery_m: recovered,
    ...(drilled !== undefined && recovered > drilled + ROUNDING_M ? { recovery_reason: EXPANSION } : {}),
    ...(offset === undefined ? {} : { csf_b_offset_m: offset }),
    section_count: run.sections.length,
  };
  return { type: 'core_run', names: run.names, values, implied: false, at: first.at };
}

/**
 * A run of which a line was left out: what needs all its sections is not stated, unless a column of the listing has it. Its
 * top is that of the first section left.
 */
export function incompleteRunRow(run: ListingRun): ObjectRow {
  const row = runRow(run);
  const { recoveredM, drilledM } = run.sections[0]!;
  const { core_recovery_m, drilled_length_m, recovery_reason, section_count: _, ...rest } = row.values;
  const stated = {
    ...(drilledM === undefined ? {} : { drilled_length_m }),
    ...(recoveredM === undefined ? {} : { core_recovery_m }),
    ...(drilledM === undefined || recoveredM === undefined || recovery_reason === undefined ? {} : { recovery_reason }),
  };
  return { ...row, values: { ...rest, ...stated } };
}

/** One section of a run. Its depths are not values: Corestone computes them from the run and the lengths. */
export function sectionRow(run: ListingRun, section: ListingSection): ObjectRow {
  const values: FieldValues = {
    section: section.number,
    section_length_m: section.curatedM,
    curated_length_m: section.curatedM,
    ...(section.isCatcher ? { core_catcher: true } : {}),
  };
  return { type: 'section', names: { ...run.names, section: section.name }, values, implied: false, at: section.at };
}

function compressedM(run: ListingRun): number | undefined {
  const span = scaledSpan(run);
  if (span === undefined) return undefined;
  const scaled = roundM(span.bottomM - span.topM);
  return scaled < curatedSumM(run) - ROUNDING_M ? scaled : undefined;
}

function offsetM(run: ListingRun): number | undefined {
  const span = scaledSpan(run);
  const offset = span === undefined ? 0 : roundM(span.topM - run.sections[0]!.topM);
  return Math.abs(offset) > ROUNDING_M ? offset : undefined;
}
