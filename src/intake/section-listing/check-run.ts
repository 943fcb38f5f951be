import { type Finding, finding } from '../../domain/finding.ts';
import { spokenSection, TOLERANCE_M } from './check-section.ts';
import { curatedSumM, type ListingRun, type ListingSection, roundM, scaledSpan } from './listing-section.ts';

/** How far a scaled depth of the listing may be from the one computed from lengths, in metres. */
const SCALED_TOLERANCE_M = 0.002;

const MOST_SECTIONS = 99;

/**
 * Checks the sections of one run against each other; all findings are warnings. `section-gap` and `section-overlap`: a
 * section does not begin where the one above it ends (CSF-A). `too-many-sections`: over 99. `mixed-core-types`: the first
 * counts. `depth-not-reproducible`: Corestone computes CSF-B with one factor a run, drilled length / recovered length, at
 * most 1; a listing that does otherwise will show other depths than Corestone (one finding a run).
 */
export function checkRun(run: ListingRun): Finding[] {
  const [first] = run.sections;
  if (first === undefined) return [];
  return [...joints(run), ...tooMany(run, first), ...mixedTypes(run, first), ...notReproducible(run)];
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

function notReproducible(run: ListingRun): Finding[] {
  const span = scaledSpan(run);
  const length = curatedSumM(run);
  if (span === undefined || length === 0) return [];
  const factor = Math.min(1, roundM(span.bottomM - span.topM) / length);
  let above = 0;
  for (const section of run.sections) {
    const [topM, bottomM] = [above, above + section.curatedM].map((offset) => span.topM + offset * factor);
    above += section.curatedM;
    const given = section.scaled;
    if (given === undefined) continue;
    const off = Math.max(Math.abs(given.topM - topM!), Math.abs(given.bottomM - bottomM!));
    if (off > SCALED_TOLERANCE_M) return [differs(section, given, roundM(topM!), roundM(bottomM!))];
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
