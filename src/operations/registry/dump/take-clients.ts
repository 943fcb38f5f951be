import { finding } from '../../../domain/finding.ts';
import { type PartyTaking, symbolFinding, type TakenCount } from './party-taking.ts';
import type { DumpClient } from './registry-dump.ts';

const CLIENT = /^[A-Z][A-Z0-9-]{0,18}[A-Z0-9]\.[A-Z][A-Z0-9-]{0,30}[A-Z0-9]$/;

/** Makes the taker of clients: what became of each. Findings: `symbol-syntax`, `agent-unknown`. */
export async function clientTaker({ work, at, tell, entries }: PartyTaking) {
  const known = new Map((await work.parties.clients()).map((one) => [one.symbol, one.agent]));
  const agents = new Set(await work.dumps.agents());
  return async (client: DumpClient): Promise<keyof TakenCount> => {
    const place = client.at === undefined ? {} : { at: client.at };
    const { symbol, agent } = client;
    if (!CLIENT.test(symbol) || symbol.includes('--') || symbol.slice(0, symbol.indexOf('.')) !== agent) {
      tell(symbolFinding(symbol, client.at));
      return 'refused';
    }
    if (!agents.has(agent)) {
      const details = { field: 'allocator', value: agent, rule: 'an agent that is in the dump or here', ...place };
      tell(finding('agent-unknown', `The agent of ${symbol} is not there.`, details));
      return 'refused';
    }
    if (known.has(symbol)) return 'unchanged';
    await work.dumps.addClient(client, at);
    known.set(symbol, agent);
    entries.push({ action: 'import-client', subject: symbol, after: { ...client, at: undefined } });
    return 'new';
  };
}
