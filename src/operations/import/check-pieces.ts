import { checkOffsets } from '../../domain/drilling/check-offsets.ts';
import { pathOfSteps } from '../../domain/drilling/object-path.ts';
import { hasError } from '../../domain/finding.ts';
import type { ImportRun } from './import-run.ts';
import type { LocatedRow } from './locate-rows.ts';

/**
 * Checks the offsets of what was cut from sections against the length of their sections; the rows that may be kept. One
 * question for the sections of all rows.
 */
export async function checkPieces(run: ImportRun, rows: readonly LocatedRow[]): Promise<readonly LocatedRow[]> {
  const sections = new Map(rows.flatMap((one) => sectionOf(one)));
  if (sections.size === 0) return rows;
  const known = await run.objectsAt(new Set(sections.values()));
  const values = await run.work.tree.valuesOf(
    'section',
    [...known.values()].map((one) => one.id),
  );
  return rows.filter((one) => {
    const section = known.get(sections.get(one) ?? '');
    const findings = section === undefined ? [] : checkOffsets(one.row, values.get(section.id) ?? {});
    run.report(...findings);
    if (!hasError(findings)) return true;
    run.count(one.row.type, 'refused');
    return false;
  });
}

function sectionOf(one: LocatedRow): readonly (readonly [LocatedRow, string])[] {
  const { top_offset_cm: top, bottom_offset_cm: bottom } = one.row.values;
  if (typeof top !== 'number' && typeof bottom !== 'number') return [];
  const at = one.steps.findIndex((step) => step.type === 'section');
  return at < 0 || at === one.steps.length - 1 ? [] : [[one, pathOfSteps(one.steps.slice(0, at + 1))]];
}
