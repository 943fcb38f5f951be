import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/** A text that is another one after every change of the register, of harvested records and of clients. Costs two look-ups. */
export async function findListMark(db: Queries): Promise<string> {
  const { rows } = await sql<{ seq: number; clients: string | null }>`select
    (select seq from change_clock where id = 1) as seq,
    (select max(coalesce(updated_at, created_at)) from client) as clients`.execute(db);
  return `${rows[0]!.seq} ${rows[0]!.clients ?? ''}`;
}
