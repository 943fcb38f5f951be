import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { rawQuery } from '../../dissemination/raw-query.ts';
import { GENERAL_TYPES } from '../../formats/datacite-4/kernel-lists.ts';
import { listAgents, listClients } from '../../store/read/list-parties.ts';
import { callerOf, type DataciteContext } from './datacite-context.ts';
import { dashed } from './event-resource.ts';
import { type Resource, refusal, sendDocument } from './json-api.ts';
import { clientResource, providerResource } from './party-resource.ts';
import { sendList } from './send-list.ts';

/** Who registers: clients (also called repositories) and agents (providers); and the general types of things. */
export function registerPartyRoutes(app: FastifyInstance, context: DataciteContext): void {
  const { read } = context.house.store;
  const clients = async (request: FastifyRequest) => {
    const query = rawQuery(request.raw.url);
    const provider = query.get('provider-id')?.toUpperCase();
    const words = (query.get('query') ?? '').toLowerCase();
    const type = query.get('client-type') ?? 'igsnCatalog';
    const all = type === 'igsnCatalog' ? await listClients(read) : [];
    return all
      .filter((one) => provider === undefined || one.agent_symbol === provider)
      .filter((one) => `${one.symbol} ${one.name}`.toLowerCase().includes(words))
      .map((one) => clientResource(one, callerOf(request), context));
  };
  const providers = async (request: FastifyRequest) => {
    const words = (rawQuery(request.raw.url).get('query') ?? '').toLowerCase();
    const all = await listAgents(read);
    return all
      .filter((one) => `${one.symbol} ${one.name}`.toLowerCase().includes(words))
      .map((one) => providerResource(one, callerOf(request)));
  };
  addListAndOne(app, context, 'clients', clients);
  addListAndOne(app, context, 'repositories', clients);
  addListAndOne(app, context, 'providers', providers);
  addListAndOne(app, context, 'resource-types', async () => RESOURCE_TYPES);
}

const RESOURCE_TYPES: readonly Resource[] = [...GENERAL_TYPES.keys()].map((title) => ({
  id: dashed(title),
  type: 'resource-types',
  attributes: { title },
}));

function addListAndOne(
  app: FastifyInstance,
  context: DataciteContext,
  name: string,
  resources: (request: FastifyRequest) => Promise<readonly Resource[]>,
): void {
  app.get(`/${name}`, async (request, reply) => sendList(context, request, reply, name, await resources(request)));
  app.get(`/${name}/:id`, async (request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply) => {
    const id = request.params.id.toLowerCase();
    const data = (await resources(request)).find((one) => one.id === id);
    if (data === undefined) throw refusal(404);
    return sendDocument(request, reply, 200, { data });
  });
}
