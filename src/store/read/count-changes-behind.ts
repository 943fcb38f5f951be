import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/** How many changes of records a follower has not taken up yet: of one that never began, all there were. Two look-ups by key. */
export async function countChangesBehind(db: Queries, follower: string): Promise<number> {
  const { rows } = await sql<{ behind: number }>`select
      coalesce((select seq from change_clock where id = 1), 0)
        - coalesce((select seq from change_follower where name = ${follower}), 0) as behind`.execute(db);
  return Math.max(0, Number(rows[0]!.behind));
}
