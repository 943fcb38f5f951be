import { isHidden } from '../../domain/registration/embargo.ts';
import type { Queries } from '../store.ts';
import { childBounds } from './child-bounds.ts';
import type { RunRow } from './find-core-runs.ts';
import { isShownAmong } from './select-public.ts';
import { withheldOn } from './tree-row.ts';

/** A core run as tables list it; `onDeck` is when its core came up, as written (ISO 8601). Null is not stated or not public. */
export interface HoleRun extends RunRow {
  readonly diameterMm: number | null;
  readonly onDeck: string | null;
}

/** More core runs than this no hole shows. */
export const MOST_RUNS = 5000;

/**
 * All core runs of a hole from the top, at most {@link MOST_RUNS}, as they are shown on a day (ISO, UTC): what is hidden, or withholds
 * its depth, is left out, and of what is under embargo or withholds anything only name and depth are said. One query.
 */
export async function findHoleRuns(
  db: Queries,
  hole: { readonly id: string; readonly path: string },
  today: string,
): Promise<readonly HoleRun[]> {
  const [from, before] = childBounds(hole.path, 'core_run');
  const rows = await db
    .selectFrom('tree_object as t')
    .innerJoin('core_run as r', 'r.id', 't.id')
    .leftJoin('record as kept', 'kept.igsn', 't.igsn')
    .select(['t.name', 't.combined_id', 't.igsn', 't.top_csf_a_m', 't.bottom_csf_a_m', 'r.core_type'])
    .select(['r.drilled_length_m', 'r.core_recovery_m', 'r.core_diameter_mm', 'r.core_ondeck'])
    .select(['kept.embargo_end', 'kept.withheld', 'kept.withheld_until'])
    .where(isShownAmong('t', today))
    .where('t.parent_id', '=', hole.id)
    .where('t.path', '>=', from)
    .where('t.path', '<', before)
    .orderBy('t.path')
    .limit(MOST_RUNS)
    .execute();
  return rows.flatMap((row) => {
    const { top_csf_a_m: topM, bottom_csf_a_m: bottomM } = row;
    const withheld = withheldOn(row, today);
    if (topM === null || bottomM === null || withheld.includes('depths')) return [];
    const isOpen = withheld.length === 0 && !isHidden(row.embargo_end, today);
    const told = <Value>(value: Value) => (isOpen ? value : null);
    return {
      name: row.name,
      combinedId: row.combined_id,
      coreType: row.core_type,
      igsn: row.igsn,
      topM,
      bottomM,
      drilledM: told(row.drilled_length_m),
      recoveredM: told(row.core_recovery_m),
      embargoEnd: row.embargo_end,
      diameterMm: told(row.core_diameter_mm),
      onDeck: told(row.core_ondeck),
    };
  });
}
