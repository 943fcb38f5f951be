import { sql } from 'kysely';
import { isOneOf, updateRows } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/**
 * Takes `count` numbers from the clock of an expedition; the first of them. The clock stays locked until the transaction
 * ends, so objects appear to stations in the order of their numbers and none is missed. Taking none waits for who holds it.
 */
export async function takeSeqs(db: Queries, expeditionId: string, count: number): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    insert into tree_clock (expedition_id, seq) values (${expeditionId}, ${count})
    on conflict (expedition_id) do update set seq = tree_clock.seq + ${count} returning seq`.execute(db);
  return rows[0]!.seq - count + 1;
}

/** Numbers for objects on their way into the tree, in their order; 0 for what belongs to no expedition. */
export async function seqsFor(db: Queries, expeditionIds: readonly (string | null)[]): Promise<number[]> {
  const next = new Map<string | null, number>([[null, 0]]);
  for (const [id, some] of Map.groupBy(expeditionIds, (one) => one))
    if (id !== null) next.set(id, await takeSeqs(db, id, some.length));
  return expeditionIds.map((id) => {
    const seq = next.get(id)!;
    if (id !== null) next.set(id, seq + 1);
    return seq;
  });
}

/**
 * Moves objects to the end of the order of changes, and writes further columns of theirs with it. Whoever knows that all are of
 * one expedition says so, and none is asked for.
 */
export async function moveObjects(
  db: Queries,
  engine: Engine,
  rows: readonly ({ readonly id: string } & Readonly<Record<string, string | number | null>>)[],
  expeditionId?: string,
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  const seqs = await seqsFor(
    db,
    expeditionId === undefined ? await expeditionsOf(db, engine, ids) : ids.map(() => expeditionId),
  );
  await updateRows(
    db,
    engine,
    'tree_object',
    'id',
    rows.map((row, at) => ({ ...row, change_seq: seqs[at]! })),
  );
}

async function expeditionsOf(db: Queries, engine: Engine, ids: readonly string[]): Promise<(string | null)[]> {
  const found = await db
    .selectFrom('tree_object')
    .select(['id', 'expedition_id'])
    .where(isOneOf(engine, 'tree_object.id', ids, 'keys'))
    .execute();
  const expeditions = new Map(found.map((row) => [row.id, row.expedition_id]));
  return ids.map((id) => expeditions.get(id) ?? null);
}
