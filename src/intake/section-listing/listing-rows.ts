import { coreTypeLetter } from '../../domain/drilling/core-type-letter.ts';
import type { RunLengths } from '../../domain/drilling/depth.ts';
import { ROUNDING_M, roundM } from '../../domain/drilling/length-rounding.ts';
import type { FieldValues, ObjectRow } from '../../domain/drilling/object-row.ts';
import { curatedSumM, type ListingRun, type ListingSection, repeatedM, scaledSpan } from './listing-section.ts';
import { MOST_SECTIONS } from './most-sections.ts';

const EXPANSION = 'Core expansion: the recovered core is longer than the drilled interval; CSF-B compresses it to fit.';

/**
 * The core run that a listing implies. Lengths in metres; the recovered length is Σ curated lengths unless the listing has a
 * column for it. A listing knows no rig height, so `drillers_top_depth_m` is the top of the run below surface (CSF-A). The
 * drilled length is what CSF-B compresses the run to, known only where it does (or where a column tells).
 * `csf_b_offset_m` is top on CSF-B − top on CSF-A, left out below half a millimetre. More sections than a run may state are
 * not counted.
 */
export function runRow(run: ListingRun): ObjectRow {
  const { topDrfM, recoveredM, drilledM, csfBOffsetM } = runLengths(run);
  const coreType = coreTypeLetter(run.sections[0]!.coreType);
  const values: FieldValues = {
    core: run.core,
    ...(coreType === undefined ? {} : { core_type: coreType }),
    drillers_top_depth_m: topDrfM,
    ...(drilledM === null ? {} : { drilled_length_m: drilledM }),
    core_recovery_m: recoveredM,
    ...(drilledM !== null && recoveredM > drilledM + ROUNDING_M ? { recovery_reason: EXPANSION } : {}),
    ...(csfBOffsetM === null ? {} : { csf_b_offset_m: csfBOffsetM }),
    ...(run.sections.length > MOST_SECTIONS ? {} : { section_count: run.sections.length }),
  };
  return { type: 'core_run', names: run.names, values, implied: false, at: run.sections[0]!.at };
}

/** The lengths from which Corestone will compute the depths of a run and its sections, in metres. */
export function runLengths(run: ListingRun) {
  return {
    topDrfM: run.sections[0]!.topM,
    recoveredM: repeatedM(run, 'recoveredM') ?? curatedSumM(run),
    drilledM: repeatedM(run, 'drilledM') ?? compressedM(run) ?? null,
    csfBOffsetM: offsetM(run) ?? null,
  } satisfies RunLengths;
}

/**
 * A run of which a line was left out: what needs all its sections is not stated, unless a column of the listing has it. Its
 * top is that of the first section left.
 */
export function incompleteRunRow(run: ListingRun): ObjectRow {
  const row = runRow(run);
  const [recoveredM, drilledM] = [repeatedM(run, 'recoveredM'), repeatedM(run, 'drilledM')];
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
