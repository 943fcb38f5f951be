import { type Caller, may } from '../../operations/caller.ts';
import type { AgentParty, ClientParty } from '../../store/read/list-parties.ts';
import type { DataciteContext } from './datacite-context.ts';
import type { Resource } from './json-api.ts';

/** A client as DataCite shows a repository; contact, domains and quota only to those who may read its records. */
export function clientResource(client: ClientParty, caller: Caller | undefined, { write }: DataciteContext): Resource {
  const isReader = caller !== undefined && may(caller, 'read', client.symbol);
  return {
    id: client.symbol.toLowerCase(),
    type: 'clients',
    attributes: {
      name: client.name,
      symbol: client.symbol,
      clientType: 'igsnCatalog',
      year: Number(client.created_at.slice(0, 4)),
      isActive: client.is_active === 1,
      created: client.created_at,
      updated: client.updated_at ?? client.created_at,
      ...(isReader && {
        systemEmail: client.contactEmail,
        contactName: client.contactName,
        domains: (JSON.parse(client.domains) as string[]).join(','),
        quota: client.quota,
        quotaUsed: client.quota_used,
      }),
    },
    relationships: {
      provider: { data: { id: client.agent_symbol.toLowerCase(), type: 'providers' } },
      prefixes: { data: [{ id: write.doiPrefix, type: 'prefixes' }] },
    },
  };
}

/** An agent as DataCite shows a provider. */
export function providerResource(agent: AgentParty, caller: Caller | undefined): Resource {
  const isReader = caller !== undefined && may(caller, 'read', agent.symbol);
  return {
    id: agent.symbol.toLowerCase(),
    type: 'providers',
    attributes: {
      name: agent.name,
      displayName: agent.name,
      symbol: agent.symbol,
      year: Number(agent.created_at.slice(0, 4)),
      isActive: agent.is_active === 1,
      created: agent.created_at,
      updated: agent.updated_at ?? agent.created_at,
      ...(isReader && { systemEmail: agent.contactEmail }),
    },
  };
}
