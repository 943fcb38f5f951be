import { type RawBuilder, sql } from 'kysely';
import type { RegisterPort } from '../../operations/register-ports.ts';
import { listed } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/**
 * More than there are. A bound keeps PostgreSQL from looking at all records of a client beside those alike, which it does for each
 * that is asked for until it has counted the table.
 */
const EVERY_ONE = 1_000_000_000;

/**
 * One record, by IGSN, for each of these that looks like the same sample as it; see `RegisterPort.alike`. One statement with a few steps
 * along the index of likenesses for each.
 */
export async function alikeAmong(
  db: Queries,
  engine: Engine,
  records: Parameters<RegisterPort['alike']>[0],
): Promise<ReadonlyMap<string, string>> {
  if (records.length === 0) return new Map();
  const { rows: found } = await alikeQuery(engine, records).execute(db);
  return new Map(found.flatMap(({ igsn, other }) => (other === null ? [] : [[igsn, other] as const])));
}

/** The statement of {@link alikeAmong}: a row for each record, `other` null where none is alike. */
export function alikeQuery(
  engine: Engine,
  records: Parameters<RegisterPort['alike']>[0],
): RawBuilder<{ igsn: string; other: string | null }> {
  const rows = records.map(({ igsn, likeness, client }) => ({ igsn, likeness, client }));
  const asked = listed(engine, 'a', { igsn: 'text', likeness: 'text', client: 'text' }, rows);
  const bound = engine === 'postgres' ? sql`limit ${sql.lit(EVERY_ONE)}` : sql``;
  return sql`select a.igsn, (
      select r.igsn from (select igsn, state, client_symbol from record
          where likeness is not null and likeness = a.likeness ${bound}) as r where r.igsn <> a.igsn
        and (r.state = 'registered' or (r.state in ('pending', 'hidden', 'reserved') and r.client_symbol = a.client))
        and not exists (select 1 from record_link as l where l.igsn = a.igsn and l.other = r.igsn)
      limit 1) as other
    from ${asked}`;
}
