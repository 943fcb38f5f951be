import { CorestoneError } from '../../domain/error.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';

/**
 * Lifts the lock that failed sign-ins put on an account, a user by name or a client or agent by symbol, and forgets the failures; false
 * where there was none. A client is unlocked by its manager, an agent by its own manager, a user by an administrator; nobody lifts
 * the lock on the account that he signs in by. Throws `not-found`, `not-allowed`.
 */
export function unlockAccount(unitOfWork: UnitOfWork, name: string, caller: Caller): Promise<boolean> {
  return unitOfWork(async (work) => {
    const user = await work.access.findUser(name);
    const symbol = name.toUpperCase();
    const isParty = user === undefined && (await work.parties.partySymbols([symbol])).length > 0;
    if (user === undefined && !isParty) throw new CorestoneError('not-found', `There is no account ${name}.`);
    const account = user?.name ?? symbol;
    if (caller.account === account) throw new CorestoneError('not-allowed', 'Somebody else has to lift your lock.');
    if (user !== undefined) ensureMay(caller, 'administer', '');
    else ensureMay(caller, symbol.includes('.') ? 'manage-client' : 'manage-agent', symbol);
    const failures = await work.access.failures(account);
    if (failures === undefined) return false;
    await work.access.forgetFailures(account);
    const before = { failures: failures.count, until: failures.lockedUntil };
    await work.audit(caller, [{ action: 'unlock-account', subject: account, before }], work.now());
    return true;
  });
}
