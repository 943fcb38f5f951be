import { runDepths, sectionDepths } from '../../domain/drilling/depth.ts';
import { ROUNDING_M, roundM, TOLERANCE_M } from '../../domain/drilling/length-rounding.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { spokenSection } from './check-section.ts';
import { runLengths } from './listing-rows.ts';
import { type ListingRun, type ListingSection, repeatedM } from './listing-section.ts';
import { MOST_SECTIONS } from './most-sections.ts';

/** How far a scaled depth of the listing may be from the one computed from lengths, in metres. */
const SCALED_TOLERANCE_M = 0.002;

/** A listing tells nothing of the rig: its depths are below surface. */
const NO_RIG = { referenceHeightM: null, waterDepthM: null };

/** Lengths of the whole run that every line repeats. */
const REPEATED = [
  ['recoveredM', 'RecoveredLength'],
  ['drilledM', 'DrilledLength'],
] as const;

/**
 * Checks the sections of one run against each other; all findings are warnings. `section-gap` and `section-overlap`: a
 * section does not begin where the one above it ends (CSF-A). `too-many-sections`: more than a run can state, so they are not
 * counted. `mixed-core-types`, `mixed-run-lengths` (recovered and drilled length): the first counts.
 * `depth-not-reproducible`: the scaled depths are not those that Corestone will compute (`domain/drilling/depth.ts`, one
 * factor a run), so it will show others (one finding a run).
 */
export function checkRun(run: ListingRun): Finding[] {
  const [first] = run.sections;
  if (first === undefined) return [];
  return [
    ...joints(run),
    ...tooMany(run, first),
    ...mixedTypes(run, first),
    ...mixedLengths(run),
    ...notReproducible(run),
  ];
}

function joints({ sections }: ListingRun): Finding[] {
  return sections.slice(1).flatMap((section, index) => {
    const above = sections[index]!;
    const gap = roundM(section.topM - above.bottomM);
    if (Math.abs(gap) <= TOLERANCE_M) return [];
    const code = gap > 0 ? 'section-gap' : 'section-overlap';
    const rule = `top at ${above.bottomM} m (CSF-A), where section ${above.name} ends`;
    return [warn(section, code, 'TopDepth', `${section.topM} m`, rule)];
  });
}

function tooMany({ sections }: ListingRun, first: ListingSection): Finding[] {
  if (sections.length <= MOST_SECTIONS) return [];
  return [warn(first, 'too-many-sections', 'Section', sections.length, `at most ${MOST_SECTIONS} sections in a run`)];
}

function mixedTypes({ sections }: ListingRun, first: ListingSection): Finding[] {
  const other = sections.find(({ coreType }) => coreType !== first.coreType);
  if (other === undefined) return [];
  return [
    warn(other, 'mixed-core-types', 'CoreType', other.coreType ?? '', `${first.coreType}, as in the first section`),
  ];
}

function mixedLengths(run: ListingRun): Finding[] {
  return REPEATED.flatMap(([field, heading]) => {
    const firstM = repeatedM(run, field);
    const other = run.sections.find((section) => Math.abs((section[field] ?? firstM!) - firstM!) > ROUNDING_M);
    if (firstM === undefined || other === undefined) return [];
    return [warn(other, 'mixed-run-lengths', heading, `${other[field]} m`, `${firstM} m, as in the first section`)];
  });
}

function notReproducible(run: ListingRun): Finding[] {
  const lengths = runLengths(run);
  const computed = sectionDepths(
    runDepths(lengths, NO_RIG),
    lengths.drilledM,
    run.sections.map(({ curatedM }) => curatedM),
  );
  for (const [index, section] of run.sections.entries()) {
    const given = section.scaled;
    const { topCsfBM, bottomCsfBM } = computed[index]!;
    if (given === undefined || topCsfBM === null || bottomCsfBM === null) continue;
    const off = Math.max(Math.abs(given.topM - topCsfBM), Math.abs(given.bottomM - bottomCsfBM));
    if (off > SCALED_TOLERANCE_M) return [differs(section, given, topCsfBM, bottomCsfBM)];
  }
  return [];
}

function differs(
  section: ListingSection,
  given: { readonly topM: number; readonly bottomM: number },
  topM: number,
  bottomM: number,
): Finding {
  const value = `${given.topM} – ${given.bottomM} m`;
  const rule = `${topM} – ${bottomM} m (CSF-B), computed from the lengths of the run`;
  return warn(section, 'depth-not-reproducible', 'TopDepthScaled', value, rule);
}

function warn(section: ListingSection, code: string, field: string, value: unknown, rule: string): Finding {
  const message = `${spokenSection(section)}: ${field} is ${value}, expected ${rule}`;
  return finding(code, message, { severity: 'warning', field, value, rule, at: section.at });
}
