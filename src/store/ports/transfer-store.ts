import type {
  ObjectPlace,
  TransferPort,
  TransferPosition,
  TransferRow,
} from '../../operations/transfer/transfer-ports.ts';
import { isOneOf } from '../engine/set-based.ts';
import type { TransferTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';
import { tick } from './change-clock.ts';
import { movedRows } from './moved-rows.ts';
import { transferBases } from './transfer-bases.ts';
import { transferRegister } from './transfer-register.ts';
import { moveObjects, takeSeqs } from './tree-clock.ts';

/** Taking packages over, inside one transaction; `now` is UTC, ISO 8601. */
export function transferStore(db: Queries, engine: Engine, now: () => string): TransferPort {
  return {
    ...transferRows(db),
    ...movedRows(db, engine),
    ...transferBases(db, engine),
    ...transferRegister(db, engine),
    places: (ids) => places(db, engine, ids),
    withChildren: (ids) => withChildren(db, engine, ids),
    treeSeqs: (expeditionId, count) => takeSeqs(db, expeditionId, count),
    ticks: (count) => tick(db, count, now()),
    touch: (ids, by, at) => touch(db, engine, ids, by, at),
  };
}

function transferRows(db: Queries): Pick<TransferPort, 'find' | 'keep' | 'latest' | 'trusted' | 'trust'> {
  return {
    find: async (name) => {
      const row = await db.selectFrom('transfer').selectAll().where('package', '=', name).executeTakeFirst();
      return row && toTransfer(row);
    },
    latest: async (limit) => {
      const found = await db.selectFrom('transfer').selectAll().orderBy('taken_at', 'desc').limit(limit).execute();
      return found.map(toTransfer);
    },
    keep: (transfer) => keep(db, transfer),
    trusted: async (expeditionId) => {
      const query = db.selectFrom('transfer_key').select('signer').where('expedition_id', '=', expeditionId);
      return (await query.execute()).map((row) => row.signer);
    },
    trust: async (expedition_id, signer, trusted_by, trusted_at) =>
      void (await db
        .insertInto('transfer_key')
        .values({ expedition_id, signer, trusted_at, trusted_by })
        .onConflict((conflict) => conflict.doNothing())
        .execute()),
  };
}

function toTransfer(row: TransferTable): TransferRow {
  return {
    package: row.package,
    expeditionId: row.expedition_id,
    signer: row.signer,
    isFirst: row.is_first === 1,
    state: row.state as TransferRow['state'],
    position: JSON.parse(row.position) as TransferPosition,
    takenAt: row.taken_at,
    takenBy: row.taken_by,
  };
}

async function keep(db: Queries, one: TransferRow): Promise<void> {
  const changing = {
    state: one.state,
    position: JSON.stringify(one.position),
    taken_at: one.takenAt,
    taken_by: one.takenBy,
  };
  const fixed = {
    package: one.package,
    expedition_id: one.expeditionId,
    signer: one.signer,
    is_first: one.isFirst ? 1 : 0,
  };
  await db
    .insertInto('transfer')
    .values({ ...fixed, ...changing })
    .onConflict((conflict) => conflict.column('package').doUpdateSet(changing))
    .execute();
}

async function places(db: Queries, engine: Engine, ids: readonly string[]): Promise<Map<string, ObjectPlace>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .selectFrom('tree_object')
    .select(['id', 'path', 'combined_id as name', 'expedition_id as expeditionId'])
    .where(isOneOf(engine, 'tree_object.id', ids, 'keys'))
    .execute();
  return new Map(found.map(({ id, ...place }) => [id, place]));
}

async function withChildren(db: Queries, engine: Engine, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const query = db.selectFrom('tree_object').select('parent_id').distinct();
  const found = await query.where(isOneOf(engine, 'tree_object.parent_id', ids, 'keys')).execute();
  return new Set(found.map((row) => row.parent_id!));
}

async function touch(db: Queries, engine: Engine, ids: readonly string[], by: string, at: string): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('tree_object')
    .set((of) => ({ revision: of('revision', '+', 1) }))
    .where(isOneOf(engine, 'tree_object.id', ids, 'keys'))
    .execute();
  await moveObjects(
    db,
    engine,
    ids.map((id) => ({ id, changed_by: by, changed_at: at })),
  );
}
