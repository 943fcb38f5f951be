import type { Selectable } from 'kysely';
import type { AgentTable, ClientTable } from '../schema.generated.ts';
import type { Queries } from '../store.ts';

/** A client as the store keeps it, without its password. */
export type ClientParty = Omit<Selectable<ClientTable>, 'password_hash'>;

/** An agent as the store keeps it, without its password. */
export type AgentParty = Omit<Selectable<AgentTable>, 'password_hash'>;

/** All clients in the order of their symbols; an installation has tens of them. */
export async function listClients(db: Queries): Promise<readonly ClientParty[]> {
  const rows = await db.selectFrom('client').selectAll().orderBy('symbol').execute();
  return rows.map(({ password_hash: _, ...row }) => row);
}

/** All agents in the order of their symbols. */
export async function listAgents(db: Queries): Promise<readonly AgentParty[]> {
  const rows = await db.selectFrom('agent').selectAll().orderBy('symbol').execute();
  return rows.map(({ password_hash: _, ...row }) => row);
}
