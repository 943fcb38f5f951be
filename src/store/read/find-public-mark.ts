import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/**
 * A text that is another one after every change of records (the number of the change clock) and of everything else that people
 * or imports did (the latest entry of the audit trail): what was made from the store under one mark still stands under it. Two
 * look-ups by key.
 */
export async function findPublicMark(db: Queries): Promise<string> {
  const { rows } = await sql<{ seq: number | null; audit: string | null }>`select
      (select seq from change_clock where id = 1) as seq,
      (select id from audit order by id desc limit 1) as audit`.execute(db);
  return `${rows[0]?.seq ?? 0} ${rows[0]?.audit ?? ''}`;
}
