import type { GridView, SharedView } from '../../domain/station/filter/grid-view.ts';
import type { ViewPort } from '../../operations/station/view-ports.ts';
import type { Queries } from '../store.ts';

/** Shared views of grids inside one transaction, or on the reading side for its questions. */
export function viewStore(db: Queries): ViewPort {
  return {
    views: (expeditionId) => views(db, expeditionId),
    keepViews: async (expeditionId, kept) => {
      for (const one of kept) await keepView(db, expeditionId, one);
    },
    removeView: async (expeditionId, id) =>
      void (await db.deleteFrom('grid_view').where('expedition_id', '=', expeditionId).where('id', '=', id).execute()),
    isElsewhere: async (expeditionId, id) => {
      const row = await db.selectFrom('grid_view').select('expedition_id').where('id', '=', id).executeTakeFirst();
      return row !== undefined && row.expedition_id !== expeditionId;
    },
  };
}

async function views(db: Queries, expeditionId: string): Promise<SharedView[]> {
  const rows = await db
    .selectFrom('grid_view')
    .selectAll()
    .where('expedition_id', '=', expeditionId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...(JSON.parse(row.view) as GridView),
    isDefault: row.is_default === 1,
    revision: row.revision,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  }));
}

async function keepView(db: Queries, expeditionId: string, shared: SharedView): Promise<void> {
  const { revision, changedAt, changedBy, ...view } = shared;
  const row = {
    object_type: view.type,
    is_default: view.isDefault ? 1 : 0,
    view: JSON.stringify(view),
    revision,
    changed_at: changedAt,
    changed_by: changedBy,
  };
  await db
    .insertInto('grid_view')
    .values({ ...row, id: view.id, expedition_id: expeditionId })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}
