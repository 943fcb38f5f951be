import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/** A record that looks like the same sample as another one. */
export interface AlikeRow {
  readonly igsn: string;
  readonly client: string;
  readonly agent: string;
  readonly state: string;
  readonly title: string;
  readonly likeness: string;
}

const columns = ['igsn', 'client_symbol as client', 'agent_symbol as agent', 'state', 'title', 'likeness'] as const;
const isCompared = sql<boolean>`record.likeness is not null and record.state not in ('withdrawn', 'test')`;

/** Records that look like the same sample as this one, without it, at most 100 in the order of their IGSNs. */
export async function findAlike(db: Queries, igsn: string): Promise<AlikeRow[]> {
  const rows = await db
    .selectFrom('record')
    .select(columns)
    .where('likeness', '=', (of) => of.selectFrom('record as own').select('own.likeness').where('own.igsn', '=', igsn))
    .where('likeness', 'is not', null)
    .where(isCompared)
    .where('igsn', '<>', igsn)
    .orderBy('igsn')
    .limit(100)
    .execute();
  return rows as AlikeRow[];
}

/** Every group of records that look alike behind a likeness, up to `limit` groups, in the order of their likeness. */
export async function listAlike(db: Queries, after: string, limit: number): Promise<AlikeRow[]> {
  const alike = db
    .selectFrom('record')
    .select('likeness')
    .where('likeness', 'is not', null)
    .where(isCompared)
    .where('likeness', '>', after)
    .groupBy('likeness')
    .having(sql<boolean>`count(*) > 1`)
    .orderBy('likeness')
    .limit(limit);
  const rows = await db
    .selectFrom('record')
    .select(columns)
    .where('likeness', 'in', alike)
    .where(isCompared)
    .orderBy('likeness')
    .orderBy('igsn')
    .execute();
  return rows as AlikeRow[];
}
