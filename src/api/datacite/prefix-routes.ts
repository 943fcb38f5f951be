import type { FastifyInstance, FastifyRequest } from 'fastify';
import { rawQuery } from '../../dissemination/raw-query.ts';
import { type Caller, may } from '../../operations/caller.ts';
import { type ClientParty, listAgents, listClients } from '../../store/read/list-parties.ts';
import { type DataciteContext, ensureCaller } from './datacite-context.ts';
import { type Resource, refusal, sendDocument } from './json-api.ts';
import { sendList } from './send-list.ts';

/**
 * The one prefix of the installation, and who may use it. `/client-prefixes` needs a sign-in and lists only what the caller
 * may read: clients try their credentials with it.
 */
export function registerPrefixRoutes(app: FastifyInstance, context: DataciteContext): void {
  const { read } = context.house.store;
  app.get('/prefixes', async (request, reply) =>
    sendList(context, request, reply, 'prefixes', [await prefixOf(context)]),
  );
  app.get('/prefixes/:id', async (request: FastifyRequest<{ Params: { id: string } }>, reply) => {
    if (request.params.id !== context.write.doiPrefix) throw refusal(404);
    return sendDocument(request, reply, 200, { data: await prefixOf(context) });
  });
  for (const name of ['client-prefixes', 'repository-prefixes'])
    app.get(`/${name}`, async (request, reply) => {
      const caller = ensureCaller(request);
      const { doiPrefix } = context.write;
      const clients = chosen(await listClients(read), rawQuery(request.raw.url), caller, doiPrefix);
      return sendList(
        context,
        request,
        reply,
        name,
        clients.map((one) => clientPrefix(one, doiPrefix)),
      );
    });
  app.get('/provider-prefixes', async (request, reply) => {
    const caller = ensureCaller(request);
    const { doiPrefix } = context.write;
    const agents = (await listAgents(read)).filter((one) => may(caller, 'read', one.symbol));
    const data = agents.map(({ symbol, created_at }) => ({
      id: `${symbol.toLowerCase()}-${doiPrefix}`,
      type: 'provider-prefixes',
      attributes: { createdAt: created_at, updatedAt: created_at },
      relationships: {
        provider: { data: { id: symbol.toLowerCase(), type: 'providers' } },
        prefix: { data: { id: doiPrefix, type: 'prefixes' } },
      },
    }));
    return sendList(context, request, reply, 'provider-prefixes', data);
  });
}

function chosen(
  clients: readonly ClientParty[],
  query: URLSearchParams,
  caller: Caller,
  doiPrefix: string,
): readonly ClientParty[] {
  const client = (query.get('client-id') ?? query.get('repository-id'))?.toUpperCase();
  const provider = query.get('provider-id')?.toUpperCase();
  if ((query.get('prefix-id') ?? doiPrefix) !== doiPrefix) return [];
  return clients
    .filter((one) => may(caller, 'read', one.symbol))
    .filter((one) => client === undefined || one.symbol === client)
    .filter((one) => provider === undefined || one.agent_symbol === provider);
}

function clientPrefix({ symbol, agent_symbol, created_at }: ClientParty, doiPrefix: string): Resource {
  return {
    id: `${symbol.toLowerCase()}-${doiPrefix}`,
    type: 'client-prefixes',
    attributes: { createdAt: created_at, updatedAt: created_at },
    relationships: {
      client: { data: { id: symbol.toLowerCase(), type: 'clients' } },
      provider: { data: { id: agent_symbol.toLowerCase(), type: 'providers' } },
      prefix: { data: { id: doiPrefix, type: 'prefixes' } },
    },
  };
}

async function prefixOf({ house, write, face }: DataciteContext): Promise<Resource> {
  const clients = await listClients(house.store.read);
  return {
    id: write.doiPrefix,
    type: 'prefixes',
    attributes: { registrationAgency: face.agent.name },
    relationships: {
      clients: { data: clients.map((one) => ({ id: one.symbol.toLowerCase(), type: 'clients' })) },
    },
  };
}
