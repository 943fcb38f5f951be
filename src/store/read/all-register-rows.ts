import type { Queries } from '../store.ts';
import { listRegisterRows, type RegisterRow, type RegisterSelection } from './list-register-rows.ts';

const PAGE = 1000;

/** Every row of a selection in its order, a page in memory at a time. One that changes meanwhile may be left out or come twice. */
export async function* allRegisterRows(
  db: Queries,
  selection: Omit<RegisterSelection, 'after' | 'limit'>,
): AsyncGenerator<readonly RegisterRow[]> {
  for (let after = ''; ; ) {
    const rows = await listRegisterRows(db, { ...selection, after, limit: PAGE });
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    const last = rows.at(-1)!;
    after = selection.query.trim() === '' ? String(last.changedSeq) : last.igsn;
  }
}
