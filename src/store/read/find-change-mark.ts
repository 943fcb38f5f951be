import { sql } from 'kysely';
import type { Queries } from '../store.ts';

const WAITING = sql.raw(`('pending', 'retry', 'submitted', 'needs-a-person')`);

/**
 * A text that is another one after every change of records, of what waits for upstream, of jobs, of backups, of harvests, of calls of webhooks, of
 * requests for namespaces or of what people did. Cheap: one number, the ends of indexes, and what waits.
 */
export async function findChangeMark(db: Queries): Promise<string> {
  const { rows } = await sql<Record<string, unknown>>`select
      (select seq from change_clock where id = 1) as seq,
      (select count(*) from outbox where state in ${WAITING}) as waiting,
      (select max(due_at) from outbox where state in ${WAITING}) as due,
      (select sum(attempts) from outbox where state in ${WAITING}) as attempts,
      (select max(changed_at) from job) as jobs,
      (select max(changed_at) from (select changed_at from harvest_run order by id desc limit 100) as latest) as runs,
      (select id from webhook_delivery order by id desc limit 1) as calls,
      (select done from backup_run order by id desc limit 1) as backup_done,
      (select state from backup_run order by id desc limit 1) as backup_state,
      (select id from audit order by id desc limit 1) as audit`.execute(db);
  return JSON.stringify(rows[0]);
}
