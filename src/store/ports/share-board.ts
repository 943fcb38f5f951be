import type { Store } from '../store.ts';

/** Who sends to an upstream; `shares` is by how many it divides what that upstream bears. */
interface Sharer {
  readonly holder: string;
  readonly beat: number;
  readonly shares: number;
}

/** The holder of the row that all write first. */
const TURN = '';

/** The board at which senders of one store agree how much each may send; every call is one small unit of work. */
export function shareBoard(store: Pick<Store, 'unitOfWork'>) {
  const own = new Set<string>();
  return {
    /** Takes everybody away who wrote here, before the store is closed: others need not wait for a sign of them. */
    close: async (): Promise<void> => {
      if (own.size === 0) return;
      await store.unitOfWork((db) =>
        db
          .deleteFrom('upstream_share')
          .where('holder', 'in', [...own])
          .execute(),
      );
    },
    /** Writes how one stands, and gives how all stand, in order of their names. */
    renew: (upstream: string, { holder, beat, shares }: Sharer): Promise<readonly Sharer[]> =>
      store.unitOfWork(async (db) => {
        own.add(holder);
        // One after the other, or two that join at once would not see each other.
        await db
          .insertInto('upstream_share')
          .values({ upstream, holder: TURN, beat: 0, shares: 0 })
          .onConflict((conflict) => conflict.columns(['upstream', 'holder']).doUpdateSet({ beat: 0 }))
          .execute();
        await db
          .insertInto('upstream_share')
          .values({ upstream, holder, beat, shares })
          .onConflict((conflict) => conflict.columns(['upstream', 'holder']).doUpdateSet({ beat, shares }))
          .execute();
        const rows = await db
          .selectFrom('upstream_share')
          .select(['holder', 'beat', 'shares'])
          .where('upstream', '=', upstream)
          .where('holder', '<>', TURN)
          .orderBy('holder')
          .execute();
        return rows.map((row) => ({ holder: row.holder, beat: Number(row.beat), shares: Number(row.shares) }));
      }),
    /** Takes those away that send no more. */
    remove: (upstream: string, holders: readonly string[]): Promise<void> =>
      store.unitOfWork(async (db) => {
        if (holders.length === 0) return;
        await db
          .deleteFrom('upstream_share')
          .where('upstream', '=', upstream)
          .where('holder', 'in', [...holders])
          .execute();
      }),
  };
}
