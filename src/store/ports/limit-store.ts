import { type RawBuilder, sql } from 'kysely';
import type { LimitCount, LimitPort } from '../../operations/limit-ports.ts';
import type { Engine, Queries } from '../store.ts';

/** Counts of what is limited, inside a transaction. */
export function limitStore(db: Queries, engine: Engine): LimitPort {
  return {
    add: (counts) => add(db, engine, counts),
    forget: async (before) => {
      await db.deleteFrom('limit_count').where('window_end', '<', before).execute();
    },
  };
}

async function add(db: Queries, engine: Engine, counts: readonly LimitCount[]): Promise<readonly LimitCount[]> {
  if (counts.length === 0) return [];
  // In one order for all, or two servers would wait for each other.
  const sorted = counts.toSorted((a, b) => (a.name === b.name ? a.windowEnd - b.windowEnd : a.name < b.name ? -1 : 1));
  const { rows } = await sql<{ name: string; window_end: number; count: number }>`
    insert into limit_count (name, window_end, count) select name, window_end, count from ${given(engine, sorted)}
    on conflict (name, window_end) do update set count = limit_count.count + excluded.count
    returning name, window_end, count`.execute(db);
  return rows.map((row) => ({ name: row.name, windowEnd: Number(row.window_end), count: Number(row.count) }));
}

function given(engine: Engine, counts: readonly LimitCount[]): RawBuilder<unknown> {
  const json = JSON.stringify(counts.map(({ name, windowEnd, count }) => ({ name, window_end: windowEnd, count })));
  return engine === 'sqlite'
    ? sql`(select value ->> 'name' as name, value ->> 'window_end' as window_end, value ->> 'count' as count
        from json_each(${json})) as s where true`
    : sql`json_to_recordset(${json}::json) as s (name text, window_end bigint, count bigint)`;
}
