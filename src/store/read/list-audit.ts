import type { Selectable } from 'kysely';
import type { AuditTable } from '../schema.generated.ts';
import type { Queries } from '../store.ts';

/** A line of the audit trail. */
export type AuditRow = Selectable<AuditTable>;

/** What the audit trail says of one identifier, newest first, behind the line `before` where it is given. */
export function listAuditOf(db: Queries, igsn: string, limit: number, before?: string): Promise<AuditRow[]> {
  let query = db.selectFrom('audit').selectAll().where('subject', '=', igsn);
  if (before !== undefined) query = query.where('id', '<', before);
  return query.orderBy('id', 'desc').limit(limit).execute();
}

/** The audit trail of the records of some parties (`''` for all), newest first, behind the line `before` where it is given. */
export function listAuditOfParties(
  db: Queries,
  parties: readonly string[],
  limit: number,
  before?: string,
): Promise<AuditRow[]> {
  let query = db.selectFrom('audit').innerJoin('record', 'record.igsn', 'audit.subject').selectAll('audit');
  if (before !== undefined) query = query.where('audit.id', '<', before);
  if (!parties.includes('')) {
    query = query.where((of) =>
      of.or(
        parties.map((party) => of(party.includes('.') ? 'record.client_symbol' : 'record.agent_symbol', '=', party)),
      ),
    );
  }
  return query.orderBy('audit.id', 'desc').limit(limit).execute();
}
