import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { Queries } from '../store.ts';
import { isShownAmong } from './select-public.ts';
import { withheldOn } from './tree-row.ts';

/** A piece cut from a section, in cm from its top. */
export interface SectionCut {
  readonly combinedId: string;
  readonly igsn: string | null;
  readonly topCm: number;
  readonly bottomCm: number;
}

const MOST_CUTS = 200;

/**
 * The samples of a section, of whatever split, from the top, at most 200. Where in it those lie of which
 * something is withheld on the day (ISO, UTC) was stated by them alone: they are left out like those that are not shown.
 */
export async function findSectionCuts(db: Queries, sectionPath: string, today: string): Promise<readonly SectionCut[]> {
  const [from, before] = subtreeBounds(sectionPath);
  const rows = await db
    .selectFrom('tree_object as t')
    .innerJoin('sample as x', 'x.id', 't.id')
    .leftJoin('record as kept', 'kept.igsn', 't.igsn')
    .select(['kept.withheld', 'kept.withheld_until'])
    .select(['t.combined_id', 't.igsn', 'x.top_offset_cm', 'x.bottom_offset_cm'])
    .where('t.path', '>=', from)
    .where('t.path', '<', before)
    .where('t.type', '=', 'sample')
    .where(isShownAmong('t', today))
    .orderBy('t.path')
    .limit(MOST_CUTS)
    .execute();
  return rows.flatMap((row) =>
    row.top_offset_cm === null || row.bottom_offset_cm === null || withheldOn(row, today).length > 0
      ? []
      : [{ combinedId: row.combined_id, igsn: row.igsn, topCm: row.top_offset_cm, bottomCm: row.bottom_offset_cm }],
  );
}
