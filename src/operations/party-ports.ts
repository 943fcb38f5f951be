import type { PartyContact } from '../domain/party/contact.ts';

/** Agents, clients and their namespaces. */
export interface NamespaceRow {
  readonly namespace: string;
  readonly agent: string;
  readonly client: string;
  /** What is registered in it is for trying only: it counts for no quota and may be purged. */
  readonly isTest?: boolean;
}

/** A client (data centre) of an agent. `quota` -1 means no limit. */
export interface ClientRow {
  readonly symbol: string;
  readonly agent: string;
  readonly name: string;
  readonly domains: readonly string[];
  readonly quota: number;
}

/** A client with how it stands: an inactive one may register nothing, `quotaUsed` counts its identifiers outside test namespaces. */
export interface ClientStanding extends ClientRow {
  readonly isActive: boolean;
  readonly quotaUsed: number;
}

/** All that is kept of a client but its password. */
export interface ClientDetails extends ClientStanding {
  /** The first is the one that other systems are shown. */
  readonly contacts: readonly PartyContact[];
  /** Of the first contact; empty where there is none. */
  readonly contactName: string;
  readonly contactEmail: string;
  readonly comments: string;
  readonly experiments: string;
  /** Name of the upstream its records go to; empty means the installation's. */
  readonly upstream: string;
  readonly hasPassword: boolean;
  readonly createdAt: string;
  readonly updatedAt: string | null;
}

/** All that is kept of an agent but its password. */
export interface AgentDetails {
  readonly symbol: string;
  readonly name: string;
  /** The first is the one that other systems are shown. */
  readonly contacts: readonly PartyContact[];
  /** Of the first contact; empty where there is none. */
  readonly contactName: string;
  readonly contactEmail: string;
  readonly isActive: boolean;
  readonly hasPassword: boolean;
  readonly createdAt: string;
  readonly updatedAt: string | null;
}

/**
 * What is wanted of an agent or client; what is left out stays. `contacts` is the whole list; `contactName` and `contactEmail` are of the first of
 * them, who is told everything where there was none. `passwordHash` is made by the caller; null takes the password away.
 */
export interface PartyChanges {
  readonly name?: string;
  readonly contacts?: readonly PartyContact[];
  readonly contactName?: string;
  readonly contactEmail?: string;
  readonly comments?: string;
  readonly experiments?: string;
  readonly domains?: readonly string[];
  readonly quota?: number;
  readonly isActive?: boolean;
  readonly upstream?: string;
  readonly passwordHash?: string | null;
}

/** What changes of an agent or client as it is kept; what is left out stays. */
export type KeptPartyChanges = Omit<PartyChanges, 'contactName' | 'contactEmail'>;

/** A client's wish for a namespace; `decision` is null while it waits. */
export interface NamespaceRequestRow {
  readonly id: string;
  readonly namespace: string;
  readonly client: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly decision: 'granted' | 'refused' | null;
  readonly decisionReason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

/** Parties and installation facts. */
export interface PartyPort {
  readonly namespaces: () => Promise<NamespaceRow[]>;
  /** Who holds a namespace; it is not transferred until the unit of work ends. Undefined when nobody does. */
  readonly holderOf: (namespace: string) => Promise<NamespaceRow | undefined>;
  /** Those of the names that somebody holds; none is transferred until the unit of work ends. */
  readonly holdersAmong: (namespaces: readonly string[]) => Promise<NamespaceRow[]>;
  readonly clients: () => Promise<ClientRow[]>;
  /** How clients stand, by symbol; a quota that is counted against stands still until the unit of work ends. */
  readonly standings: (symbols: readonly string[]) => Promise<Map<string, ClientStanding>>;
  readonly clientDetails: (symbols: readonly string[] | 'all') => Promise<ClientDetails[]>;
  readonly agents: () => Promise<AgentDetails[]>;
  /** Those of the symbols that are an agent's or a client's. */
  readonly partySymbols: (symbols: readonly string[]) => Promise<string[]>;
  readonly changeClient: (symbol: string, changes: KeptPartyChanges, at: string) => Promise<void>;
  readonly changeAgent: (symbol: string, changes: KeptPartyChanges, at: string) => Promise<void>;
  /** Every request, the latest first. */
  readonly namespaceRequests: () => Promise<NamespaceRequestRow[]>;
  readonly addNamespaceRequest: (request: NamespaceRequestRow) => Promise<void>;
  readonly decideNamespaceRequest: (request: NamespaceRequestRow) => Promise<void>;
  readonly addAgent: (symbol: string, name: string, at: string) => Promise<boolean>;
  /** Takes an agent away that has no clients. */
  readonly removeAgent: (symbol: string) => Promise<void>;
  readonly addClient: (client: ClientRow, passwordHash: string | null, at: string) => Promise<void>;
  readonly addNamespace: (row: NamespaceRow, at: string) => Promise<void>;
  readonly moveNamespace: (row: NamespaceRow) => Promise<void>;
  readonly installation: () => Promise<Map<string, string>>;
  readonly remember: (facts: Readonly<Record<string, string>>) => Promise<void>;
  /** Waits until no other unit of work holds the same job, and holds it until this one ends. */
  readonly holdJob: (name: string, holder: string) => Promise<void>;
}
