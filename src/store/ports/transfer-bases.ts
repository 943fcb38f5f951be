import { sql } from 'kysely';
import type { MovedFields } from '../../domain/transfer/merge-row.ts';
import type { BaseRow, TransferPort } from '../../operations/transfer/transfer-ports.ts';
import { isOneOf, listed } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/** What both sides had when a package was taken last. */
export function transferBases(
  db: Queries,
  engine: Engine,
): Pick<TransferPort, 'bases' | 'keepBases' | 'forgetBases' | 'leftBases'> {
  return {
    bases: async (expeditionId, table, keys) => {
      if (keys.length === 0) return [];
      const found = await db
        .selectFrom('transfer_base')
        .select(['table_name', 'row_key', 'side', 'fields'])
        .where('expedition_id', '=', expeditionId)
        .where('table_name', '=', table)
        .where(isOneOf(engine, 'transfer_base.row_key', keys))
        .execute();
      return found.map(toBase);
    },
    keepBases: (expeditionId, name, bases) => keepBases(db, engine, expeditionId, name, bases),
    forgetBases: async (expeditionId, table, keys) =>
      void (await db
        .deleteFrom('transfer_base')
        .where('expedition_id', '=', expeditionId)
        .where('table_name', '=', table)
        .where(isOneOf(engine, 'transfer_base.row_key', keys))
        .execute()),
    leftBases: (expeditionId, table, name, after, limit) => leftBases(db, expeditionId, table, name, after, limit),
  };
}

async function leftBases(
  db: Queries,
  expeditionId: string,
  table: string,
  name: string,
  after: string,
  limit: number,
): Promise<BaseRow[]> {
  // What they had of ours, and did not bring again, they deleted too.
  const isTheirs = sql<boolean>`side = 'there' and package = ${name} and not exists (select 1 from transfer_base h
    where h.expedition_id = b.expedition_id and h.side = 'here' and h.table_name = b.table_name and h.row_key = b.row_key)`;
  const found = await db
    .selectFrom('transfer_base as b')
    .select(['table_name', 'row_key', 'side', 'fields'])
    .where('expedition_id', '=', expeditionId)
    .where('table_name', '=', table)
    .where('row_key', '>', after)
    .where(sql<boolean>`(side = 'here' and package <> ${name} or ${isTheirs})`)
    .orderBy('row_key')
    .limit(limit)
    .execute();
  return found.map(toBase);
}

function toBase(row: { table_name: string; row_key: string; side: string; fields: string }): BaseRow {
  const fields = JSON.parse(row.fields) as MovedFields;
  return { table: row.table_name, key: row.row_key, side: row.side as BaseRow['side'], fields };
}

async function keepBases(
  db: Queries,
  engine: Engine,
  expeditionId: string,
  name: string,
  bases: readonly BaseRow[],
): Promise<void> {
  if (bases.length === 0) return;
  const columns = { side: 'text', table_name: 'text', row_key: 'text', fields: 'text' } as const;
  const list = listed(
    engine,
    'w',
    columns,
    bases.map((one) => ({
      side: one.side,
      table_name: one.table,
      row_key: one.key,
      fields: JSON.stringify(one.fields),
    })),
  );
  const id = engine === 'postgres' ? sql`${expeditionId}::uuid` : sql`${expeditionId}`;
  await sql`insert into transfer_base (expedition_id, side, table_name, row_key, fields, package)
    select ${id}, w.side, w.table_name, w.row_key, w.fields, ${name} from ${list} where true
    on conflict (expedition_id, side, table_name, row_key)
    do update set fields = excluded.fields, package = excluded.package`.execute(db);
}
