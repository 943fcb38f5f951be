import type { Queries } from '../store.ts';
import { type RecordRow, readRecords, recordsWithDescription } from './find-record.ts';
import { type RecordSelection, selectPublic } from './select-public.ts';

/**
 * Up to `limit` public records of a selection with their current description, in order of change. The next page begins
 * behind the last row's `changed_seq`: a record that changes meanwhile moves to the end, so nothing is missed, and every
 * page costs the same. Rows are not yet read into records, so that one bad description spoils one record only.
 */
export function listRecords(db: Queries, selection: RecordSelection, limit: number): Promise<RecordRow[]> {
  const page = selectPublic(db, selection).select('record.igsn').orderBy('record.changed_seq').limit(limit);
  // The page is cut before the join: no planner can then begin with the few clients and sort all their records.
  return readRecords(db, recordsWithDescription(db).where('record.igsn', 'in', page).orderBy('record.changed_seq'));
}
