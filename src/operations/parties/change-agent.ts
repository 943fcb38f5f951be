import { CorestoneError } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { holdParties } from '../hold-jobs.ts';
import type { AgentDetails, PartyChanges } from '../party-ports.ts';
import type { UnitOfWork } from '../ports.ts';
import { checkChanges } from './change-client.ts';
import { plannedContacts } from './planned-contacts.ts';

/** What may change of an agent. What is left out stays. `passwordHash` is made by the caller; null takes the password away. */
export type AgentChanges = Pick<
  PartyChanges,
  'name' | 'contacts' | 'contactName' | 'contactEmail' | 'isActive' | 'passwordHash'
>;

/**
 * Changes an agent; the agent as it then is. A new password lifts a lock. Whether it is active is an administrator's, the rest its manager's. Throws
 * `not-found`, `not-allowed`, `invalid-input` with the findings of a client's changes.
 */
export function changeAgent(
  unitOfWork: UnitOfWork,
  symbol: string,
  changes: AgentChanges,
  caller: Caller,
): Promise<AgentDetails> {
  ensureMay(caller, 'manage-agent', symbol);
  if (changes.isActive !== undefined) ensureMay(caller, 'administer', '');
  const findings = checkChanges(changes);
  if (findings.length > 0) refuse(findings);
  return unitOfWork(async (work) => {
    await holdParties(work, caller);
    const before = (await work.parties.agents()).find((one) => one.symbol === symbol);
    if (before === undefined) throw new CorestoneError('not-found', `There is no agent ${symbol}.`);
    const planned = plannedContacts(before.contacts, changes);
    if (!planned.ok) return refuse(planned.findings);
    const kept = planned.value;
    await work.parties.changeAgent(symbol, kept, work.now());
    if (typeof changes.passwordHash === 'string') await work.access.forgetFailures(symbol);
    const { passwordHash, ...shown } = kept;
    const said = {
      ...shown,
      ...(passwordHash !== undefined && { password: passwordHash === null ? 'removed' : 'changed' }),
    };
    await work.audit(caller, [{ action: 'change-agent', subject: symbol, before, after: said }], work.now());
    return (await work.parties.agents()).find((one) => one.symbol === symbol)!;
  });
}

function refuse(findings: readonly Finding[]): never {
  throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
}
