import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../store.ts';

/** One line of the audit trail. `before` and `after` are JSON. */
export interface AuditRow {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly origin: string;
  readonly action: string;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What is sought in the trail; what is empty narrows nothing. Days are ISO, UTC, both included. */
export interface AuditSelection {
  readonly scope: RawBuilder<boolean>;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly from: string;
  readonly until: string;
  /** Behind this line going back; empty begins at the latest. */
  readonly before: string;
  readonly limit: number;
}

/** Lines of the audit trail, the latest first. Actor and subject are sought from their beginning. */
export function searchAudit(db: Queries, wanted: AuditSelection): Promise<AuditRow[]> {
  let query = db.selectFrom('audit').selectAll().where(wanted.scope).orderBy('id', 'desc').limit(wanted.limit);
  if (wanted.actor !== '') query = query.where(beginsWith('actor', wanted.actor));
  if (wanted.subject !== '') query = query.where(beginsWith('subject', wanted.subject));
  if (wanted.action !== '') query = query.where('action', '=', wanted.action);
  if (wanted.from !== '') query = query.where('at', '>=', wanted.from);
  if (wanted.until !== '') query = query.where('at', '<', `${wanted.until}T99`);
  if (wanted.before !== '') query = query.where('id', '<', wanted.before);
  return query.execute();
}

/** Everything the trail says of some subjects, the latest first; at most `limit`. */
export function listAuditOf(db: Queries, subjects: readonly string[], limit: number): Promise<AuditRow[]> {
  return db
    .selectFrom('audit')
    .selectAll()
    .where('subject', 'in', subjects)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Every action that the trail knows, in order. */
export async function listAuditActions(db: Queries): Promise<string[]> {
  const rows = await db.selectFrom('audit').select('action').distinct().orderBy('action').execute();
  return rows.map((row) => row.action);
}

const beginsWith = (column: string, text: string) =>
  sql<boolean>`${sql.ref(column)} like ${`${text.replace(/[!%_]/g, '!$&')}%`} escape '!'`;
