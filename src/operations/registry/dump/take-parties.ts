import { type Finding, finding } from '../../../domain/finding.ts';
import { holdParties } from '../../hold-jobs.ts';
import type { Actor, Work } from '../../ports.ts';
import { isAgentSymbol, nothingTaken, type PartyTaking, symbolFinding, type TakenCount } from './party-taking.ts';
import type { DumpParties } from './registry-dump.ts';
import { clientTaker } from './take-clients.ts';
import { namespaceTaker } from './take-namespaces.ts';

/** What became of the parties. */
export interface TakenParties {
  readonly agents: TakenCount;
  readonly clients: TakenCount;
  readonly namespaces: TakenCount;
}

/**
 * Makes the agents, clients and namespaces of a former registry that are not there yet, inactive ones too, with contact, quota
 * and domains. What is there stays as it is. Passwords are not taken: clients get none. Findings: `symbol-syntax`,
 * `agent-unknown`, those of namespaces, and `password-not-taken` once.
 */
export async function takeParties(
  work: Work,
  parties: DumpParties,
  handlePrefix: string,
  actor: Actor,
  tell: PartyTaking['tell'],
): Promise<TakenParties> {
  await holdParties(work, actor);
  const taking: PartyTaking = { work, at: work.now(), tell, entries: [] };
  tell(...parties.findings);
  const agents = await takeAgents(taking, parties);
  const clients = nothingTaken();
  const takeClient = await clientTaker(taking);
  for (const one of parties.clients) clients[await takeClient(one)] += 1;
  if (clients.new > 0) tell(withoutPasswords(clients.new));
  const namespaces = nothingTaken();
  const takeNamespace = await namespaceTaker(taking, handlePrefix);
  for (const one of parties.namespaces) namespaces[await takeNamespace(one)] += 1;
  await work.audit(actor, taking.entries, taking.at);
  return { agents, clients, namespaces };
}

async function takeAgents({ work, at, tell, entries }: PartyTaking, { agents }: DumpParties): Promise<TakenCount> {
  const taken = nothingTaken();
  for (const one of agents) {
    if (!isAgentSymbol(one.symbol)) {
      tell(symbolFinding(one.symbol, one.at));
      taken.refused += 1;
    } else if (await work.dumps.addAgent(one, at)) {
      entries.push({ action: 'import-agent', subject: one.symbol, after: { ...one, at: undefined } });
      taken.new += 1;
    } else taken.unchanged += 1;
  }
  return taken;
}

function withoutPasswords(clients: number): Finding {
  const message = `${clients} clients have no password: those of the former registry are weak hashes and are not taken over`;
  const rule = 'a new password or token for every client that registers';
  return finding('password-not-taken', message, { severity: 'info', rule });
}
