import type { Queries, Store } from '../store/store.ts';
import type { CircuitStanding } from './circuit.ts';

const KEY = 'upstream.circuit.';

/** Keeps how a circuit stands, so that other processes can show it. Of several workers the last one to see a change says it. */
export async function keepStanding(store: Store, route: string, standing: CircuitStanding): Promise<void> {
  const value = JSON.stringify(standing);
  await store.unitOfWork((db) =>
    db
      .insertInto('installation')
      .values({ key: `${KEY}${route}`, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute(),
  );
}

/** How circuits stood when they last changed, by route; one that never opened is not there. */
export async function readStandings(db: Queries): Promise<Map<string, CircuitStanding>> {
  const rows = await db.selectFrom('installation').selectAll().where('key', 'like', `${KEY}%`).execute();
  return new Map(rows.map((row) => [row.key.slice(KEY.length), JSON.parse(row.value) as CircuitStanding]));
}
