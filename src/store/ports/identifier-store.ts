import { sql } from 'kysely';
import { CorestoneError } from '../../domain/error.ts';
import type {
  IdentifierPort,
  IdentifierRow,
  TakenKeys,
  UsedKey,
  WantedKeys,
} from '../../operations/identifier-ports.ts';
import { insertRows, isOneOf, listed, type Row } from '../engine/set-based.ts';
import { isUniqueViolation } from '../engine/unique-violation.ts';
import { newKey } from '../new-key.ts';
import type { Engine, Queries } from '../store.ts';

/** Counters, leases and the list of identifiers inside one transaction. */
export function identifierStore(db: Queries, engine: Engine): IdentifierPort {
  return {
    takeKeys: (prefix, count) => takeKeys(db, prefix, count),
    advance: (wanted) => advanceMany(db, engine, wanted),
    usedAmong: (igsns, keys) => usedAmong(db, engine, igsns, keys),
    putBack: async (prefix, nextKey) =>
      void (await db.updateTable('igsn_counter').set({ next_key: nextKey }).where('prefix', '=', prefix).execute()),
    lease: (prefix, count, holder, at) => lease(db, prefix, count, holder, at),
    leasedBlocks: (prefix) => leasedBlocks(db, prefix),
    find: (igsns) => find(db, engine, igsns),
    insert: (rows, at) => insert(db, engine, rows, at),
  };
}

// The counter row stays locked until the transaction ends, so two stations never take the same keys.
async function advance(db: Queries, prefix: string, count: number): Promise<number> {
  const { rows } = await sql<{ next_key: number }>`
    insert into igsn_counter (prefix, next_key) values (${prefix}, ${1 + count})
    on conflict (prefix) do update set next_key = igsn_counter.next_key + ${count} returning next_key`.execute(db);
  return rows[0]!.next_key - count;
}

async function advanceMany(db: Queries, engine: Engine, wanted: readonly WantedKeys[]): Promise<Map<string, number>> {
  if (wanted.length === 0) return new Map();
  const counts = new Map(wanted.map((one) => [one.prefix, one.count]));
  const list = listed(
    engine,
    'w',
    { prefix: 'text', count: 'integer' },
    wanted.map(({ prefix, count }) => ({ prefix, count })),
  );
  // In one order, so that no two wait for each other; `where true` lets SQLite tell the conflict from a join.
  const { rows } = await sql<{ prefix: string; next_key: number }>`
    insert into igsn_counter (prefix, next_key) select w.prefix, 1 + w.count from ${list} where true order by w.prefix
    on conflict (prefix) do update set next_key = igsn_counter.next_key + excluded.next_key - 1
    returning prefix, next_key`.execute(db);
  return new Map(rows.map((row) => [row.prefix, row.next_key - counts.get(row.prefix)!]));
}

async function usedAmong(
  db: Queries,
  engine: Engine,
  igsns: readonly string[],
  keys: readonly TakenKeys[],
): Promise<UsedKey[]> {
  if (igsns.length === 0 && keys.length === 0) return [];
  const columns = { prefix: 'text', first_key: 'integer', last_key: 'integer' } as const;
  const list = listed(
    engine,
    'w',
    columns,
    keys.map(({ prefix, firstKey, lastKey }) => ({ prefix, first_key: firstKey, last_key: lastKey })),
  );
  const { rows } = await sql<UsedKey>`
    select i.igsn, i.prefix, i.key from ${list}
      join identifier as i on i.prefix = w.prefix and i.key between w.first_key and w.last_key
    union select i.igsn, i.prefix, i.key from identifier as i where ${isOneOf(engine, 'i.igsn', igsns)}`.execute(db);
  return rows;
}

async function takeKeys(db: Queries, prefix: string, count: number): Promise<number[]> {
  const keys: number[] = [];
  while (keys.length < count) {
    const wanted = count - keys.length;
    const first = await advance(db, prefix, wanted);
    const used = await usedKeys(db, prefix, first, first + wanted - 1);
    for (let key = first; key < first + wanted; key++) if (!used.has(key)) keys.push(key);
  }
  return keys;
}

async function usedKeys(db: Queries, prefix: string, first: number, last: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('identifier')
    .select('key')
    .where('prefix', '=', prefix)
    .where('key', '>=', first)
    .where('key', '<=', last)
    .execute();
  return new Set(rows.map((row) => row.key!));
}

async function lease(db: Queries, prefix: string, count: number, holder: string, at: string) {
  for (;;) {
    const first = await advance(db, prefix, count);
    const last = first + count - 1;
    // A block with a hole in it would surprise a station; skip past adopted identifiers instead.
    if ((await usedKeys(db, prefix, first, last)).size > 0) continue;
    await db
      .insertInto('igsn_lease')
      .values({ id: newKey(), prefix, first_key: first, last_key: last, holder, leased_at: at })
      .execute();
    return { first, last };
  }
}

async function leasedBlocks(db: Queries, prefix: string) {
  // Taking no key locks the counter all the same, so nobody leases or mints what the caller is about to adopt.
  await advance(db, prefix, 0);
  return db
    .selectFrom('igsn_lease')
    .select(['first_key as first', 'last_key as last'])
    .where('prefix', '=', prefix)
    .orderBy('first_key')
    .execute();
}

async function find(db: Queries, engine: Engine, igsns: readonly string[]): Promise<IdentifierRow[]> {
  if (igsns.length === 0) return [];
  const rows = await db
    .selectFrom('identifier')
    .selectAll()
    .where(isOneOf(engine, 'identifier.igsn', igsns))
    .execute();
  return rows.map((row) => ({
    igsn: row.igsn,
    namespace: row.namespace,
    prefix: row.prefix,
    key: row.key,
    objectId: row.object_id,
    origin: row.origin as IdentifierRow['origin'],
  }));
}

async function insert(db: Queries, engine: Engine, rows: readonly IdentifierRow[], at: string): Promise<void> {
  try {
    await insertRows(
      db,
      engine,
      'identifier',
      rows.map((row) => toIdentifierColumns(row, at)),
    );
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new CorestoneError('already-exists', 'One of these IGSNs has been given before and is never given twice.', {
      cause,
    });
  }
}

/** An identifier as its table has it. */
export function toIdentifierColumns(row: IdentifierRow, at: string): Row {
  return {
    igsn: row.igsn,
    namespace: row.namespace,
    prefix: row.prefix,
    key: row.key,
    object_id: row.objectId,
    origin: row.origin,
    allocated_at: at,
  };
}
