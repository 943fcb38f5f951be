import { CorestoneError } from '../../domain/error.ts';
import type { Caller } from '../../operations/caller.ts';
import { may } from '../../operations/caller.ts';
import { agentOf, keepClient } from '../../operations/registry/keep-client.ts';
import { partyStore } from '../../store/ports/party-store.ts';
import { readDatacentre, writeDatacentre } from './datacentre-xml.ts';
import { type MdsAnswer, MdsRefusal, XML_TYPE } from './mds-answer.ts';
import type { MdsRequest } from './mds-request.ts';
import type { MdsService } from './mds-service.ts';

/** `GET /datacentre?symbol=AGENT.CLIENT`: a client, for its agent. */
export async function getDatacentre(service: MdsService, { query, id, caller }: MdsRequest): Promise<MdsAnswer> {
  const symbol = (query.get('symbol') || id).trim().toUpperCase();
  if (symbol === '') throw new MdsRefusal(400, "param 'symbol' required");
  ensureAgent(caller, symbol);
  return answerClient(service, symbol, 200);
}

/** `PUT /datacentre`: makes a client (201) or changes it (200). In test mode it is only checked. */
export async function putDatacentre(service: MdsService, request: MdsRequest): Promise<MdsAnswer> {
  const wanted = readDatacentre(request.body, service.agent);
  ensureAgent(request.caller, wanted.symbol);
  const { house } = service;
  try {
    const { isNew } = await keepClient(house.unitOfWork, wanted, request.caller, request.isTest);
    if (request.isTest) return { status: isNew ? 201 : 200 };
    return await answerClient(service, wanted.symbol, isNew ? 201 : 200);
  } catch (error) {
    throw prefixRefusal(error, service.agent.handlePrefix) ?? error;
  }
}

function ensureAgent(caller: Caller, symbol: string): void {
  if (!may(caller, 'manage-agent', agentOf(symbol))) throw new MdsRefusal(403, 'Access is denied');
}

async function answerClient({ house, agent }: MdsService, symbol: string, status: number): Promise<MdsAnswer> {
  const parties = partyStore(house.store.read, house.store.engine);
  const [client] = await parties.clientDetails([symbol]);
  if (client === undefined) throw new MdsRefusal(404, 'Datacentre not found');
  const held = (await parties.namespaces()).filter((one) => one.client === symbol).map((one) => one.namespace);
  return { status, mediaType: XML_TYPE, body: writeDatacentre(client, held, agent) };
}

/** Namespaces in the words of the registry, which called them prefixes. */
function prefixRefusal(error: unknown, handlePrefix: string): MdsRefusal | undefined {
  if (!(error instanceof CorestoneError)) return undefined;
  const wrong = (code: string) =>
    error.findings.filter((one) => one.code === code).map((one) => `${handlePrefix}/${one.value}`);
  const [unheld, held] = [wrong('namespace-unheld'), wrong('namespace-of-another')];
  if (unheld.length > 0) return new MdsRefusal(400, `Prefix not found in our database: ${unheld.join(', ')}`);
  return held.length > 0 ? new MdsRefusal(403, `Prefix belongs to another datacentre: ${held.join(', ')}`) : undefined;
}
