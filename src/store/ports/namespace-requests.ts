import type { NamespaceRequestRow, PartyPort } from '../../operations/party-ports.ts';
import type { Queries } from '../store.ts';

type Requests = Pick<PartyPort, 'namespaceRequests' | 'addNamespaceRequest' | 'decideNamespaceRequest'>;

/** Wishes for namespaces; inside a transaction, or on the reading side for its question. */
export function namespaceRequests(db: Queries): Requests {
  return {
    namespaceRequests: () => list(db),
    addNamespaceRequest: async (request) => {
      await db
        .insertInto('namespace_request')
        .values({
          id: request.id,
          namespace: request.namespace,
          client_symbol: request.client,
          reason: request.reason,
          requested_by: request.requestedBy,
          requested_at: request.requestedAt,
        })
        .execute();
    },
    decideNamespaceRequest: async ({ id, decision, decisionReason, decidedBy, decidedAt }) => {
      await db
        .updateTable('namespace_request')
        .set({ decision, decision_reason: decisionReason, decided_by: decidedBy, decided_at: decidedAt })
        .where('id', '=', id)
        .execute();
    },
  };
}

async function list(db: Queries): Promise<NamespaceRequestRow[]> {
  const rows = await db.selectFrom('namespace_request').selectAll().orderBy('id', 'desc').execute();
  return rows.map((row) => ({
    id: row.id,
    namespace: row.namespace,
    client: row.client_symbol,
    reason: row.reason,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    decision: row.decision as NamespaceRequestRow['decision'],
    decisionReason: row.decision_reason,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  }));
}
