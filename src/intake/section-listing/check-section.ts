import { roundM, TOLERANCE_M } from '../../domain/drilling/length-rounding.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { ListedLine } from './listing-section.ts';

/**
 * Checks one line by itself. Errors: `depth-reversed` (bottom above top, on either scale), `negative-length`,
 * `length-mismatch` (bottom − top on CSF-A is not the curated length). Warnings: `empty-section`, `negative-depth` (a top
 * above the surface, which the first core of a soft lake floor can have).
 */
export function checkSection(section: ListedLine): Finding[] {
  const { curatedM, topM, bottomM, scaled } = section;
  if (curatedM < 0) return [about(section, 'negative-length', 'CuratedLength', curatedM, 'a length of 0 m or more')];
  if (bottomM < topM) return [reversed(section, topM, bottomM, 'CSF-A')];
  if (scaled !== undefined && scaled.bottomM < scaled.topM) {
    return [reversed(section, scaled.topM, scaled.bottomM, 'CSF-B')];
  }
  const span = roundM(bottomM - topM);
  if (Math.abs(span - curatedM) > TOLERANCE_M) {
    const rule = `bottom − top, which is ${span} m (CSF-A), within ${TOLERANCE_M} m`;
    return [about(section, 'length-mismatch', 'CuratedLength', `${curatedM} m`, rule)];
  }
  return [...emptySection(section), ...negativeDepth(section)];
}

function emptySection(section: ListedLine): Finding[] {
  if (section.curatedM > 0) return [];
  return [about(section, 'empty-section', 'CuratedLength', '0 m', 'a length over 0 m', 'warning')];
}

function negativeDepth(section: ListedLine): Finding[] {
  if (section.topM >= 0) return [];
  return [
    about(section, 'negative-depth', 'TopDepth', `${section.topM} m`, 'a depth below the surface (CSF-A)', 'warning'),
  ];
}

function reversed(section: ListedLine, topM: number, bottomM: number, scale: string): Finding {
  return about(section, 'depth-reversed', 'BottomDepth', `${topM} – ${bottomM} m`, `bottom below top on ${scale}`);
}

/** The section as a person would say it, `1 A 2 section 9`. */
export function spokenSection({ holeNames, core, name }: ListedLine): string {
  return `${holeNames.site} ${holeNames.hole} ${core} section ${name}`;
}

function about(
  section: ListedLine,
  code: string,
  field: string,
  value: unknown,
  rule: string,
  severity: 'error' | 'warning' = 'error',
): Finding {
  const message = `${spokenSection(section)}: ${field} is ${value}, expected ${rule}`;
  return finding(code, message, { severity, field, value, rule, at: section.at });
}
