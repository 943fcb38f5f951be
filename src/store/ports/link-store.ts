import type { LinkPort, LinkRow } from '../../operations/link-ports.ts';
import type { Queries } from '../store.ts';

/** Links between records, inside a transaction. */
export function linkStore(db: Queries): LinkPort {
  return {
    add: async (link, actor, at) => {
      const rows = bothWays(link).map((one) => ({ ...one, created_at: at, created_by: actor }));
      const query = db
        .insertInto('record_link')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing());
      return Number((await query.executeTakeFirst()).numInsertedOrUpdatedRows ?? 0) > 0;
    },
    remove: async (link) => {
      let removed = 0n;
      for (const { igsn, other, relation } of bothWays(link)) {
        const query = db.deleteFrom('record_link').where('igsn', '=', igsn).where('other', '=', other);
        removed += (await query.where('relation', '=', relation).executeTakeFirst()).numDeletedRows;
      }
      return removed > 0n;
    },
  };
}

function bothWays({ igsn, other, relation }: LinkRow): readonly LinkRow[] {
  return [
    { igsn, other, relation },
    { igsn: other, other: igsn, relation },
  ];
}
