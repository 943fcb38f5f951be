import type { Queries } from '../store.ts';
import { childBounds } from './child-bounds.ts';
import { isShownAmong } from './select-public.ts';
import { withheldOn } from './tree-row.ts';

/** A core run with what is drawn of it; depths in metres below surface (CSF-A), lengths in metres. Null is not stated. */
export interface RunRow {
  readonly name: string;
  readonly combinedId: string;
  readonly coreType: string | null;
  readonly igsn: string | null;
  readonly topM: number;
  readonly bottomM: number;
  readonly drilledM: number | null;
  readonly recoveredM: number | null;
  /** Day until which details are hidden; null where they are not. */
  readonly embargoEnd: string | null;
}

/**
 * The runs of a hole that reach into a depth interval (metres below surface), from the top, at most `limit`. Those that are
 * not shown on the day (ISO, UTC) or whose depth is withheld are left out; of what else is withheld goes what was stated of the core.
 */
export async function findCoreRuns(
  db: Queries,
  hole: { readonly id: string; readonly path: string },
  interval: { readonly topM: number; readonly bottomM: number },
  limit: number,
  today: string,
): Promise<readonly RunRow[]> {
  const [from, before] = childBounds(hole.path, 'core_run');
  const rows = await db
    .selectFrom('tree_object as t')
    .innerJoin('core_run as r', 'r.id', 't.id')
    .leftJoin('record as kept', 'kept.igsn', 't.igsn')
    .select(['t.name', 't.combined_id', 't.igsn', 't.top_csf_a_m', 't.bottom_csf_a_m', 'r.core_type'])
    .select(['r.drilled_length_m', 'r.core_recovery_m', 'kept.embargo_end'])
    .select(['kept.withheld', 'kept.withheld_until'])
    .where(isShownAmong('t', today))
    .where('t.parent_id', '=', hole.id)
    .where('t.path', '>=', from)
    .where('t.path', '<', before)
    .where('t.top_csf_a_m', '<', interval.bottomM)
    .where('t.bottom_csf_a_m', '>', interval.topM)
    .orderBy('t.path')
    .limit(limit)
    .execute();
  return rows.flatMap((row) => {
    const withheld = withheldOn(row, today);
    const isStated = withheld.length === 0;
    return row.top_csf_a_m === null || row.bottom_csf_a_m === null || withheld.includes('depths')
      ? []
      : [
          {
            name: row.name,
            combinedId: row.combined_id,
            coreType: row.core_type,
            igsn: row.igsn,
            topM: row.top_csf_a_m,
            bottomM: row.bottom_csf_a_m,
            drilledM: isStated ? row.drilled_length_m : null,
            recoveredM: isStated ? row.core_recovery_m : null,
            embargoEnd: row.embargo_end,
          },
        ];
  });
}
