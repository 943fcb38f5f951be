import { CorestoneError } from '../../domain/error.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { holdParties } from '../hold-jobs.ts';
import type { AgentDetails } from '../party-ports.ts';
import type { UnitOfWork } from '../ports.ts';

/** What may change of an agent. What is left out stays. `passwordHash` is made by the caller; null takes the password away. */
export interface AgentChanges {
  readonly name?: string;
  readonly contactName?: string;
  readonly contactEmail?: string;
  readonly isActive?: boolean;
  readonly passwordHash?: string | null;
}

/**
 * Changes an agent; the agent as it then is. A new password lifts a lock. Whether it is active is an administrator's, the rest its manager's. Throws
 * `not-found`, `not-allowed`, `invalid-input` for an empty name.
 */
export function changeAgent(
  unitOfWork: UnitOfWork,
  symbol: string,
  changes: AgentChanges,
  caller: Caller,
): Promise<AgentDetails> {
  ensureMay(caller, 'manage-agent', symbol);
  if (changes.isActive !== undefined) ensureMay(caller, 'administer', '');
  if (changes.name?.trim() === '') throw new CorestoneError('invalid-input', 'An agent needs a name.');
  return unitOfWork(async (work) => {
    await holdParties(work, caller);
    const before = (await work.parties.agents()).find((one) => one.symbol === symbol);
    if (before === undefined) throw new CorestoneError('not-found', `There is no agent ${symbol}.`);
    await work.parties.changeAgent(symbol, changes, work.now());
    if (typeof changes.passwordHash === 'string') await work.access.forgetFailures(symbol);
    const { passwordHash, ...shown } = changes;
    const said = {
      ...shown,
      ...(passwordHash !== undefined && { password: passwordHash === null ? 'removed' : 'changed' }),
    };
    await work.audit(caller, [{ action: 'change-agent', subject: symbol, before, after: said }], work.now());
    return (await work.parties.agents()).find((one) => one.symbol === symbol)!;
  });
}
