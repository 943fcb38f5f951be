import type { Selectable } from 'kysely';
import { contactsOf } from '../ports/party-details.ts';
import type { AgentTable, ClientTable } from '../schema.generated.ts';
import type { Queries } from '../store.ts';

/** The first contact, which other systems are shown; empty where there is none. */
interface FirstContact {
  readonly contactName: string;
  readonly contactEmail: string;
}

/** A client as the store keeps it, without its password. */
export type ClientParty = Omit<Selectable<ClientTable>, 'password_hash' | 'contacts'> & FirstContact;

/** An agent as the store keeps it, without its password. */
export type AgentParty = Omit<Selectable<AgentTable>, 'password_hash' | 'contacts'> & FirstContact;

/** All clients in the order of their symbols; an installation has tens of them. */
export async function listClients(db: Queries): Promise<readonly ClientParty[]> {
  const rows = await db.selectFrom('client').selectAll().orderBy('symbol').execute();
  return rows.map(shown);
}

/** All agents in the order of their symbols. */
export async function listAgents(db: Queries): Promise<readonly AgentParty[]> {
  const rows = await db.selectFrom('agent').selectAll().orderBy('symbol').execute();
  return rows.map(shown);
}

function shown<Row extends { readonly password_hash: string | null; readonly contacts: string }>({
  password_hash: _,
  contacts,
  ...row
}: Row) {
  const { contactName, contactEmail } = contactsOf({ contacts });
  return { ...row, contactName, contactEmail };
}
