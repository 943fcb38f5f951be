import { CorestoneError } from '../../domain/error.ts';
import type { Grant } from '../../domain/party/role.ts';
import type { UserRow } from '../access-ports.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';

/** What may change of a user. What is left out stays. `passwordHash` is made by the caller. */
export interface UserChanges {
  readonly email?: string;
  readonly isActive?: boolean;
  readonly passwordHash?: string;
  readonly grants?: readonly Grant[];
}

/**
 * Changes a user; the user as it then is. Everybody may change the own e-mail address and password; the rest is an
 * administrator's. A new password or inactivity ends all sessions, inactivity unlinks identities of providers; a new password lifts a lock. Throws `not-found`, `not-allowed`, and `conflict` when no
 * active administrator would be left.
 */
export function changeUser(
  unitOfWork: UnitOfWork,
  name: string,
  changes: UserChanges,
  caller: Caller,
): Promise<UserRow> {
  return unitOfWork(async (work) => {
    const isOwn = caller.account === name && caller.scope === undefined;
    if (!isOwn || changes.isActive !== undefined || changes.grants !== undefined) ensureMay(caller, 'administer', '');
    const user = await work.access.findUser(name);
    if (user === undefined) throw new CorestoneError('not-found', `There is no user ${name}.`);
    if (changes.grants !== undefined) await checkParties(work, changes.grants);
    await work.access.changeUser(user.id, changes);
    if (changes.grants !== undefined) await work.access.setGrants(user.id, changes.grants);
    if (changes.passwordHash !== undefined || changes.isActive === false) await work.access.endSessionsOf(user.id);
    if (changes.isActive === false) await work.access.forgetSubjectsOf(user.id);
    if (changes.passwordHash !== undefined) await work.access.forgetFailures(user.name);
    await ensureAdministrator(work);
    const { passwordHash, ...shown } = changes;
    const after = { ...shown, ...(passwordHash !== undefined && { password: 'changed' }) };
    const before = { email: user.email, isActive: user.isActive, grants: user.grants };
    await work.audit(caller, [{ action: 'change-user', subject: name, before, after }], work.now());
    return (await work.access.findUser(name))!;
  });
}

/** Throws `not-found` when a grant names a party that there is not. */
export async function checkParties(work: Work, grants: readonly Grant[]): Promise<void> {
  const wanted = [...new Set(grants.map((one) => one.party).filter((party) => party !== ''))];
  const known = new Set(await work.parties.partySymbols(wanted));
  const unknown = wanted.find((party) => !known.has(party));
  if (unknown !== undefined) throw new CorestoneError('not-found', `There is no agent or client ${unknown}.`);
}

async function ensureAdministrator(work: Work): Promise<void> {
  const isOne = ({ isActive, grants }: UserRow) =>
    isActive && grants.some(({ role, party }) => role === 'administrator' && party === '');
  if ((await work.access.users()).some(isOne)) return;
  throw new CorestoneError('conflict', 'There must be at least one active administrator.');
}
