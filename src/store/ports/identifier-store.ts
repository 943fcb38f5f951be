import { sql } from 'kysely';
import { CorestoneError } from '../../domain/error.ts';
import type { IdentifierPort, IdentifierRow } from '../../operations/identifier-ports.ts';
import { insertRows, isOneOf } from '../engine/set-based.ts';
import { isUniqueViolation } from '../engine/unique-violation.ts';
import { newKey } from '../new-key.ts';
import type { Engine, Queries } from '../store.ts';

/** Counters, leases and the list of identifiers inside one transaction. */
export function identifierStore(db: Queries, engine: Engine): IdentifierPort {
  return {
    takeKeys: (prefix, count) => takeKeys(db, prefix, count),
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
  const columns = rows.map((row) => ({
    igsn: row.igsn,
    namespace: row.namespace,
    prefix: row.prefix,
    key: row.key,
    object_id: row.objectId,
    origin: row.origin,
    allocated_at: at,
  }));
  try {
    await insertRows(db, engine, 'identifier', columns);
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new CorestoneError('already-exists', 'One of these IGSNs has been given before and is never given twice.', {
      cause,
    });
  }
}
