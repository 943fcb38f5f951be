import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/**
 * Takes `count` numbers from the change clock. The clock's row stays locked until the transaction ends, so numbers appear
 * to readers in their own order and a harvester that pages by them misses nothing; its time never runs backwards.
 * Times are UTC with whole seconds, the granularity of OAI-PMH.
 */
export async function tick(db: Queries, count: number, now: string): Promise<{ firstSeq: number; at: string }> {
  const second = `${now.slice(0, 19)}Z`;
  const { rows } = await sql<{ seq: number; at: string }>`
    update change_clock set seq = seq + ${count}, at = case when at > ${second} then at else ${second} end
    where id = 1 returning seq, at`.execute(db);
  return { firstSeq: rows[0]!.seq - count + 1, at: rows[0]!.at };
}
